import type { Viewer } from '@plumbline/access';
import { nomination } from '@plumbline/domain';
import { MemoryEventStore } from '@plumbline/event-store';
import { aRound } from '@plumbline/testing';
import type { CommandContext } from './command-context.js';
import { Aggregates } from './decide-and-append.js';
import { Facts } from './facts.js';
import { DecideNomination, DecideNominationHandler } from './nomination/decide-nomination.handler.js';
import { ExecuteNomination, ExecuteNominationHandler } from './nomination/execute-nomination.handler.js';
import { checkAgainInTurn, readingOnce } from './read-once.js';
import { Versions } from './versions.js';

const context: CommandContext = { actor: 'mia', now: '2026-03-03T00:00:00Z', correlationId: 'c', causationId: 'c' };
const metadata = { recordedAt: context.now, actor: 'cho', correlationId: 'c', causationId: 'c' };
const calibrating = () => ({
  ...{ type: 'PhaseAdvanced', data: { cycleId: 'spring', from: 'reviewing', to: 'calibrating', unfinished: [] } },
  ...{ id: crypto.randomUUID(), metadata },
});
const chair: Viewer = { personId: 'cho', roles: [], relations: ['chair'] };
const manager: Viewer = { personId: 'lin', roles: [], relations: ['line-manager'] };

describe('versions', () => {
  let store: MemoryEventStore;
  let aggregates: Aggregates;
  let versions: Versions;
  let last: bigint;
  const append = async (type: 'VoteChanged' | 'StatementWritten') => {
    const data =
      type === 'VoteChanged'
        ? { round: 1, memberId: 'mia', from: 'not-yet', choice: 'promote', reason: 'r' }
        : { statement: 'Led a move.' };
    const id = crypto.randomUUID();
    const event = { type, data: { nominationId: 'n-carl', candidateId: 'carl', ...data }, id };
    await store.append('nomination-n-carl', 'any', [{ ...event, metadata }]);
    last += 1n;
  };
  beforeEach(async () => {
    store = new MemoryEventStore();
    aggregates = new Aggregates(store);
    versions = new Versions(aggregates);
    for (const event of aRound().events) await store.append(event.stream, 'any', [event]);
    await store.append('cycle-spring', 'any', [calibrating()]);
    last = (await store.readStream('nomination-n-carl')).at(-1)?.revision ?? -1n;
  });
  const of = (revision: bigint, viewer = chair) => versions.of('nomination', 'n-carl', revision, viewer);

  it('are of the revision that a view shows, however far the stream has come since', async () => {
    const before = await of(last);
    await append('StatementWritten');
    expect([await of(last - 1n), (await of(last)) === before]).toEqual([before, false]);
  });
  it('are of a newer revision than the request has read, where a view shows that', async () => {
    await readingOnce(async () => {
      const before = await of(last);
      await append('StatementWritten');
      expect(await of(last)).not.toBe(before);
    });
  });

  describe('that a command expects', () => {
    const cast = (viewer: Viewer, expected: string, again = () => Promise.resolve(viewer)) =>
      readingOnce(() => {
        checkAgainInTurn(viewer, again);
        const vote = { nominationId: 'n-carl', choice: 'abstain' as const, rationale: null };
        return new ExecuteNominationHandler(aggregates, new Facts(aggregates)).execute(
          new ExecuteNomination({ type: 'CastVote', data: vote }, { ...context, actor: 'max', expected }),
        );
      });

    it('are those of whoever was admitted: what they cannot be shown turns nothing away', async () => {
      const seen = await of(last, chair);
      await append('VoteChanged');
      expect(await cast(chair, seen)).toMatchObject({ appended: 1, revision: last + 1n });
    });
    it('conflict with what they can be shown', async () => {
      const seen = await of(last, chair);
      await append('StatementWritten');
      await expect(cast(chair, seen)).rejects.toMatchObject({ name: 'ConcurrencyConflict' });
      await expect(cast(chair, await of(last, manager))).rejects.toMatchObject({ name: 'ConcurrencyConflict' });
      expect(await cast(chair, await of(last, chair))).toMatchObject({ appended: 1 });
    });
    it('are those of whoever is admitted again, where what was read before has moved', async () => {
      await readingOnce(async () => {
        await aggregates.load(nomination, 'nomination-n-carl');
        await append('StatementWritten');
        checkAgainInTurn(manager, () => Promise.resolve(chair));
        const vote = { nominationId: 'n-carl', choice: 'abstain' as const, rationale: null };
        const expected = await readingOnce(() => of(last, chair));
        const handler = new ExecuteNominationHandler(aggregates, new Facts(aggregates));
        const command = new ExecuteNomination({ type: 'CastVote', data: vote }, { ...context, actor: 'max', expected });
        expect(await handler.execute(command)).toMatchObject({ appended: 1 });
      });
    });
  });
});

describe('a decision', () => {
  it('rests on the revision that it is decided at, whatever the version says', async () => {
    const store = new MemoryEventStore();
    const aggregates = new Aggregates(store);
    for (const event of aRound().events)
      if (event.type !== 'DecisionRecorded' && event.type !== 'FeedbackReleased')
        await store.append(event.stream, 'any', [event]);
    await store.append('cycle-spring', 'any', [calibrating()]);
    const closed = (await store.readStream('nomination-n-cleo')).at(-1);
    expect(closed?.type).toBe('VotingClosed');
    const words = { outcome: 'promoted' as const, rationale: 'Strong.', conditions: [], overrideReason: null };
    const decide = new DecideNomination(
      { type: 'RecordDecision', data: { nominationId: 'n-cleo', ...words } },
      { ...context, actor: 'cho' },
    );
    await new DecideNominationHandler(aggregates, new Facts(aggregates)).execute(decide);
    const decided = (await store.readStream('nomination-n-cleo')).at(-1);
    expect(decided?.data).toMatchObject({ nominationRevision: String(closed?.revision) });
  });
});
