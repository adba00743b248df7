import { DEFAULT_POLICY, type Criterion, type PlumblineEvent } from '@plumbline/domain';

export const FRAMEWORK = 'bench-track';
export const CYCLE = 'bench-cycle';
export const MEMBERS = ['m1', 'm2', 'm3', 'm4', 'm5'];
export const CRITERIA = Array.from({ length: 12 }, (_, index) => `criterion-${index.toString()}`);
const LEVELS = ['senior', 'staff', 'principal'];

const criterion = (key: string): Criterion => ({
  key,
  area: 'area',
  text: `What ${key} asks for.`,
  requirements: LEVELS.map((level, index) => ({
    level,
    requiredRating: 3 + (index > 1 ? 1 : 0),
    weight: null,
    critical: false,
    minEvidence: 1,
  })),
  source: null,
});

export const frameworkEvents = (): readonly PlumblineEvent[] => [
  {
    type: 'FrameworkDrafted',
    data: { frameworkId: FRAMEWORK, track: 'bench', title: 'Bench', scale: { min: 1, max: 5, labels: [] } },
  },
  ...LEVELS.map((key, index) => ({
    type: 'LevelDefined' as const,
    data: { frameworkId: FRAMEWORK, level: { key, title: key, ordinal: index + 1, summary: '' } },
  })),
  {
    type: 'AreaDescribed',
    data: { frameworkId: FRAMEWORK, area: { key: 'area', title: 'Area', examples: [], antiPatterns: [] } },
  },
  ...CRITERIA.map((key) => ({
    type: 'CriterionAdded' as const,
    data: { frameworkId: FRAMEWORK, criterion: criterion(key) },
  })),
  { type: 'FrameworkPublished', data: { frameworkId: FRAMEWORK, version: 1, semanticHash: '0'.repeat(64) } },
];

export const cycleEvents = (members: readonly string[]): readonly PlumblineEvent[] => [
  {
    type: 'CycleOpened',
    data: {
      cycleId: CYCLE,
      title: 'Bench',
      framework: { id: FRAMEWORK, version: 1 },
      track: 'bench',
      levels: LEVELS,
      policy: DEFAULT_POLICY,
      deadlines: {
        nominations: '2099-01-01T00:00:00.000Z',
        reviews: '2099-02-01T00:00:00.000Z',
        votes: '2099-03-01T00:00:00.000Z',
        decisions: '2099-04-01T00:00:00.000Z',
      },
    },
  },
  { type: 'CommitteeFormed', data: { cycleId: CYCLE, members } },
  { type: 'ChairNamed', data: { cycleId: CYCLE, personId: 'chair' } },
  { type: 'PhaseAdvanced', data: { cycleId: CYCLE, from: 'nominating', to: 'reviewing', unfinished: [] } },
  { type: 'PhaseAdvanced', data: { cycleId: CYCLE, from: 'reviewing', to: 'calibrating', unfinished: [] } },
];

export const personEvent = (personId: string, managerId: string | null): PlumblineEvent => ({
  type: 'PersonRegistered',
  data: {
    personId,
    displayName: `Person ${personId}`,
    email: null,
    sourceId: null,
    orgUnit: 'unit',
    level: 'senior',
    managerId,
    effectiveDate: '2025-01-01',
  },
});
