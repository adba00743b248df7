import type {
  BandCountRow,
  ReadinessAtDecisionRow,
  ReadinessInputRow,
  ReadinessPolicyRow,
  ReadinessRow,
  ReadinessRubricRow,
} from './rows.js';
import type { PartRow } from '../frameworks/rows.js';
import { defineTable } from '@plumbline/view-store';

export const readinessTable = defineTable<ReadinessRow>()({
  name: 'readiness',
  key: ['nominationId', 'level'],
  columns: {
    nominationId: 'text',
    level: 'text',
    cycleId: 'text',
    orgUnit: 'text',
    live: 'integer',
    targeted: 'integer',
    ordinal: 'integer',
    band: 'text',
    attainment: 'json',
    coverage: 'json',
    weightAssumed: 'integer',
  },
  indexes: [['cycleId', 'level', 'nominationId']],
});

export const bandCountTable = defineTable<BandCountRow>()({
  name: 'bandCount',
  key: ['cycleId', 'orgUnit', 'level', 'band'],
  columns: {
    cycleId: 'text',
    orgUnit: 'text',
    level: 'text',
    band: 'text',
    ordinal: 'integer',
    nominations: 'integer',
    targeting: 'integer',
  },
});

export const readinessAtDecisionTable = defineTable<ReadinessAtDecisionRow>()({
  name: 'readinessAtDecision',
  key: ['nominationId', 'revision', 'level'],
  columns: {
    nominationId: 'text',
    revision: 'integer',
    level: 'text',
    ordinal: 'integer',
    band: 'text',
    attainment: 'json',
    coverage: 'json',
  },
});

export const readinessDraftTable = defineTable<PartRow>()({
  name: 'readinessDraft',
  key: ['frameworkId', 'kind', 'key'],
  columns: { frameworkId: 'text', kind: 'text', key: 'text', ordinal: 'integer', doc: 'json' },
});

export const readinessRubricTable = defineTable<ReadinessRubricRow>()({
  name: 'readinessRubric',
  key: ['frameworkId', 'version'],
  columns: { frameworkId: 'text', version: 'integer', rubric: 'json' },
});

export const readinessPolicyTable = defineTable<ReadinessPolicyRow>()({
  name: 'readinessPolicy',
  key: ['cycleId'],
  columns: { cycleId: 'text', readiness: 'json' },
});

export const readinessInputTable = defineTable<ReadinessInputRow>()({
  name: 'readinessInput',
  key: ['nominationId'],
  columns: {
    nominationId: 'text',
    cycleId: 'text',
    orgUnit: 'text',
    targetLevel: 'text',
    frameworkId: 'text',
    frameworkVersion: 'integer',
    live: 'integer',
    evidence: 'json',
    reviews: 'json',
  },
  indexes: [['cycleId']],
});

export const readinessTables = [
  readinessTable,
  bandCountTable,
  readinessAtDecisionTable,
  readinessDraftTable,
  readinessRubricTable,
  readinessPolicyTable,
  readinessInputTable,
] as const;
