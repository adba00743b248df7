import { randomUUID } from 'node:crypto';
import type { CycleId, NominationId } from '@plumbline/domain';
import { MemoryEventStore } from '@plumbline/event-store';
import { VIEWS } from '@plumbline/projections';
import { aRound } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import { Aggregates } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { forgetEnded, Forgetting } from '../forgetting.js';
import { Namesakes } from '../person/namesakes.js';
import type { DueTexts } from './due-texts.js';
import { Retention } from './retention.js';

const NOW = '2026-06-01T00:00:00.000Z';
const MONTHS = { promoted: 1, notPromoted: 1, undecided: 1 };
const TEXT = 'erased';

/** Something else happens right before an event is appended that ends texts. */
class Interrupted extends MemoryEventStore {
  before: (() => Promise<unknown>) | undefined;

  override async append(...args: Parameters<MemoryEventStore['append']>) {
    const isEnding = args[2].some(({ type }) => type === 'TextsExpired' || type === 'CycleTextsExpired');
    const { before } = this;
    if (isEnding) {
      this.before = undefined;
      await before?.();
    }
    return super.append(...args);
  }
}

describe('the texts that are due', () => {
  let store: Interrupted;
  const told = (stream: string, type: string, data: object, recordedAt = NOW) => {
    const metadata = { recordedAt, actor: 'ada', correlationId: 'c', causationId: 'c' };
    return store.append(stream, 'any', [{ id: randomUUID(), type, data, metadata }]);
  };
  beforeEach(async () => {
    store = new Interrupted();
    for (const { stream, type, data, id, metadata } of aRound().events)
      await store.append(stream, 'any', [{ type, data, id, metadata }]);
    const long = '2026-03-31T00:00:00.000Z';
    await told('cycle-spring', 'RetentionSet', { cycleId: 'spring', retention: MONTHS, reason: null }, long);
    await told('cycle-spring', 'CycleClosed', { cycleId: 'spring', unfinished: [] }, long);
  });

  /** `due`: what the views would list; `left`: whether they still list one with texts. */
  const retentionOf = (due: readonly NominationId[], cycles: readonly CycleId[] = [], left = false) => {
    const aggregates = new Aggregates(store);
    const { db } = readModelOf(VIEWS, []);
    const nobody = () => Promise.resolve([]);
    const namesakes = new Namesakes(nobody, nobody);
    const forgetting = new Forgetting(aggregates, namesakes, db);
    const listed: Pick<DueTexts, 'nominations' | 'cycles' | 'areLeftIn'> = {
      nominations: () => Promise.resolve(due),
      cycles: () => Promise.resolve(cycles),
      areLeftIn: () => Promise.resolve(left),
    };
    return new Retention(aggregates, new Facts(aggregates), forgetting, listed as DueTexts);
  };
  const typesIn = async (stream: string) => (await store.readStream(stream)).map(({ type }) => type);
  const endings = async () =>
    [...(await typesIn('nomination-n-cleo')), ...(await typesIn('cycle-spring'))].filter((type) =>
      type.endsWith('TextsExpired'),
    );
  const statement = async () =>
    (await store.readStream('nomination-n-cleo')).find(({ type }) => type === 'StatementWritten')?.data;

  it('go', async () => {
    expect(await retentionOf(['n-cleo']).run(NOW)).toEqual({ expired: 1, kept: 0, failed: [] });
    expect(await endings()).toEqual(['TextsExpired']);
    expect(await statement()).toMatchObject({ statement: TEXT });
  });

  it.each([
    [
      'a hold is placed on the candidate',
      () =>
        told('person-cleo', 'LegalHoldPlaced', {
          ...{ personId: 'cleo', caseNumber: '1', ground: 'legal-claims', until: '2999-01-01' },
        }),
    ],
    [
      'a hold is placed on a reviewer',
      () =>
        told('person-ron', 'LegalHoldPlaced', {
          ...{ personId: 'ron', caseNumber: '1', ground: 'legal-claims', until: '2999-01-01' },
        }),
    ],
    ['the cycle is reopened', () => told('cycle-spring', 'CycleReopened', { cycleId: 'spring', reason: 'Once more.' })],
    [
      'they are to be kept',
      () =>
        told('cycle-spring', 'RetentionSet', {
          cycleId: 'spring',
          retention: { ...MONTHS, promoted: null },
          reason: 'No.',
        }),
    ],
  ])('stay where %s right before they go', async (_what, before) => {
    store.before = before;
    expect(await retentionOf(['n-cleo']).run(NOW)).toEqual({ expired: 0, kept: 1, failed: [] });
    expect(await endings()).toEqual([]);
    expect(await statement()).not.toMatchObject({ statement: TEXT });
  });

  it('of a cycle stay where a hold is placed right before they go, on somebody who was removed from it', async () => {
    await told('cycle-spring', 'MemberRemoved', { cycleId: 'spring', personId: 'moe', reason: 'Left.' });
    store.before = () =>
      told('person-moe', 'LegalHoldPlaced', {
        ...{ personId: 'moe', caseNumber: '1', ground: 'legal-claims', until: '2999-01-01' },
      });
    expect(await retentionOf([], ['spring']).run(NOW)).toEqual({ expired: 0, kept: 1, failed: [] });
    expect(await endings()).toEqual([]);
    expect(await retentionOf([], ['spring'], true).run(NOW)).toEqual({ expired: 0, kept: 1, failed: [] });
  });

  const place = { eventId: 'e', eventType: 'CycleClosed', revision: '5' };
  const onSpring = { findingId: 'f1', about: { kind: 'cycle', id: 'spring' } };
  const resolution = { ...onSpring, subjectId: 'cho', reason: 'It may stay.' };
  const raised = () =>
    told('cycle-spring', 'FindingRaised', {
      ...onSpring,
      found: {
        ...{ kind: 'broken-guard', done: place, changedBy: place },
        decidedOn: { stream: 'person-cho', revision: null },
      },
    });

  it('of a cycle stay where whoever resolved what was found on it is under a hold', async () => {
    await raised();
    await told('cycle-spring', 'FindingResolved', resolution);
    await told('person-cho', 'LegalHoldPlaced', {
      personId: 'cho',
      caseNumber: '1',
      ground: 'legal-claims',
      until: '2999-01-01',
    });
    expect(await retentionOf([], ['spring']).run(NOW)).toEqual({ expired: 0, kept: 1, failed: [] });
  });

  it('of a cycle are gone with the reason of what was resolved on it, and one that is written later is not kept', async () => {
    const reasons = async () =>
      (await store.readStream('cycle-spring')).flatMap(({ data }) => ('subjectId' in data ? [data] : []));
    await raised();
    await told('cycle-spring', 'FindingResolved', resolution);
    expect(await reasons()).toMatchObject([{ reason: 'It may stay.' }]);
    expect(await retentionOf([], ['spring']).run(NOW)).toEqual({ expired: 1, kept: 0, failed: [] });
    await told('cycle-spring', 'FindingResolved', { ...resolution, findingId: 'f2' });
    expect(await reasons()).toMatchObject([{ reason: TEXT }, { reason: TEXT }]);
  });

  it('go once, though two servers end them at once', async () => {
    const [first, second] = [retentionOf(['n-cleo']), retentionOf(['n-cleo'])];
    const runs = await Promise.all([first.run(NOW), second.run(NOW)]);
    expect(runs.map(({ expired }) => expired).sort()).toEqual([0, 1]);
    expect(await endings()).toEqual(['TextsExpired']);
  });

  it('of which the event was the last before a crash are gone after the next start', async () => {
    await told('nomination-n-cleo', 'TextsExpired', {
      ...{ nominationId: 'n-cleo', candidateId: 'cleo', class: 'promoted', months: 1 },
    });
    expect(await statement()).not.toMatchObject({ statement: TEXT });
    await forgetEnded(store);
    expect(await statement()).toMatchObject({ statement: TEXT });
  });

  it('that cannot be decided on leave the others to go, and are told by their stream', async () => {
    const done = await retentionOf(['n-nowhere', 'n-cleo']).run(NOW);
    expect(done).toMatchObject({ expired: 1, kept: 0, failed: [{ stream: 'nomination-n-nowhere' }] });
  });

  it('go on with the next run where this one was stopped', async () => {
    const stopping = AbortSignal.abort();
    expect(await retentionOf(['n-cleo']).run(NOW, { signal: stopping })).toMatchObject({
      expired: 0,
      cutShort: expect.anything() as unknown,
    });
    expect(await endings()).toEqual([]);
  });
});
