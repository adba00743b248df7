import type { CriterionKey, FrameworkId, LevelKey } from './types.js';

export type RatingScale = Readonly<{
  /** @asType integer */
  min: number;
  /** @asType integer */
  max: number;
  /** Names of the points from `min` up; empty where the framework names none. */
  labels: readonly string[];
}>;

export type Level = Readonly<{
  key: LevelKey;
  title: string;
  /** Orders the levels of a track, lowest first. @asType integer */
  ordinal: number;
  summary: string;
}>;

/** What one level asks of one criterion. */
export type LevelRequirement = Readonly<{
  level: LevelKey;
  /** Lowest rating that meets the level, on the framework's scale. @asType integer */
  requiredRating: number;
  /** As stated by the source, at most three decimals; null where it states none (counts as 1). */
  weight: number | null;
  critical: boolean;
  /** @asType integer @minimum 1 */
  minEvidence: number;
}>;

/** Where a criterion came from: digest of the blueprint, item within its import, place within the document. */
export type CriterionSource = Readonly<{ blueprint: string; item: string; locator: string }>;

export type Criterion = Readonly<{
  key: CriterionKey;
  area: string;
  text: string;
  /** One entry for each level that asks for it; a criterion shared by two levels counts for both. */
  requirements: readonly LevelRequirement[];
  source: CriterionSource | null;
}>;

/** A group of criteria, with what good and bad look like in it. */
export type Area = Readonly<{
  key: string;
  title: string;
  examples: readonly string[];
  antiPatterns: readonly string[];
}>;

/** What speaks against a level, for a reviewer to cite: an anti-pattern or a red flag of a blueprint. */
export type CounterSignal = Readonly<{
  key: string;
  area: string;
  text: string;
  source: CriterionSource | null;
}>;

/** One published version of a framework: what nominations are rated against. */
export type Rubric = Readonly<{
  frameworkId: FrameworkId;
  version: number;
  track: string;
  title: string;
  scale: RatingScale;
  levels: readonly Level[];
  /** Keys of levels below the lowest one, that people may stand on and nobody is nominated for. */
  entryLevels: readonly LevelKey[];
  areas: readonly Area[];
  criteria: readonly Criterion[];
  counterSignals: readonly CounterSignal[];
}>;

/** Every level of a framework that somebody may stand on. */
export const standingLevels = ({
  levels,
  entryLevels,
}: Pick<Rubric, 'levels' | 'entryLevels'>): readonly LevelKey[] => [...entryLevels, ...levels.map(({ key }) => key)];
