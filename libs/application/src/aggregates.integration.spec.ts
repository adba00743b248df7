import { randomUUID } from 'node:crypto';
import { type AnyEvent, type Decider, nomination } from '@plumbline/domain';
import { MemoryEventStore } from '@plumbline/event-store';
import { committee, memberAdded, type CommitteeCommand, type CommitteeState } from '@plumbline/testing';
import fc from 'fast-check';
import type { CommandContext } from './command-context.js';
import { Aggregates, decideAndAppend } from './decide-and-append.js';

const context: CommandContext = {
  actor: 'ada',
  now: '2026-03-02T09:30:00.000Z',
  correlationId: 'c-1',
  causationId: 'r-1',
};
/** About what the state of a stream weighs after a few of the steps below. */
const A_STATE = 2_000;
type Step = Readonly<{ stream: string; command: CommitteeCommand; process: number }>;

const steps = fc.array(
  fc.record<Step>({
    stream: fc.constantFrom('cycle-a', 'cycle-b', 'cycle-c'),
    command: fc.record({
      type: fc.constantFrom('Add' as const, 'Remove' as const),
      personId: fc.constantFrom('p', 'q'),
    }),
    process: fc.nat({ max: 1 }),
  }),
  { maxLength: 25 },
);

/** A store whose every call takes its time, in an order that fast-check picks. */
const slowed = (store: MemoryEventStore, scheduler: fc.Scheduler): MemoryEventStore =>
  Object.assign(Object.create(store) as MemoryEventStore, {
    append: scheduler.scheduleFunction(store.append.bind(store)),
    readStream: scheduler.scheduleFunction(store.readStream.bind(store)),
  });

const folded = async (store: MemoryEventStore, stream: string): Promise<CommitteeState> =>
  (await store.readStream(stream)).reduce<CommitteeState>(
    (state, event) => (committee as Decider<CommitteeState, CommitteeCommand, AnyEvent>).evolve(state, event),
    committee.initialState(),
  );

const run = (aggregates: Aggregates, { stream, command }: Step) =>
  decideAndAppend(aggregates, committee, { stream, command, context });

