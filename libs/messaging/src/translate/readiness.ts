import {
  type LevelReadiness,
  type ManagersSight,
  NO_SIGHT,
  type NominationState,
  type RatedReview,
  type Ratio,
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

type ShownLevel = Shown['levels'][number];
const isSameRatio = (a: Ratio | null, b: Ratio | null): boolean => a?.num === b?.num && a?.den === b?.den;
const isSameLevel = (a: ShownLevel, b: ShownLevel | undefined): boolean =>
  a.band === b?.band && isSameRatio(a.coverage, b.coverage) && isSameRatio(a.attainment, b.attainment);
/** Nothing but its levels ever changes. */
const isShownAs = (shown: Shown | null, seen: Shown['levels']): boolean =>
  shown !== null && seen.every((level, at) => isSameLevel(level, shown.levels[at]));

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
  const seen = levels.map((level, at) => levelOf(level, sight.isOpen ? rated[at] : undefined));
  return { sight, shown: isShownAs(readiness.shown, seen) ? readiness.shown : shownOf(after, seen) };
};
