import { candidacyIdOf, nominationIdOf } from '@plumbline/event-log';
import { randomUUID } from 'node:crypto';
import { MemoryEventStore } from '@plumbline/event-store';
import { aRound } from '@plumbline/testing';
import { type CandidacyClaimed, DEFAULT_POLICY } from '@plumbline/domain';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { streamOf } from '../streams.js';
import { DecideNomination, DecideNominationHandler } from './decide-nomination.handler.js';
import { ExecuteNomination, ExecuteNominationHandler } from './execute-nomination.handler.js';
import { OpenNomination, OpenNominationHandler } from './open-nomination.handler.js';

const context: CommandContext = { actor: 'top', now: '2026-03-03T00:00:00Z', correlationId: 'c', causationId: 'c' };
const idOf = (level: string): string => nominationIdOf('spring', 'otto', level);
const nominationOf = (level: string): string => streamOf('nomination', idOf(level));
const CANDIDACY = streamOf('candidacy', candidacyIdOf('spring', 'otto'));

/** A store on which something else happens just before an append to a stream arrives, once. */
class BeforeAppend extends MemoryEventStore {
  readonly before = new Map<string, () => Promise<unknown>>();

  override async append(...args: Parameters<MemoryEventStore['append']>) {
    const happens = this.before.get(args[0]);
    this.before.delete(args[0]);
    await happens?.();
    return super.append(...args);
  }
}

let store: BeforeAppend;
/** Two processes on one store: neither waits for the turns of the other. */
let here: Aggregates;
let there: Aggregates;

const record = async (stream: string, type: string, data: object, actor = 'top'): Promise<unknown> =>
  store.append(stream, 'any', [
    {
      type,
      data,
      id: randomUUID(),
      metadata: { recordedAt: context.now, actor, correlationId: 'c', causationId: 'c' },
    },
  ]);
const allowSeveral = () =>
  record('cycle-spring', 'PolicyAmended', {
    cycleId: 'spring',
    policy: { ...DEFAULT_POLICY, version: 2, severalLevels: true },
    reason: 'Agreed.',
  });
const typesIn = async (stream: string): Promise<readonly string[]> =>
  (await store.readStream(stream)).map(({ type }) => type);
const claims = async (): Promise<readonly string[]> =>
  (await store.readStream(CANDIDACY)).map(({ data }) => (data as CandidacyClaimed['data']).nominationId);

const open = (level: string, by: Partial<CommandContext> = {}, at = here): Promise<Receipt> => {
  const data = { nominationId: idOf(level), cycleId: 'spring', candidateId: 'otto', targetLevel: level };
  const handler = new OpenNominationHandler(at, new Facts(at));
  return handler.execute(new OpenNomination({ type: 'OpenNomination', data }, { ...context, ...by }));
};
const withdraw = (level: string): Promise<Receipt> => {
  const data = { nominationId: idOf(level), reason: 'Moved on.' };
  const handler = new ExecuteNominationHandler(here, new Facts(here));
  return handler.execute(new ExecuteNomination({ type: 'WithdrawNomination', data }, context));
};

beforeEach(async () => {
  store = new BeforeAppend();
  [here, there] = [new Aggregates(store), new Aggregates(store)];
  // Nominations are still taken.
  const events = aRound().events.filter(({ type }) => type !== 'PhaseAdvanced');
  for (const { stream, type, data, metadata } of events) await record(stream, type, data, metadata.actor);
});

describe('opening a nomination', () => {
  it('claims the candidacy before, once, however often it is repeated', async () => {
    const opened = await open('staff');
    expect(opened).toMatchObject({ id: idOf('staff'), revision: 0n, appended: 1 });
    expect(await typesIn(CANDIDACY)).toEqual(['CandidacyClaimed']);
    expect((await store.readStream(CANDIDACY))[0]?.data).toEqual({
      ...{ cycleId: 'spring', candidateId: 'otto', nominationId: idOf('staff') },
    });
    const [claim] = await store.readStream(CANDIDACY);
    expect(String(claim?.position) < String(opened.position)).toBe(true);
    expect(await open('staff')).toMatchObject({ id: idOf('staff'), revision: 0n, appended: 0 });
    expect(await claims()).toEqual([idOf('staff')]);
  });

  it('leaves no claim where it is refused', async () => {
    await expect(open('staff', { actor: 'otto' })).rejects.toMatchObject({ code: 'self-nomination' });
    await expect(open('senior')).rejects.toMatchObject({ code: 'level-not-in-cycle' });
    await open('staff');
    await expect(open('principal')).rejects.toMatchObject({ code: 'candidate-nominated' });
    expect(await claims()).toEqual([idOf('staff')]);
  });

  it('goes on from a claim that its opening never followed, and past one of another level', async () => {
    for (const level of ['staff', 'principal'])
      await record(CANDIDACY, 'CandidacyClaimed', {
        ...{ cycleId: 'spring', candidateId: 'otto', nominationId: idOf(level) },
      });
    expect(await open('staff')).toMatchObject({ appended: 1 });
    expect(await claims()).toEqual([idOf('staff'), idOf('principal')]);
    await expect(open('principal')).rejects.toMatchObject({ code: 'candidate-nominated' });
  });

  it('is free again once the other is withdrawn', async () => {
    await open('staff');
    await withdraw('staff');
    expect(await open('principal')).toMatchObject({ appended: 1 });
    expect(await claims()).toEqual([idOf('staff'), idOf('principal')]);
  });

  it('meets no nomination of an earlier program, which was not claimed, and repeats it without a claim', async () => {
    await record(nominationOf('staff'), 'NominationOpened', {
      ...{ nominationId: idOf('staff'), cycleId: 'spring', candidateId: 'otto', nominatorId: 'top', onBehalf: false },
      ...{ targetLevel: 'staff', currentLevel: 'senior', orgUnit: 'eng', framework: { id: 'ladder', version: 1 } },
    });
    expect(await open('staff')).toMatchObject({ revision: 0n, appended: 0 });
    expect(await claims()).toEqual([]);
    expect(await open('principal')).toMatchObject({ appended: 1 });
  });

  it('is answered from its record, with the claim left as it is, whatever has happened since', async () => {
    const answered = { record: { key: 'k', request: 'r' } };
    const first = await open('staff', answered);
    await withdraw('staff');
    await open('principal');
    expect(await open('staff', answered)).toEqual(first);
    expect(await claims()).toEqual([idOf('staff'), idOf('principal')]);
    await expect(open('staff', { record: { key: 'k', request: 'another' } })).rejects.toMatchObject({
      name: 'IdempotencyKeyReused',
    });
    const [event] = await store.readStream(nominationOf('staff'));
    expect(event?.metadata.command).toMatchObject({ key: 'k', index: 0, count: 1 });
  });
});

