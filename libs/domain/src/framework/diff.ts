import type { Area, CounterSignal, Criterion, Level, LevelRequirement, Rubric } from '../kernel/rubric.js';
import { same } from '../kernel/same.js';
import type { CriterionKey, LevelKey } from '../kernel/types.js';
import { normalizeText } from './text.js';

export type Reworded = Readonly<{ key: string; from: string; to: string }>;
/** Null if the level does not require the criterion on this side. */
export type Reweighted = Readonly<{
  key: CriterionKey;
  level: LevelKey;
  from: Omit<LevelRequirement, 'level'> | null;
  to: Omit<LevelRequirement, 'level'> | null;
}>;
export type Between<T> = Readonly<{ added: readonly T[]; removed: readonly T[] }>;

export type Revised<T> = Readonly<{ key: string; from: T; to: T }>;

/** What changed from one rubric to another, each list by key. Texts are compared as they are read: runs of white space are one. */
export type RubricDiff = Readonly<{
  levels: Between<Level> & Readonly<{ revised: readonly Revised<Level>[] }>;
  entryLevels: Between<LevelKey>;
  /** Revised: title, examples or anti-patterns, in whatever order they are. */
  areas: Between<Area> & Readonly<{ revised: readonly Revised<Area>[] }>;
  criteria: Between<Criterion> &
    Readonly<{
      reworded: readonly Reworded[];
      /** Put into another area. */
      moved: readonly Reworded[];
      /** Weight, criticality, required rating, minimum evidence, or which levels ask for it. */
      reweighted: readonly Reweighted[];
    }>;
  counterSignals: Between<CounterSignal> & Readonly<{ reworded: readonly Reworded[]; moved: readonly Reworded[] }>;
}>;

type Keyed = Readonly<{ key: string }>;
type Pair<T> = readonly [from: T, to: T];

const byKey = <T extends Keyed>(a: T, b: T): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
const lacking = <T extends Keyed>(all: readonly T[], other: readonly T[]): readonly T[] => {
  const keys = new Set(other.map(({ key }) => key));
  return all.filter(({ key }) => !keys.has(key)).toSorted(byKey);
};
const between = <T extends Keyed>(from: readonly T[], to: readonly T[]): Between<T> => ({
  added: lacking(to, from),
  removed: lacking(from, to),
});
export const namedBetween = (from: readonly LevelKey[], to: readonly LevelKey[]): Between<LevelKey> => ({
  added: to.filter((key) => !from.includes(key)).toSorted(),
  removed: from.filter((key) => !to.includes(key)).toSorted(),
});
const pairs = <T extends Keyed>(from: readonly T[], to: readonly T[]): readonly Pair<T>[] => {
  const before = new Map(from.map((item) => [item.key, item]));
  return to.toSorted(byKey).flatMap((item) => {
    const held = before.get(item.key);
    return held === undefined ? [] : [[held, item] as const];
  });
};

const texts = <T extends Keyed>(both: readonly Pair<T>[], of: (item: T) => string): readonly Reworded[] =>
  both
    .filter(([from, to]) => normalizeText(of(from)) !== normalizeText(of(to)))
    .map(([from, to]) => ({ key: to.key, from: of(from), to: of(to) }));

const without = (asked: LevelRequirement | undefined): Omit<LevelRequirement, 'level'> | null => {
  if (asked === undefined) return null;
  const { requiredRating, weight, critical, minEvidence } = asked;
  return { requiredRating, weight, critical, minEvidence };
};
const reweighted = ([from, to]: Pair<Criterion>): readonly Reweighted[] => {
  const levels = new Set([...from.requirements, ...to.requirements].map(({ level }) => level));
  const asks = ({ requirements }: Criterion, level: string) => without(requirements.find((r) => r.level === level));
  return [...levels]
    .sort()
    .map((level) => ({ key: to.key, level, from: asks(from, level), to: asks(to, level) }))
    .filter((change) => !same(change.from, change.to));
};

const levelContent = ({ title, ordinal, summary }: Level): readonly unknown[] => [
  normalizeText(title),
  ordinal,
  normalizeText(summary),
];
const areaContent = ({ title, examples, antiPatterns }: Area): readonly unknown[] => [
  normalizeText(title),
  examples.map(normalizeText).sort(),
  antiPatterns.map(normalizeText).sort(),
];
const revised = <T extends Keyed>(both: readonly Pair<T>[], of: (item: T) => unknown): readonly Revised<T>[] =>
  both.filter(([from, to]) => !same(of(from), of(to))).map(([from, to]) => ({ key: to.key, from, to }));

type Diffed = Pick<Rubric, 'levels' | 'entryLevels' | 'areas' | 'criteria' | 'counterSignals'>;

/** From one rubric to another of the same framework; the way back is the same with `from` and `to` turned round. */
export const diffRubrics = (from: Diffed, to: Diffed): RubricDiff => {
  const criteria = pairs(from.criteria, to.criteria);
  const signals = pairs(from.counterSignals, to.counterSignals);
  return {
    levels: { ...between(from.levels, to.levels), revised: revised(pairs(from.levels, to.levels), levelContent) },
    entryLevels: namedBetween(from.entryLevels, to.entryLevels),
    areas: { ...between(from.areas, to.areas), revised: revised(pairs(from.areas, to.areas), areaContent) },
    criteria: {
      ...between(from.criteria, to.criteria),
      reworded: texts(criteria, ({ text }) => text),
      moved: texts(criteria, ({ area }) => area),
      reweighted: criteria.flatMap(reweighted),
    },
    counterSignals: {
      ...between(from.counterSignals, to.counterSignals),
      reworded: texts(signals, ({ text }) => text),
      moved: texts(signals, ({ area }) => area),
    },
  };
};
