import type { Criterion, CriterionKey, Level } from '@plumbline/domain';

export const level = (key: string, ordinal: number): Level => ({ key, title: key, ordinal, summary: '' });
type Asks = Record<string, Partial<Omit<Criterion['requirements'][number], 'level'>>>;
/** A criterion that each level named in `asks` requires; rating 3, weight 1, one piece of evidence where not said. */
export const criterion = (key: CriterionKey, asks: Asks): Criterion => ({
  key,
  area: 'craft',
  text: `What ${key} asks`,
  source: null,
  requirements: Object.entries(asks).map(([name, ask]) => {
    return { level: name, requiredRating: 3, weight: 1, critical: false, minEvidence: 1, ...ask };
  }),
});