describe('two openings for one person that race', () => {
  const MOMENTS = [CANDIDACY, nominationOf('staff')] as const;
  const other = () => open('principal', { actor: 'lin' }, there);

  it.each(MOMENTS)('never both get in: one right before the append to %s of the other', async (moment) => {
    store.before.set(moment, other);
    await expect(open('staff')).rejects.toMatchObject({ code: 'candidate-nominated' });
    expect(await typesIn(nominationOf('principal'))).toEqual(['NominationOpened']);
    expect(await typesIn(nominationOf('staff'))).toEqual([]);
  });
  it('never both get in where both have claimed before either opens', async () => {
    let late: Promise<unknown> = Promise.resolve();
    store.before.set(nominationOf('staff'), async () => {
      // The other claims, then waits right before its own opening until this one has opened.
      const opened = new Promise<void>((resolve) => {
        store.before.set(nominationOf('principal'), async () => {
          resolve();
          await first;
        });
      });
      late = other();
      await opened;
    });
    const first = open('staff').catch((error: unknown) => error);
    const answers = [await first, await late.catch((error: unknown) => error)];
    expect(answers).toMatchObject([{ appended: 1 }, { code: 'candidate-nominated' }]);
    expect(await claims()).toEqual([idOf('staff'), idOf('principal')]);
    expect(await typesIn(nominationOf('principal'))).toEqual([]);
  });
  it.each(MOMENTS)(
    'both get in where the policy allows several levels: one before the append to %s',
    async (moment) => {
      await allowSeveral();
      store.before.set(moment, other);
      expect(await open('staff')).toMatchObject({ appended: 1 });
      expect(await typesIn(nominationOf('principal'))).toEqual(['NominationOpened']);
      expect([...(await claims())].sort()).toEqual([idOf('staff'), idOf('principal')].sort());
    },
  );
});

describe('two promotions of one person in a cycle that race', () => {
  const told = { ...{ nominationId: '', candidateId: 'otto' } };
  const counted = {
    ...{ round: 1, tally: { electorate: 3, promote: 2, notYet: 0, abstain: 0, recused: 0 } },
    ...{ quorum: { present: 2, required: 2, met: true }, result: 'passed' },
  };
  const decide = (level: string, at = here, outcome: 'promoted' | 'declined' = 'promoted'): Promise<Receipt> => {
    const data = { nominationId: idOf(level), outcome, rationale: 'Seen.', conditions: [], nominationRevision: '2' };
    const overrideReason = outcome === 'promoted' ? null : 'A fact came late.';
    const handler = new DecideNominationHandler(at, new Facts(at));
    const input = { type: 'RecordDecision' as const, data: { ...data, overrideReason } };
    return handler.execute(new DecideNomination(input, { ...context, actor: 'cho' }));
  };
  beforeEach(async () => {
    await allowSeveral();
    for (const level of ['staff', 'principal']) {
      await open(level);
      const on = { ...told, nominationId: idOf(level) };
      const policy = { ...DEFAULT_POLICY, version: 2, severalLevels: true };
      await record(nominationOf(level), 'VotingOpened', { ...on, round: 1, members: ['mia', 'max', 'moe'], policy });
      await record(nominationOf(level), 'VotingClosed', { ...on, ...counted });
    }
    for (const [from, to] of [
      ['nominating', 'reviewing'],
      ['reviewing', 'calibrating'],
    ] as const)
      await record('cycle-spring', 'PhaseAdvanced', { cycleId: 'spring', from, to, unfinished: [] });
  });

  it('never both stand: one right before the append of the other', async () => {
    store.before.set(nominationOf('staff'), () => decide('principal', there));
    await expect(decide('staff')).rejects.toMatchObject({ code: 'already-promoted-in-cycle' });
    expect((await typesIn(nominationOf('staff'))).at(-1)).toBe('VotingClosed');
    expect(await decide('staff', here, 'declined')).toMatchObject({ appended: 1 });
  });
  it('can follow each other once the first is reopened', async () => {
    await decide('principal');
    const reopening = {
      type: 'ReopenDecision' as const,
      data: { nominationId: idOf('principal'), reason: 'Late fact.', opens: 'votes' as const },
    };
    await new DecideNominationHandler(here, new Facts(here)).execute(
      new DecideNomination(reopening, { ...context, actor: 'cho' }),
    );
    expect(await decide('staff')).toMatchObject({ appended: 1 });
  });
});
