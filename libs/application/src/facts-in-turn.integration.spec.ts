import { randomUUID } from 'node:crypto';
import type { Viewer } from '@plumbline/access';
import { EventEmitter, once } from 'node:events';
import { MemoryEventStore } from '@plumbline/event-store';
import { aRound } from '@plumbline/testing';
import type { CommandContext } from './command-context.js';
import { ConductCycle, ConductCycleHandler } from './cycle/conduct-cycle.handler.js';
import { Aggregates } from './decide-and-append.js';
import { Facts } from './facts.js';
import { ExecuteNomination, ExecuteNominationHandler } from './nomination/execute-nomination.handler.js';
import { ExecutePerson, ExecutePersonHandler } from './person/execute-person.handler.js';
import { checkAgainInTurn, readingOnce } from './read-once.js';

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
      .record('PhaseAdvanced', { cycleId: 'spring', from: 'nominating', to: 'reviewing', unfinished: [] })
      .record('PhaseAdvanced', { cycleId: 'spring', from: 'reviewing', to: 'calibrating', unfinished: [] });
    for (const { stream, type, data, id, metadata } of events)
      await store.append(stream, 'any', [{ type, data, id, metadata }]);
  });
  const vote = (by = context) =>
    new ExecuteNominationHandler(aggregates, facts).execute(
      new ExecuteNomination(
        { type: 'CastVote', data: { nominationId: 'n-carl', choice: 'promote', rationale: null } },
        by,
      ),
    );
  const advance = () =>
    new ConductCycleHandler(aggregates, { of: () => Promise.resolve([]) }).execute(
      new ConductCycle(
        { type: 'AdvancePhase', data: { cycleId: 'spring', to: 'releasing', acknowledged: [] } },
        context,
      ),
    );
  const changeVoteOfMia = () => {
    const of = { nominationId: 'n-carl', candidateId: 'carl', round: 1, memberId: 'mia' };
    const data = { ...of, from: 'not-yet', choice: 'promote', reason: 'Read it again.' };
    const metadata = { recordedAt: context.now, actor: 'mia', correlationId: 'c', causationId: 'c' };
    return store.append('nomination-n-carl', 'any', [{ type: 'VoteChanged', data, id: randomUUID(), metadata }]);
  };
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
      await changeVoteOfMia();
    };
    await expect(vote()).rejects.toMatchObject({ code: 'wrong-phase' });
    expect(await lastType()).toBe('VoteChanged');
  });

  it('guard the append: a phase change right before it is seen', async () => {
    store.first = async () => {
      await advance();
    };
    await expect(vote()).rejects.toMatchObject({ code: 'wrong-phase' });
    expect(await store.readStream('nomination-n-carl')).toHaveLength(9);
  });

  it('do not turn a request with If-Match away that they allow as well after they moved', async () => {
    const expected = String((await store.readStream('nomination-n-carl')).length - 1);
    store.first = async () => {
      const data = {
        cycleId: 'spring',
        deadline: 'decisions',
        from: '2026-06-01T00:00:00Z',
        to: '2026-07-01T00:00:00Z',
        reason: 'r',
      };
      const metadata = { recordedAt: context.now, actor: 'ops', correlationId: 'c', causationId: 'c' };
      await store.append('cycle-spring', 'any', [{ type: 'DeadlineMoved', data, id: randomUUID(), metadata }]);
    };
    expect(await vote({ ...context, expected })).toMatchObject({ appended: 1 });
  });

  describe('that the request was admitted on', () => {
    let asked: string[];
    const max: Viewer = { personId: 'max', roles: [], relations: ['member'] };
    const admit = (allowed: boolean) => async () => {
      asked.push((await facts.person('max'))?.leftOn ?? 'here');
      if (!allowed) throw new Error('not admitted');
      return max;
    };
    const leave = () =>
      new ExecutePersonHandler(aggregates).execute(
        new ExecutePerson({ type: 'RecordDeparture', data: { personId: 'max', effectiveDate: '2026-03-03' } }, context),
      );
    /** A request that found somebody here, and was then admitted. */
    const request = (check: () => Promise<Viewer>, work: () => Promise<unknown>) =>
      readingOnce(async () => {
        await facts.person('max');
        checkAgainInTurn(max, check);
        return work();
      });
    beforeEach(() => (asked = []));

    it('guard the append too, and are checked again with what holds now once they moved', async () => {
      store.first = async () => {
        await readingOnce(leave);
      };
      await expect(request(admit(false), vote)).rejects.toThrow('not admitted');
      expect(asked).toEqual(['2026-03-03']);
      expect(await store.readStream('nomination-n-carl')).toHaveLength(9);
    });

    it('let the command in where they moved and it is still admitted', async () => {
      store.first = async () => {
        await readingOnce(leave);
      };
      expect(await request(admit(true), vote)).toMatchObject({ appended: 1 });
    });

    it('are checked again where the own stream moved between admission and turn', async () => {
      await expect(
        request(admit(false), async () => {
          await facts.nomination('n-carl');
          await changeVoteOfMia();
          return vote();
        }),
      ).rejects.toThrow('not admitted');
    });

    it('are not checked again where nothing moved', async () => {
      expect(await request(admit(false), vote)).toMatchObject({ appended: 1 });
      expect(asked).toEqual([]);
    });
  });

  it('that never stop moving end in an error that says to send it again, and nothing is appended', async () => {
    store.always = async () => {
      const data = { cycleId: 'spring', personId: randomUUID() };
      const metadata = { recordedAt: context.now, actor: 'ops', correlationId: 'c', causationId: 'c' };
      await store.append('cycle-spring', 'any', [{ type: 'MemberAdded', data, id: randomUUID(), metadata }]);
    };
    await expect(vote()).rejects.toMatchObject({ name: 'StillMoving' });
    expect(await store.readStream('nomination-n-carl')).toHaveLength(9);
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
  /** Before every append that has guards. */
  always: (() => Promise<void>) | undefined;

  override async append(...args: Parameters<MemoryEventStore['append']>) {
    const { first } = this;
    this.first = undefined;
    await first?.();
    if (args[3]?.guards !== undefined) await this.always?.();
    return super.append(...args);
  }
}
