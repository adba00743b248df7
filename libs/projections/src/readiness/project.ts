import type { RatedReview } from '@plumbline/domain';
import { byType, known, type RecordedOf } from '../kernel/by-type.js';
import { put } from '../kernel/changes.js';
import type { Change, OwnRows, View } from '@plumbline/view-store';
import { draftRules, partsOf } from '../rubric/parts.js';
import { kept } from './count.js';
import { levelRows } from './levels.js';
import type {
  ReadinessAtDecisionRow,
  ReadinessInputRow,
  ReadinessPolicyRow,
  ReadinessRow,
  ReadinessRubricRow,
} from '@plumbline/read-model';

const DRAFT = 'readinessDraft';

const published = ({ data }: RecordedOf<'FrameworkPublished'>, own: OwnRows): readonly Change[] => {
  const { frameworkId, version } = data;
  const { levels, criteria } = partsOf(own, DRAFT, frameworkId);
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
const amended = ({ data }: RecordedOf<'PolicyAmended'>, own: OwnRows): readonly Change[] => {
  const policy = policyFor(data);
  const inputs = own.find<ReadinessInputRow>('readinessInput', { cycleId: data.cycleId });
  const rows = inputs.flatMap((input) => levelRows(input, own, policy));
  return [put('readinessPolicy', policy), ...kept(own, rows)];
};

const opened = ({ data }: RecordedOf<'NominationOpened'>, own: OwnRows): readonly Change[] => {
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
  };
  return [put('readinessInput', input), ...kept(own, levelRows(input, own))];
};

type Holding = (input: ReadinessInputRow) => Partial<ReadinessInputRow>;
/** The nomination's holdings as they are after the event, and every level that follows from them. */
const holding = (own: OwnRows, nominationId: string, change: Holding): readonly Change[] => {
  const before = known(own.get<ReadinessInputRow>('readinessInput', { nominationId }), `nomination ${nominationId}`);
  const input = { ...before, ...change(before) };
  return [put('readinessInput', input), ...kept(own, levelRows(input, own))];
};

const cited = ({ data }: RecordedOf<'EvidenceAttached' | 'EvidenceRevised'>, own: OwnRows): readonly Change[] =>
  holding(own, data.nominationId, ({ evidence }) => {
    return { evidence: { ...evidence, [data.evidenceId]: { criteria: data.criteria, withdrawn: false } } };
  });

const uncited = ({ data }: RecordedOf<'EvidenceWithdrawn'>, own: OwnRows): readonly Change[] =>
  holding(own, data.nominationId, ({ evidence }) => {
    return { evidence: { ...evidence, [data.evidenceId]: { criteria: [], withdrawn: true } } };
  });

const rated = ({ data }: RecordedOf<'ReviewSubmitted' | 'ReviewRevised'>, own: OwnRows): readonly Change[] =>
  holding(own, data.nominationId, ({ reviews }) => {
    const ratings = data.ratings.map(({ criterion, rating }) => ({ criterion, rating }));
    const review: RatedReview = { reviewerId: data.reviewerId, ratings, recused: false };
    return { reviews: { ...reviews, [data.reviewerId]: review } };
  });

/** Most recusals are of people who have rated nothing, and change nothing. */
const recused = ({ data }: RecordedOf<'ReviewerRecused'>, own: OwnRows): readonly Change[] => {
  const { nominationId, personId } = data;
  const review = own.get<ReadinessInputRow>('readinessInput', { nominationId })?.reviews[personId];
  if (review === undefined) return [];
  return holding(own, nominationId, ({ reviews }) => {
    return { reviews: { ...reviews, [personId]: { ...review, recused: true } } };
  });
};

const atDecision = ({ data, revision }: RecordedOf<'DecisionRecorded'>, own: OwnRows): readonly Change[] =>
  own.find<ReadinessRow>('readiness', { nominationId: data.nominationId }).map((row) => {
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

/** How far each nomination meets each level of its track, kept as evidence and ratings come in; votes never change it. */
export const readiness: View = {
  name: 'readiness',
  version: 3,
  tables: [
    DRAFT,
    'readinessRubric',
    'readinessPolicy',
    'readinessInput',
    'readiness',
    'bandCount',
    'readinessAtDecision',
  ],
  project: byType({
    ...draftRules(DRAFT),
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
    NominationWithdrawn: ({ data }, own) => holding(own, data.nominationId, () => ({ live: 0 })),
    DecisionRecorded: atDecision,
  }),
};
