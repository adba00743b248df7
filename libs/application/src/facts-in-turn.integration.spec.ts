import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { MemoryEventStore } from '@plumbline/event-store';
import { aRound } from '@plumbline/testing';
import type { CommandContext } from './command-context.js';
import { ExecuteCycle, ExecuteCycleHandler } from './cycle/execute-cycle.handler.js';
import { Aggregates } from './decide-and-append.js';
import { Facts } from './facts.js';
import { ExecuteNomination, ExecuteNominationHandler } from './nomination/execute-nomination.handler.js';
import { readingOnce } from './read-once.js';

const context: CommandContext = {
  actor: 'max',
  now: '2026-03-03T00:00:00Z',
  correlationId: 'c',
  causationId: 'c',
};

describe('facts that change while a command waits for its turn', () => {
  let store: BeforeAppend;
  let aggregates: Aggregates;
  let facts: Facts;
  beforeEach(async () => {
    store = new BeforeAppend();
    aggregates = new Aggregates(store);
    facts = new Facts(aggregates);
    const { events } = aRound()
      .record('PhaseAdvanced', { cycleId: 'spring', from: 'nominating', to: 'reviewing' })
      .record('PhaseAdvanced', { cycleId: 'spring', from: 'reviewing', to: 'calibrating' });
    for (const { stream, type, data, id, metadata } of events)
      await store.append(stream, 'any', [{ type, data, id, metadata }]);
  });
  const vote = () =>
    new ExecuteNominationHandler(aggregates, facts).execute(
      new ExecuteNomination(
        { type: 'CastVote', data: { nominationId: 'n-carl', choice: 'promote', rationale: null } },
        context,
      ),
    );
  const advance = () =>
    new ExecuteCycleHandler(aggregates).execute(
      new ExecuteCycle({ type: 'AdvancePhase', data: { cycleId: 'spring', to: 'releasing' } }, context),
    );
  const lastType = async () => (await store.readStream('nomination-n-carl')).at(-1)?.type;

  it('are looked up in the turn: no vote is accepted after the phase change that ends voting', async () => {
    const turn = new EventEmitter();
    const busy = aggregates.inTurn('nomination-n-carl', () => once(turn, 'over'));
    const voting = vote();
    await new Promise(setImmediate);
    expect(await advance()).toMatchObject({ appended: 1 });
    turn.emit('over');
    await busy;
    await expect(voting).rejects.toMatchObject({ code: 'wrong-phase' });
    expect(await lastType()).toBe('VoteCast');
    expect(await store.readStream('nomination-n-carl')).toHaveLength(9);
  });

  it('are looked up again if the command is decided again', async () => {
    store.first = async () => {
      await advance();
      const of = { nominationId: 'n-carl', candidateId: 'carl', round: 1, memberId: 'mia' };
      const data = { ...of, from: 'not-yet', choice: 'promote', reason: 'Read it again.' };
      const metadata = { recordedAt: context.now, actor: 'mia', correlationId: 'c', causationId: 'c' };
      await store.append('nomination-n-carl', 'any', [{ type: 'VoteChanged', data, id: randomUUID(), metadata }]);
    };
    await expect(vote()).rejects.toMatchObject({ code: 'wrong-phase' });
    expect(await lastType()).toBe('VoteChanged');
  });

  it('are read again in the turn, even if the same request read them before', async () => {
    await readingOnce(async () => {
      await facts.cycle('spring');
      await advance();
      await expect(vote()).rejects.toMatchObject({ code: 'wrong-phase' });
    });
  });

  it('allow a vote while the phase lasts', async () => {
    expect(await vote()).toMatchObject({ id: 'n-carl', appended: 1 });
  });
});

/** A store on which something else happens just before an append arrives, once. */
class BeforeAppend extends MemoryEventStore {
  first: (() => Promise<void>) | undefined;

  override async append(...args: Parameters<MemoryEventStore['append']>) {
    const { first } = this;
    this.first = undefined;
    await first?.();
    return super.append(...args);
  }
}
