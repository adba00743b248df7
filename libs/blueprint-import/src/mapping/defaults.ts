import type { ItemKind } from '../model/item.js';
import type { Becomes, MappingRule } from './mapping.js';

/** The level that requires it: the one that the document is about, or the next one that it names. */
export type RequiredAt = 'own' | 'next';
export type Default = Readonly<{
  becomes: Becomes;
  requiredAt: RequiredAt;
  area: string;
  weight?: MappingRule['weight'];
  critical?: MappingRule['critical'];
  reason: string;
}>;

const not = (area: string, reason: string): Default => ({ becomes: 'nothing', requiredAt: 'own', area, reason });
const hiring = (area: string): Default => not(area, 'Stated for hiring; using it for promotion is your choice.');
const descriptive = (area: string): Default =>
  not(area, 'Describes the role and its surroundings, not how well it is filled.');
const counter = (area: string): Default => ({
  becomes: 'counter-signal',
  requiredAt: 'own',
  area,
  reason: 'Speaks against the level; reviewers can cite it.',
});

/** By "kind/group" where there is such an entry, else by kind. */
export const DEFAULTS: Readonly<Record<string, Default>> = {
  promotion: {
    becomes: 'criterion',
    requiredAt: 'next',
    area: 'Promotion',
    reason: 'Stated as what a promotion to the next level takes.',
  },
  'skill/must-have': {
    becomes: 'criterion',
    requiredAt: 'own',
    area: 'Must-have skills',
    critical: 'stated',
    reason: 'Stated as what the role must have; critical only where the document says so without a condition.',
  },
  'skill/good-to-have': not('Good-to-have skills', 'Stated as good to have, so its absence says little.'),
  'skill/advanced': not('Advanced skills', 'Stated as expert-level; choose it where your level requires it.'),
  'skill/emerging': not('Emerging skills', 'Stated as skills of the future.'),
  'soft-skill': not(
    'Soft skills',
    'Natural criteria as well, but the document does not say at which level; your choice.',
  ),
  responsibility: {
    becomes: 'guidance',
    requiredAt: 'own',
    area: 'Responsibilities',
    reason: 'What the role does: shows reviewers what to look for.',
  },
  'high-performance': {
    becomes: 'guidance',
    requiredAt: 'own',
    area: 'High performance',
    reason: 'What good looks like: shows reviewers what to look for.',
  },
  example: { becomes: 'guidance', requiredAt: 'own', area: 'Examples', reason: 'Stated as an example of its area.' },
  'anti-pattern': counter('Anti-patterns'),
  'red-flag': counter('Red flags'),
  underperformance: not('Underperformance', 'Reasons, not signs; choose counter-signal to let reviewers cite them.'),
  'weak-signal': hiring('Weak signals'),
  'strong-signal': hiring('Strong signals'),
  dimension: { ...hiring('Scorecard'), weight: 'stated' },
  'rating-scale': hiring('Rating scale'),
  'interview-assessment': hiring('Interviews'),
  'interview-exercise': hiring('Interviews'),
  kpi: not('Figures', 'Measures of the work; targets are examples, not requirements of a level.'),
  milestone: not('Milestones', 'Goals for a new holder of the role, not for its next level.'),
  deliverable: descriptive('Deliverables'),
};

export const defaultOf = (kind: ItemKind, group: string | null): Default =>
  DEFAULTS[`${kind}/${group ?? ''}`] ?? DEFAULTS[kind] ?? descriptive('Other');

/** In ladders and career-track pages a responsibility is what its level requires. */
export const LADDER_RESPONSIBILITY: Default = {
  becomes: 'criterion',
  requiredAt: 'own',
  area: 'Responsibilities',
  reason: 'Stated as what its level is responsible for.',
};
