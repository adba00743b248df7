import type { Area, BlueprintItem, Criterion, Level, LevelRequirement } from '@plumbline/domain';
import type { ImportOptions, Proposal } from '../format.js';

const requirement = (level: Level, { scale, requiredRating }: ImportOptions): LevelRequirement => {
  const { min, max } = scale ?? { min: 1, max: 5 };
  return {
    level: level.key,
    requiredRating: requiredRating ?? Math.ceil((min + max) / 2),
    weight: null,
    critical: false,
    minEvidence: 1,
  };
};

/** Each responsibility becomes a criterion of its area; the page states no weight, so none is made up. */
export const propose = (
  items: readonly BlueprintItem[],
  level: Level,
  { blueprint, options }: Readonly<{ blueprint: string; options: ImportOptions }>,
): Proposal => {
  const textsIn = (group: string, kind: string): string[] =>
    items.filter((item) => item.kind === kind && item.group === group).map((item) => item.text);
  const area = ({ key, text }: BlueprintItem): Area => ({
    key,
    title: text,
    examples: textsIn(key, 'example'),
    antiPatterns: textsIn(key, 'anti-pattern'),
  });
  const criterion = ({ key, group, text, locator }: BlueprintItem): Criterion => ({
    key,
    area: group ?? '',
    text,
    requirements: [requirement(level, options)],
    source: { blueprint, item: key, locator },
  });
  return {
    levels: [level],
    areas: items.filter((item) => item.kind === 'area').map(area),
    criteria: items.filter((item) => item.kind === 'responsibility').map(criterion),
  };
};
