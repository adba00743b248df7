import { MemoryEventStore } from '@plumbline/event-store';
import { committee, memberAdded, named, type CommitteeCommand } from '@plumbline/testing';
import type { CommandContext } from './command-context.js';
import { Aggregates, decideAndAppend } from './decide-and-append.js';

const STREAM = 'cycle-spring-26';
const context: CommandContext = {
  actor: 'ada',
  now: '2026-03-02T09:30:00.000Z',
  correlationId: 'c-1',
  causationId: 'r-1',
};
const record = { key: 'k'.padEnd(64, '0'), request: 'r'.padEnd(64, '0') };

describe('decide and append', () => {
  let store: MemoryEventStore;
  let aggregates: Aggregates;
  const execute = (type: 'Add' | 'Remove', personId: string, more: Partial<CommandContext> = {}, stream = STREAM) => {
    const command: CommitteeCommand = { type, personId };
    return decideAndAppend(aggregates, committee, { stream, command, context: { ...context, ...more } });
  };
  const members = async () => (await aggregates.load(committee, STREAM)).state.members;

  beforeEach(() => {
    store = new MemoryEventStore();
    aggregates = new Aggregates(store);
  });

  it('appends the decided events and returns the new revision and position', async () => {
    const receipt = await execute('Add', 'grace');
    expect(receipt).toEqual({
      id: 'spring-26',
      stream: STREAM,
      revision: 0n,
      position: await store.head(),
      appended: 1,
    });
    expect(await members()).toEqual(['grace']);
  });

  it('records actor, time, correlation and causation with every event', async () => {
    await execute('Add', 'grace', { record });
    expect((await store.readAll(null, 1))[0]?.metadata).toEqual({
      recordedAt: context.now,
      actor: 'ada',
      correlationId: 'c-1',
      causationId: 'r-1',
      command: { key: record.key, request: expect.stringMatching(/^[\w-]{43}$/) as string, index: 0, count: 1 },
    });
  });

  it('appends nothing if the decision is empty, and returns the current revision', async () => {
    const first = await execute('Add', 'grace');
    expect(await execute('Add', 'grace')).toEqual({ ...first, appended: 0 });
  });

  it('passes a refusal on, and changes neither stream nor cache', async () => {
    await execute('Add', 'grace');
    await expect(execute('Remove', 'alan')).rejects.toMatchObject({ code: 'not-a-member' });
    expect(await members()).toEqual(['grace']);
    expect(await store.remaining(null)).toBe(1);
  });

  describe('a command with an expected version that nobody asked for', () => {
    it('is appended if the stream is at that revision', async () => {
      await execute('Add', 'grace');
      expect((await execute('Add', 'alan', { expected: '0' })).revision).toBe(1n);
    });

    it('conflicts at any other revision, older or newer, before any rule is checked', async () => {
      await execute('Add', 'grace');
      await execute('Add', 'alan');
      const conflict = { name: 'ConcurrencyConflict', stream: STREAM };
      await expect(execute('Remove', 'nobody', { expected: '0' })).rejects.toMatchObject(conflict);
      await expect(execute('Add', 'edsger', { expected: '9' })).rejects.toMatchObject(conflict);
      await expect(execute('Add', 'edsger', { expected: '0' }, 'cycle-none')).rejects.toMatchObject({
        ...{ name: 'ConcurrencyConflict', stream: 'cycle-none' },
      });
      expect(await store.remaining(null)).toBe(2);
    });

    it('succeeds for one of two actors who saw the same revision', async () => {
      await execute('Add', 'grace');
      const both = await Promise.allSettled([
        execute('Add', 'alan', { expected: '0' }),
        execute('Add', 'edsger', { expected: '0' }),
      ]);
      expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    });

    it('conflicts if another process moved the stream between the decision and the append', async () => {
      const overtaken = new OvertakenOnce();
      aggregates = new Aggregates(overtaken);
      await execute('Add', 'grace');
      overtaken.by = memberAdded('alan');
      await expect(execute('Add', 'edsger', { expected: '0' })).rejects.toMatchObject({ name: 'ConcurrencyConflict' });
    });
  });

  describe('a command without an expected revision', () => {
    it('never conflicts with concurrent commands', async () => {
      await Promise.all(Array.from({ length: 100 }, (_, n) => execute('Add', `p-${String(n)}`)));
      expect(await members()).toEqual(Array.from({ length: 100 }, (_, n) => `p-${String(n)}`));
    });

    it('is decided again if another process moved the stream meanwhile', async () => {
      const overtaken = new OvertakenOnce();
      aggregates = new Aggregates(overtaken);
      overtaken.by = memberAdded('grace');
      expect(await execute('Add', 'grace')).toMatchObject({ revision: 0n, appended: 0 });
      expect(await members()).toEqual(['grace']);
    });

    it('does not wait for other streams', async () => {
      const order: string[] = [];
      const slow = aggregates.inTurn('cycle-slow', async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push('slow');
      });
      await execute('Add', 'grace').then(() => order.push('fast'));
      await slow;
      expect(order).toEqual(['fast', 'slow']);
    });

    it('runs after a failed command on the same stream', async () => {
      const results = await Promise.allSettled([execute('Remove', 'grace'), execute('Add', 'grace')]);
      expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    });
  });

  describe('a command with a command record', () => {
    it('returns the first receipt for a repeat, even if a rule would now refuse it', async () => {
      await execute('Add', 'grace');
      const first = await execute('Remove', 'grace', { record });
      expect(await execute('Remove', 'grace', { record })).toEqual(first);
      expect(await execute('Remove', 'grace', { record, expected: '0' })).toEqual(first);
      expect(named(await store.readAll(null, 9))).toEqual(['grace', 'grace']);
    });

    it('returns the first receipt for a repeat of a command that changed nothing, even if it now would', async () => {
      await execute('Add', 'grace');
      const nothing = await execute('Add', 'grace', { record });
      await execute('Remove', 'grace');
      expect(nothing.appended).toBe(0);
      expect(await execute('Add', 'grace', { record })).toEqual(nothing);
      expect(await members()).toEqual([]);
    });

    it('returns the aggregate id of the first request, whatever id was generated for the repeat', async () => {
      const first = await execute('Add', 'grace', { record }, 'cycle-a-1');
      expect(await execute('Add', 'grace', { record }, 'cycle-b-2')).toEqual(first);
      expect(first.id).toBe('a-1');
    });

    it('appends once for many concurrent repeats, on one stream or several, and returns one receipt to all', async () => {
      const receipts = await Promise.all(
        ['cycle-a', 'cycle-a', 'cycle-b', 'cycle-c'].map((stream) => execute('Add', 'grace', { record }, stream)),
      );
      expect(new Set(receipts.map(({ id, position }) => `${id} ${String(position)}`)).size).toBe(1);
      expect(await store.remaining(null)).toBe(1);
    });

    it('is refused if the key was used for another request', async () => {
      await execute('Add', 'grace', { record });
      const other = { ...record, request: 'other' };
      await expect(execute('Add', 'alan', { record: other })).rejects.toThrow('used before');
      const racing = { key: 'l', request: 'one' };
      const results = await Promise.allSettled([
        execute('Add', 'alan', { record: racing }, 'cycle-a'),
        execute('Add', 'alan', { record: { ...racing, request: 'two' } }, 'cycle-b'),
      ]);
      expect(results[1]).toMatchObject({ status: 'rejected', reason: { name: 'IdempotencyKeyReused' } });
    });
  });
});

/** A store that another process writes to as well, once, just before an append arrives. */
class OvertakenOnce extends MemoryEventStore {
  by: ReturnType<typeof memberAdded> | undefined;

  override async append(...[stream, ...rest]: Parameters<MemoryEventStore['append']>) {
    const { by } = this;
    this.by = undefined;
    if (by !== undefined) await super.append(stream, 'any', [by]);
    return super.append(stream, ...rest);
  }
}
