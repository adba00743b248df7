import type { Area, Criterion, Level, LevelRequirement, RatingScale } from '@plumbline/domain';

export const SAMPLE_FRAMEWORK_ID = 'engineering-track';

export const SCALE: RatingScale = {
  min: 1,
  max: 5,
  labels: ['Not seen', 'Emerging', 'Solid', 'Strong', 'Role model'],
};

export const LEVELS: readonly Level[] = [
  { key: 'senior', title: 'Senior Engineer', ordinal: 1, summary: 'Owns a service with its team, end to end.' },
  {
    key: 'staff',
    title: 'Staff Engineer',
    ordinal: 2,
    summary: 'Sets direction for a group of teams and sees it through.',
  },
  {
    key: 'principal',
    title: 'Principal Engineer',
    ordinal: 3,
    summary: 'Shapes what the whole company can build next.',
  },
];

export const AREAS: readonly Area[] = [
  {
    key: 'direction',
    title: 'Technical direction',
    examples: ['Retired three overlapping queues in favour of one, with a dated plan that every team agreed to.'],
    antiPatterns: ['Announces a standard and leaves the migration to whoever trips over it.'],
  },
  {
    key: 'delivery',
    title: 'Delivery',
    examples: ['Cut a six-month rewrite into slices that each shipped something a customer could use.'],
    antiPatterns: ['Reports green until the week of the date.'],
  },
  {
    key: 'people',
    title: 'Growing others',
    examples: ['Two engineers whom they coached now lead designs of their own.'],
    antiPatterns: ['Is the only person who can review a part of the code, and likes it that way.'],
  },
  {
    key: 'stewardship',
    title: 'Stewardship',
    examples: ['Turned a recurring page into a design change, and the page has not come back.'],
    antiPatterns: ['Fixes the incident and skips the cause.'],
  },
];

type Ask = readonly [required: number, weight: number, critical?: 'critical', minEvidence?: number];
type Asks = Readonly<Partial<Record<'senior' | 'staff' | 'principal', Ask>>>;

const requirement = (level: string, [requiredRating, weight, critical, minEvidence = 1]: Ask): LevelRequirement => ({
  level,
  requiredRating,
  weight,
  critical: critical === 'critical',
  minEvidence,
});

const criterion = (key: string, area: string, text: string, asks: Asks): Criterion => ({
  key,
  area,
  text,
  requirements: Object.entries(asks).map(([level, ask]) => requirement(level, ask)),
  source: null,
});

/** A criterion that several levels ask for is one criterion: evidence and ratings count for each of them. */
export const CRITERIA: readonly Criterion[] = [
  criterion(
    'design-judgement',
    'direction',
    'Weighs options openly and picks designs that still look right a year later.',
    {
      senior: [3, 20, 'critical'],
      staff: [4, 20, 'critical', 2],
      principal: [5, 15, 'critical', 2],
    },
  ),
  criterion(
    'cross-team-direction',
    'direction',
    'Finds the problem that several teams share and gets them to one answer.',
    {
      staff: [3, 20, 'critical'],
      principal: [4, 20, 'critical', 2],
    },
  ),
  criterion(
    'long-range-strategy',
    'direction',
    'Writes down where the technology should be in three years, and moves it there.',
    {
      principal: [4, 20, 'critical'],
    },
  ),
  criterion(
    'dependable-delivery',
    'delivery',
    'Lands work of their size on the date that was agreed, or says early why not.',
    {
      senior: [3, 20],
      staff: [4, 15],
    },
  ),
  criterion('scope-reduction', 'delivery', 'Makes projects smaller without making them worth less.', {
    staff: [3, 10],
    principal: [4, 15],
  }),
  criterion('code-quality', 'delivery', 'Leaves code that others can change safely.', { senior: [4, 20] }),
  criterion('coaching', 'people', 'Helps named people to do what they could not do before.', {
    senior: [3, 20],
    staff: [4, 15],
    principal: [4, 15],
  }),
  criterion(
    'written-influence',
    'people',
    'Changes minds in writing, including those of people who do not report to them.',
    {
      staff: [3, 10],
      principal: [4, 15],
    },
  ),
  criterion(
    'operational-ownership',
    'stewardship',
    'Runs what they build: measures it, answers for it, makes it quieter.',
    {
      senior: [3, 20],
      staff: [3, 10],
    },
  ),
];
