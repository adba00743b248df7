import { BANDS, DEFAULT_POLICY } from '@plumbline/domain';
import { candidacyIdOf } from '@plumbline/event-log';
import { readiness } from '@plumbline/projections';
import { criterion, History, level, type NominationHistory, ON_REQUEST } from '@plumbline/testing';
import { rowsOf } from '@plumbline/testing-views';
import fc from 'fast-check';
import { translated } from '../support/translated.js';

const REVIEWERS = ['ron', 'rea', 'rob', 'ria', 'rex'] as const;
const CRITERIA = ['design', 'mentoring', 'vision'];
const rating = fc.integer({ min: 2, max: 4 });
const ratings = fc.record({ design: rating, mentoring: rating, vision: rating });
const cited = fc.subarray(CRITERIA);
const reviewer = fc.constantFrom(...REVIEWERS);

type Step = (nomination: NominationHistory, recused: Set<string>) => unknown;
const evidenceId = fc.constantFrom('e1', 'e8', 'e9');
const step = fc.oneof<fc.Arbitrary<Step>[]>(
  fc.tuple(evidenceId, cited).map(
    ([id, of]) =>
      (n) =>
        n.evidence(id, of),
  ),
  evidenceId.map((id) => (n) => n.withdrawEvidence(id)),
  // Nobody reviews who was recused.
  fc.tuple(reviewer, ratings).map(
    ([who, of]) =>
      (n, recused) =>
        recused.has(who) || n.review(who, of),
  ),
  fc.tuple(reviewer, ratings).map(
    ([who, of]) =>
      (n, recused) =>
        recused.has(who) || n.review(who, of),
  ),
  reviewer.map((who) => (n, recused) => [recused.add(who), n.recuse(who)]),
  fc.constant((n) => n.openVoting()),
  fc.constant((n) => n.openVoting().closeVoting()),
  fc.constant((n) => n.decide().reopen()),
);

/** A nomination with evidence for everything, and thresholds that were amended after it was opened. */
const begun = (readyAt = 7): NominationHistory => {
  const history = new History()
    .framework(
      'ladder',
      [level('staff', 1), level('principal', 2)],
      [
        criterion('design', { staff: { critical: true }, principal: { requiredRating: 4 } }),
        criterion('mentoring', { staff: { minEvidence: 2, weight: 3 } }),
        criterion('vision', { staff: {}, principal: {} }),
      ],
    )
    .cycle('spring')
    .person('cleo');
  const nomination = history.nomination('n').evidence('e8', CRITERIA).evidence('e9', CRITERIA);
  const readinessPolicy = { ...DEFAULT_POLICY.readiness, readyAt: { num: readyAt, den: 9 } };
  history.record('PolicyAmended', {
    ...{ cycleId: 'spring', reason: 'Agreed' },
    policy: { ...DEFAULT_POLICY, version: 2, readiness: readinessPolicy },
  });
  const [ron, rea] = REVIEWERS;
  const met = { design: 3, mentoring: 3, vision: 3 };
  return nomination.submit().review(ron, met).review(rea, met);
};

type Held = Readonly<{ type: string; data: object }>;
const CLAIMS = `candidacy-${candidacyIdOf('spring', 'cleo')}`;
/** In the streams that the product gives them. */
const inStreams = ({ events }: Pick<History, 'events'>) =>
  events.map((event) => (event.type === 'CandidacyClaimed' ? { ...event, stream: CLAIMS } : event));

/** What a consumer holds after each event that keeps the newest message of each key. */
const inTopic = async ({ history }: NominationHistory, forgetting = false): Promise<readonly (Held | undefined)[]> => {
  let held: Held | undefined;
  return (await translated(inStreams(history), { forgetting })).map(
    ({ events }) => (held = events.findLast(({ type }) => type.startsWith('readiness.')) ?? held),
  );
};

/** What managers are shown by the API after so many events. */
const inView = ({ history }: NominationHistory, events: number) =>
  rowsOf(readiness, history.events.slice(0, events))
    .find('readiness', { nominationId: 'n' })
    .toSorted((a, b) => Number(a['ordinal']) - Number(b['ordinal']))
    .map(({ level, coverage, managersBand }) => ({ level, coverage, band: managersBand }));

describe('the topic of readiness', () => {
  it('holds what managers are shown of every nomination, whatever happens to it', async () => {
    const story = fc.tuple(fc.integer({ min: 5, max: 9 }), fc.array(step, { maxLength: 25 }), fc.boolean());
    const bands = new Set<string | null>();
    await fc.assert(
      fc.asyncProperty(story, async ([readyAt, steps, forgetting]) => {
        const nomination = begun(readyAt);
        const recused = new Set<string>();
        const moments = steps.map((take) => [take(nomination, recused), nomination.history.events.length] as const);
        const held = await inTopic(nomination, forgetting);
        for (const [, moment] of moments) {
          const { levels } = held[moment - 1]?.data as { levels: { attainment: object | null; band: string | null }[] };
          expect(levels).toMatchObject(inView(nomination, moment));
          for (const { attainment, band } of levels) {
            expect(attainment === null).toBe(band === null);
            bands.add(band);
          }
        }
      }),
    );
    expect([...bands].sort()).toEqual([...BANDS, null].sort());
  });

  it('holds nothing of a nomination that was withdrawn', async () => {
    const held = await inTopic(begun().withdraw());
    expect(held.at(-1)).toMatchObject({ type: 'readiness.removed', data: { nominationId: 'n' } });
  });

  it('holds nothing of somebody who was erased, whatever is recorded of their nomination after that', async () => {
    const nomination = begun();
    const { history } = nomination;
    history
      .record('CandidacyClaimed', { cycleId: 'spring', candidateId: 'cleo', nominationId: 'n' })
      .record('PersonErased', { personId: 'cleo', ...ON_REQUEST });
    nomination.review('rob', { design: 4 }).evidence('e1', ['design']).openVoting().closeVoting();
    for (const forgetting of [false, true])
      expect((await inTopic(nomination, forgetting)).at(-1)).toMatchObject({ type: 'readiness.removed' });
  });
});
