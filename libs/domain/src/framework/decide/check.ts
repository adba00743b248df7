import { DomainError, ensure } from '../../kernel/domain-error.js';
import type { Area, CounterSignal, Criterion, Level, LevelRequirement, RatingScale } from '../../kernel/rubric.js';
import { ensureKey, ensureText } from '../../kernel/text.js';

/** What a criterion is checked against. */
export type Draft = Readonly<{
  scale: RatingScale;
  levels: ReadonlyMap<string, Level>;
  areas: ReadonlyMap<string, Area>;
}>;

const MAX_WEIGHT = 1_000_000;
const names = (keys: Iterable<string>): string => [...keys].join(', ') || 'none yet';

export const ensureScale = ({ min, max, labels }: RatingScale): void => {
  ensure(
    Number.isSafeInteger(min) && Number.isSafeInteger(max) && min < max,
    'scale-invalid',
    'The scale needs two whole numbers, the lower one first.',
  );
  ensure(
    labels.length === 0 || labels.length === max - min + 1,
    'scale-labels',
    `Name all ${String(max - min + 1)} points of the scale from ${String(min)} up, or none of them.`,
  );
};

export const ensureLevel = (level: Level): void => {
  ensureKey(level.key, 'a level');
  ensureText(level.title, 'title-missing', `The title of level ${level.key}`);
  ensure(
    Number.isSafeInteger(level.ordinal),
    'ordinal-invalid',
    `The ordinal of level ${level.key} must be a whole number.`,
  );
};

export const ensureArea = (area: Area): void => {
  ensureKey(area.key, 'an area');
  ensureText(area.title, 'title-missing', `The title of area ${area.key}`);
};

/** Null counts as 1; a stated weight is exact to a thousandth, so that sums of weights are compared as integers. */
const isWeight = (weight: number | null): boolean =>
  weight === null || (weight > 0 && weight <= MAX_WEIGHT && Math.round(weight * 1000) / 1000 === weight);

/** The message is made only on refusal: a draft may have thousands of parts, and each is checked. */
const ensureAreaOf = (who: string, area: string, areas: Draft['areas']): void => {
  if (areas.has(area)) return;
  throw new DomainError(
    'area-unknown',
    `${who} names area ${area}, which the framework lacks (it has: ${names(areas.keys())}). Describe the area first.`,
  );
};

export const ensureCounterSignal = ({ key, area, text }: CounterSignal, { areas }: Pick<Draft, 'areas'>): void => {
  ensureKey(key, 'a counter-signal');
  ensureText(text, 'text-missing', `The text of counter-signal ${key}`);
  ensureAreaOf(`Counter-signal ${key}`, area, areas);
};

const ensureRequirement = (asked: LevelRequirement, draft: Draft, criterion: string): void => {
  const { min, max } = draft.scale;
  const where = `criterion ${criterion} at level ${asked.level}`;
  ensure(
    draft.levels.has(asked.level),
    'level-unknown',
    `Criterion ${criterion} names level ${asked.level}, which the framework lacks (it has: ${names(draft.levels.keys())}). Define the level or drop the requirement.`,
  );
  ensure(
    Number.isSafeInteger(asked.requiredRating) && asked.requiredRating >= min && asked.requiredRating <= max,
    'rating-off-scale',
    `The required rating of ${where} must be a whole number from ${String(min)} to ${String(max)}.`,
  );
  ensure(
    isWeight(asked.weight),
    'weight-invalid',
    `The weight of ${where} must be above 0, at most ${String(MAX_WEIGHT)}, with at most three decimals, or absent.`,
  );
  ensure(
    Number.isSafeInteger(asked.minEvidence) && asked.minEvidence >= 1,
    'min-evidence-invalid',
    `The minimum evidence of ${where} must be a whole number of 1 or more.`,
  );
};

/** Refuses a criterion that a nomination could not be rated against. */
export const ensureCriterion = (criterion: Criterion, draft: Draft): void => {
  ensureKey(criterion.key, 'a criterion');
  ensureText(criterion.text, 'text-missing', `The text of criterion ${criterion.key}`);
  ensureAreaOf(`Criterion ${criterion.key}`, criterion.area, draft.areas);
  for (const asked of criterion.requirements) ensureRequirement(asked, draft, criterion.key);
  ensure(
    new Set(criterion.requirements.map((r) => r.level)).size === criterion.requirements.length,
    'requirement-duplicate',
    `Criterion ${criterion.key} has two requirements for one level; keep one of them.`,
  );
};
