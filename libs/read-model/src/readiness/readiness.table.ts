import type { Band, CitedEvidence, Policy, RatedReview, Ratio, Rubric } from '@plumbline/domain';
import { defineTable, flag, id, impersonalJson, integer, oneOf, type RowOf } from '@plumbline/view-store';
import { draftColumns } from '../frameworks/frameworks.table.js';

/**
 * One nomination on one level of its track. Its criteria are not stored: they follow from the input row in less time than it takes
 * to write them down on every event.
 */
export const readinessTable = defineTable('readiness', {
  key: ['nominationId', 'level'],
  columns: {
    nominationId: id,
    level: id,
    cycleId: id,
    orgUnit: id,
    live: flag,
    /** 1 on the level that it is for. */
    targeted: flag,
    /** Place among the levels of the track, lowest 0. */
    ordinal: integer,
    band: oneOf<Band>(),
    /** The band that managers above the candidate see; null where they see none yet. */
    managersBand: oneOf<Band>().orNull,
    attainment: impersonalJson<Ratio>(),
    coverage: impersonalJson<Ratio>(),
    weightAssumed: flag,
  },
  indexes: [['cycleId', 'level', 'nominationId']],
});
export type ReadinessRow = RowOf<typeof readinessTable>;

/** Live nominations of one cycle and org unit in one band of one level. */
export const bandCountTable = defineTable('bandCount', {
  key: ['cycleId', 'orgUnit', 'level', 'band'],
  columns: {
    cycleId: id,
    orgUnit: id,
    level: id,
    band: oneOf<Band>(),
    ordinal: integer,
    nominations: integer,
    /** Those that are for this very level. */
    targeting: integer,
  },
});
export type BandCountRow = RowOf<typeof bandCountTable>;

/** How a level stood when the decision of that revision was recorded. */
export const readinessAtDecisionTable = defineTable('readinessAtDecision', {
  key: ['nominationId', 'revision', 'level'],
  columns: {
    nominationId: id,
    revision: integer,
    level: id,
    ordinal: integer,
    band: oneOf<Band>(),
    attainment: impersonalJson<Ratio>(),
    coverage: impersonalJson<Ratio>(),
  },
});
export type ReadinessAtDecisionRow = RowOf<typeof readinessAtDecisionTable>;

export const readinessDraftTable = defineTable('readinessDraft', {
  key: ['frameworkId', 'kind', 'key'],
  columns: draftColumns,
});

/** A published version without its texts, which readiness does not depend on. */
export const readinessRubricTable = defineTable('readinessRubric', {
  key: ['frameworkId', 'version'],
  columns: { frameworkId: id, version: integer, rubric: impersonalJson<Rubric>() },
});
export type ReadinessRubricRow = RowOf<typeof readinessRubricTable>;

export const readinessPolicyTable = defineTable('readinessPolicy', {
  key: ['cycleId'],
  columns: { cycleId: id, readiness: impersonalJson<Policy['readiness']>() },
});
export type ReadinessPolicyRow = RowOf<typeof readinessPolicyTable>;

type Evidence = Readonly<Record<string, CitedEvidence>>;
type Reviews = Readonly<Record<string, RatedReview>>;

/** What readiness of one nomination is computed from. */
export const readinessInputTable = defineTable('readinessInput', {
  key: ['nominationId'],
  columns: {
    nominationId: id,
    cycleId: id,
    orgUnit: id,
    targetLevel: id,
    frameworkId: id,
    frameworkVersion: integer,
    /** 0 once withdrawn: no longer counted. */
    live: flag,
    evidence: impersonalJson<Evidence>(),
    reviews: impersonalJson<Reviews>(),
    /** 1 from the closing of a vote until the next one opens or the decision is reopened. */
    voteClosed: flag,
    /** 1 once managers above the candidate see bands and statuses: for good. */
    managersSeeBands: flag,
    /** What those are computed from where it is no longer what is here now. */
    frozenEvidence: impersonalJson<Evidence>().orNull,
    frozenReviews: impersonalJson<Reviews>().orNull,
  },
  indexes: [['cycleId']],
});
export type ReadinessInputRow = RowOf<typeof readinessInputTable>;

export const readinessTables = [
  readinessTable,
  bandCountTable,
  readinessAtDecisionTable,
  readinessDraftTable,
  readinessRubricTable,
  readinessPolicyTable,
  readinessInputTable,
] as const;
