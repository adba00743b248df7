import type { RatedReview } from '@plumbline/domain';
import type {
  ReadinessAtDecisionRow,
  ReadinessInputRow,
  ReadinessPolicyRow,
  ReadinessRow,
  ReadinessRubricRow,
} from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { put } from '../kernel/changes.js';
import { defineView, mustExist, type RecordedOf, type RulesOf } from '../kernel/define-view.js';
import { levelAndCriterionRules, partsOf } from '../rubric/parts.js';
import { putCounted } from './count.js';
import { levelRows, withManagersSight } from './levels.js';

const DRAFT = 'readinessDraft';

const published = ({ data }: RecordedOf<'FrameworkPublished'>, rows: ViewRows): readonly Change[] => {
  const { frameworkId, version } = data;
  const { levels, criteria } = partsOf(rows, DRAFT, frameworkId);
  const row: ReadinessRubricRow = {
    frameworkId,
    version,
    rubric: {
      frameworkId,
      version,
      track: '',
      title: '',
      scale: { min: 0, max: 0, labels: [] },
      levels: levels.map((level) => ({ ...level, title: '', summary: '' })),
      entryLevels: [],
      areas: [],
      counterSignals: [],
      criteria: criteria.map((criterion) => ({ ...criterion, text: '', source: null })),
    },
  };
  return [put('readinessRubric', row)];
};

const policyFor = ({ cycleId, policy }: RecordedOf<'CycleOpened' | 'PolicyAmended'>['data']): ReadinessPolicyRow => {
  return { cycleId, readiness: policy.readiness };
};

/** New thresholds move the bands of the whole cycle; it happens before review begins, when there is little to compute. */
const amended = ({ data }: RecordedOf<'PolicyAmended'>, rows: ViewRows): readonly Change[] => {
  const policy = policyFor(data);
  const inputs = rows.find<ReadinessInputRow>('readinessInput', { cycleId: data.cycleId });
  const levels = inputs.flatMap((input) => levelRows(input, rows, policy));
  return [put('readinessPolicy', policy), ...putCounted(rows, levels)];
};

const opened = ({ data }: RecordedOf<'NominationOpened'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, cycleId, orgUnit, targetLevel, framework } = data;
  const input: ReadinessInputRow = {
    nominationId,
    cycleId,
    orgUnit,
    targetLevel,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    live: 1,
    evidence: {},
    reviews: {},
    voteClosed: 0,
    managersSeeBands: 0,
    frozenEvidence: null,
    frozenReviews: null,
  };
  return [put('readinessInput', input), ...putCounted(rows, levelRows(input, rows))];
};

type Holding = (input: ReadinessInputRow) => Partial<ReadinessInputRow>;
/** The readiness inputs of the nomination after the event, and every level computed from them. */
const holding = (rows: ViewRows, nominationId: string, change: Holding): readonly Change[] => {
  const before = mustExist(
    rows.get<ReadinessInputRow>('readinessInput', { nominationId }),
    `nomination ${nominationId}`,
  );
  const input = withManagersSight(before, { ...before, ...change(before) }, rows);
  return [put('readinessInput', input), ...putCounted(rows, levelRows(input, rows))];
};

const cited = ({ data }: RecordedOf<'EvidenceAttached' | 'EvidenceRevised'>, rows: ViewRows): readonly Change[] =>
  holding(rows, data.nominationId, ({ evidence }) => {
    return { evidence: { ...evidence, [data.evidenceId]: { criteria: data.criteria, withdrawn: false } } };
  });

const uncited = ({ data }: RecordedOf<'EvidenceWithdrawn'>, rows: ViewRows): readonly Change[] =>
  holding(rows, data.nominationId, ({ evidence }) => {
    return { evidence: { ...evidence, [data.evidenceId]: { criteria: [], withdrawn: true } } };
  });

const rated = ({ data }: RecordedOf<'ReviewSubmitted' | 'ReviewRevised'>, rows: ViewRows): readonly Change[] =>
  holding(rows, data.nominationId, ({ reviews }) => {
    const ratings = data.ratings.map(({ criterion, rating }) => ({ criterion, rating }));
    const cannotJudge = data.cannotJudge.map(({ criterion }) => criterion);
    const review: RatedReview = { reviewerId: data.reviewerId, ratings, cannotJudge, recused: false };
    return { reviews: { ...reviews, [data.reviewerId]: review } };
  });

/** Most recusals are of people who have rated nothing, and change nothing. */
const recused = ({ data }: RecordedOf<'ReviewerRecused'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, personId } = data;
  const review = rows.get<ReadinessInputRow>('readinessInput', { nominationId })?.reviews[personId];
  if (review === undefined) return [];
  return holding(rows, nominationId, ({ reviews }) => {
    return { reviews: { ...reviews, [personId]: { ...review, recused: true } } };
  });
};

const voteIs =
  (voteClosed: 0 | 1) =>
  ({ data }: RecordedOf<'VotingOpened' | 'VotingClosed' | 'DecisionReopened'>, rows: ViewRows): readonly Change[] =>
    holding(rows, data.nominationId, () => ({ voteClosed }));

const atDecision = ({ data, revision }: RecordedOf<'DecisionRecorded'>, rows: ViewRows): readonly Change[] =>
  rows.find<ReadinessRow>('readiness', { nominationId: data.nominationId }).map((row) => {
    const { nominationId, level, ordinal, band, attainment, coverage } = row;
    const then: ReadinessAtDecisionRow = {
      nominationId,
      revision: Number(revision),
      level,
      ordinal,
      band,
      attainment,
      coverage,
    };
    return put('readinessAtDecision', then);
  });

const rules: RulesOf<'readiness'> = {
  ...levelAndCriterionRules(DRAFT),
  FrameworkPublished: published,
  CycleOpened: ({ data }) => [put('readinessPolicy', policyFor(data))],
  PolicyAmended: amended,
  NominationOpened: opened,
  EvidenceAttached: cited,
  EvidenceRevised: cited,
  EvidenceWithdrawn: uncited,
  ReviewSubmitted: rated,
  ReviewRevised: rated,
  ReviewerRecused: recused,
  VotingOpened: voteIs(0),
  VotingClosed: voteIs(1),
  DecisionReopened: voteIs(0),
  NominationWithdrawn: ({ data }, rows) => holding(rows, data.nominationId, () => ({ live: 0 })),
  DecisionRecorded: atDecision,
};

/** How far each nomination meets each level of its track, updated as evidence and ratings come in; votes never change it, only what managers see of it. */
export const readiness = defineView('readiness', {
  version: 5,
  tables: [
    DRAFT,
    'readinessRubric',
    'readinessPolicy',
    'readinessInput',
    'readiness',
    'bandCount',
    'readinessAtDecision',
  ],
  rules,
});
