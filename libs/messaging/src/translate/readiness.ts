import {
  type LevelReadiness,
  type ManagersSight,
  NO_SIGHT,
  type NominationState,
  type RatedReview,
  readinessOf,
  type ReadinessInput,
  sightAfter,
} from '@plumbline/domain';
import type { DataOf } from '../public-events/define.js';
import type { PUBLIC_EVENTS } from '../public-events/definitions.js';

/** What a nomination is rated against. The thresholds stand once a review is in, and bands are of nothing before. */
export type Standards = Pick<ReadinessInput, 'rubric' | 'policy'>;

type Held = Pick<ReadinessInput, 'evidence'> & Readonly<{ reviews: readonly RatedReview[] }>;
type Shown = DataOf<(typeof PUBLIC_EVENTS)['readiness.changed']>;

export type ReadinessState = Readonly<{
  sight: ManagersSight<Held>;
  /** What stands in the topic; null where nothing does. */
  shown: Shown | null;
}>;

export const NO_READINESS: ReadinessState = { sight: NO_SIGHT, shown: null };

const heldBy = ({ evidence, reviewers, recused }: NominationState): Held => ({
  evidence: [...evidence.values()],
  reviews: [...reviewers].flatMap(([reviewerId, { review }]) =>
    review === null
      ? []
      : {
          ...{ reviewerId, ratings: review.ratings, recused: recused.has(reviewerId) },
          cannotJudge: review.cannotJudge.map(({ criterion }) => criterion),
        },
  ),
});

const isSame = (a: NominationState, b: NominationState): boolean =>
  a.evidence === b.evidence && a.reviewers === b.reviewers && a.recused === b.recused && a.closed === b.closed;

const levelOf = ({ level, coverage }: LevelReadiness, rated: LevelReadiness | undefined) => ({
  ...{ level, coverage, band: rated?.band ?? null, attainment: rated?.attainment ?? null },
});

/** Both are made here, in one order of their fields. */
const isEqual = (a: Shown, b: Shown | null): boolean => JSON.stringify(a) === JSON.stringify(b);

const shownOf = (
  { nominationId, cycleId, candidateId, targetLevel, framework }: NominationState,
  levels: Shown['levels'],
): Shown => ({ nominationId, cycleId, candidateId, targetLevel, framework, levels });

/** What the managers of the candidate see after an event of the nomination. Nothing where it is withdrawn, or its texts are gone. */
export const readinessAfter = (
  before: Readonly<{ nomination: NominationState | null; readiness: ReadinessState }>,
  after: NominationState,
  standards: Standards,
): ReadinessState => {
  const { nomination, readiness } = before;
  if (after.status === 'withdrawn' || after.textsExpired) return NO_READINESS;
  if (nomination !== null && isSame(nomination, after)) return readiness;
  const held = heldBy(after);
  const sight = sightAfter(readiness.sight, nomination === null ? held : heldBy(nomination), {
    ...{ rubric: standards.rubric, targetLevel: after.targetLevel, reviews: held.reviews },
    isVoteClosed: after.closed !== null,
  });
  const levels = readinessOf({ ...standards, ...held });
  const rated = sight.frozen === null ? levels : readinessOf({ ...standards, ...sight.frozen });
  const shown = shownOf(
    after,
    levels.map((level, at) => levelOf(level, sight.isOpen ? rated[at] : undefined)),
  );
  return { sight, shown: isEqual(shown, readiness.shown) ? readiness.shown : shown };
};