describe('cached states', () => {
  it('equal states folded from the start, after every command', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat({ max: 2 }), async (script, capacity) => {
        const [one, other] = [new MemoryEventStore(), new MemoryEventStore()];
        const cached = [0, 1].map(() => new Aggregates(one, { capacity: (capacity + 1) * A_STATE }));
        const uncached = new Aggregates(other, { capacity: 1 });
        for (const step of script) {
          const answers = await Promise.allSettled([run(cached[step.process] ?? uncached, step), run(uncached, step)]);
          expect(answers[0]).toEqual(answers[1]);
        }
      }),
    );
  });

  it('are never ahead of the committed events or different from them, however two processes interleave', async () => {
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(steps, fc.scheduler(), async (script, scheduler) => {
        const store = new MemoryEventStore();
        const processes = [0, 1].map(() => new Aggregates(slowed(store, scheduler), { capacity: 2 * A_STATE }));
        const running = script.map((step) => {
          const aggregates = processes[step.process];
          return aggregates === undefined ? Promise.reject(new Error('no process')) : run(aggregates, step);
        });
        const [results] = await Promise.all([Promise.allSettled(running), scheduler.waitIdle()]);
        for (const stream of ['cycle-a', 'cycle-b', 'cycle-c']) {
          const state = await folded(store, stream);
          expect(new Set(state.members).size).toBe(state.members.length);
          for (const aggregates of processes) {
            const loading = aggregates.load(committee, stream);
            await scheduler.waitIdle();
            expect((await loading).state).toEqual(state);
          }
        }
        const refused = results.filter((result) => result.status === 'rejected');
        refusals += refused.length;
        for (const { reason } of refused) expect(reason).toMatchObject({ code: 'not-a-member' });
      }),
      { numRuns: 200 },
    );
    expect(refusals).toBeGreaterThan(0);
  });

  it('are folded on from, not folded again', async () => {
    const store = new MemoryEventStore();
    const from: (bigint | undefined)[] = [];
    const watched = Object.assign(Object.create(store) as MemoryEventStore, {
      readStream: (stream: string, revision?: bigint) => {
        from.push(revision);
        return store.readStream(stream, revision);
      },
    });
    const aggregates = new Aggregates(watched);
    await store.append('cycle-a', 'any', [memberAdded('p'), memberAdded('q')]);
    await aggregates.load(committee, 'cycle-a');
    expect((await aggregates.load(committee, 'cycle-a')).state.members).toEqual(['p', 'q']);
    expect(from).toEqual([0n, 2n]);
  });

  it('are dropped where another process ended texts that they may hold', async () => {
    const store = new MemoryEventStore();
    const aggregates = new Aggregates(store);
    await store.append('cycle-a', 'any', [memberAdded('p')]);
    await aggregates.load(committee, 'cycle-a');
    const before = aggregates.timesForgotten;
    await aggregates.load(committee, 'cycle-a');
    expect(aggregates.timesForgotten).toBe(before);
    await store.forget([{ subject: 'p' }]);
    await aggregates.load(committee, 'cycle-a');
    expect(aggregates.timesForgotten).toBe(before + 1);
  });

  it('are not kept where they were being folded while states were forgotten', async () => {
    const store = new MemoryEventStore();
    const from: (bigint | undefined)[] = [];
    let forget = (): void => undefined;
    const watched = Object.assign(Object.create(store) as MemoryEventStore, {
      readStream: async (stream: string, revision?: bigint) => {
        from.push(revision);
        const events = await store.readStream(stream, revision);
        forget();
        return events;
      },
    });
    const aggregates = new Aggregates(watched);
    forget = () => {
      aggregates.forgetStates();
    };
    await store.append('cycle-a', 'any', [memberAdded('p')]);
    const before = await aggregates.load(committee, 'cycle-a');
    forget = () => undefined;
    await aggregates.load(committee, 'cycle-a');
    expect(from).toEqual([0n, 0n]);
    aggregates.forgetStates();
    const receipt = { stream: 'cycle-a', revision: 1n, position: '2', appended: 1 };
    aggregates.appended(committee, before, [memberAdded('q')], receipt);
    await aggregates.load(committee, 'cycle-a');
    expect(from).toEqual([0n, 0n, 0n]);
  });

  it('of one decider are not used for another', async () => {
    const store = new MemoryEventStore();
    const aggregates = new Aggregates(store);
    const counting: Decider<number, never, AnyEvent> = {
      initialState: () => 0,
      decide: () => [],
      evolve: (n) => n + 1,
    };
    await store.append('cycle-a', 'any', [memberAdded('p')]);
    expect((await aggregates.load(committee, 'cycle-a')).state).toEqual({ members: ['p'] });
    expect((await aggregates.load(counting, 'cycle-a')).state).toBe(1);
  });

  it('are dropped by size, so that heavy packets do not fill the memory', async () => {
    const store = new MemoryEventStore();
    const reads: (bigint | undefined)[] = [];
    const watched = Object.assign(Object.create(store) as MemoryEventStore, {
      readStream: (stream: string, revision?: bigint) => {
        reads.push(revision);
        return store.readStream(stream, revision);
      },
    });
    const of = { nominationId: 'n', candidateId: 'cleo' };
    const metadata = { recordedAt: context.now, actor: 'ada', correlationId: 'c-1', causationId: 'r-1' };
    const data = { ...of, statement: 'x'.repeat(20_000) };
    const texts = Array.from({ length: 30 }, () => ({ type: 'StatementWritten', data, id: randomUUID(), metadata }));
    await store.append('nomination-heavy', 'any', texts);
    await store.append(
      'nomination-light',
      'any',
      texts.slice(0, 1).map((each) => ({ ...each, id: randomUUID() })),
    );
    const aggregates = new Aggregates(watched, { capacity: 1024 * 1024 });
    for (const stream of ['nomination-light', 'nomination-heavy', 'nomination-light', 'nomination-heavy'])
      await aggregates.load(nomination, stream);
    expect(reads).toEqual([0n, 0n, 1n, 0n]);
  });

  it('of a stream that does not exist are the initial state', async () => {
    const aggregates = new Aggregates(new MemoryEventStore());
    const nothing = { state: { members: [] }, revision: null, position: null };
    expect(await aggregates.load(committee, 'cycle-none')).toMatchObject(nothing);
  });
});

describe('turns on streams', () => {
  it('count those that wait, and not those that are at work', async () => {
    const aggregates = new Aggregates(new MemoryEventStore());
    const ends: (() => void)[] = [];
    const turn = (stream: string) =>
      aggregates.inTurn(stream, () => new Promise<void>((resolve) => ends.push(resolve)));
    const turns = [turn('cycle-a'), turn('cycle-a'), turn('cycle-b')];
    expect(aggregates.waiting).toBe(1);
    for (const _ of turns) {
      ends.shift()?.();
      await new Promise(setImmediate);
    }
    await Promise.all(turns);
    await new Promise(setImmediate);
    expect(aggregates.waiting).toBe(0);
  });
});
