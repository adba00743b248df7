import type { Area, CounterSignal, Criterion, Level } from '../../kernel/rubric.js';
import { same } from '../../kernel/same.js';
import type { ApplyMapping } from '../commands.js';
import { appliedByDefault } from './applied-by-default.js';
import { mergeArea, mergeCriterion, mergeSignal, type Versions } from './merge.js';
import type { FrameworkState } from '../state.js';

type Keyed = Readonly<{ key: string }>;
/**
 * edited-by-hand: it differs from what the mapping makes. removed-by-hand: it stays removed. no-longer-mapped: the mapping no longer
 * makes it, but somebody edited it, so it stays.
 */
export type Kept = Readonly<{ key: string; why: 'edited-by-hand' | 'removed-by-hand' | 'no-longer-mapped' }>;
export type Changed<T> = Readonly<{
  added: readonly T[];
  revised: readonly T[];
  removed: readonly string[];
  /** What stays as somebody left it by hand, though the mapping makes something else. */
  kept: readonly Kept[];
}>;
export type Merged = Readonly<{
  levels: Changed<Level>;
  areas: Changed<Area>;
  criteria: Changed<Criterion>;
  signals: Changed<CounterSignal>;
}>;
type Parts<T> = Readonly<{ base: readonly T[]; mine: ReadonlyMap<string, T>; theirs: readonly T[] }>;

export const byKey = <T extends Keyed>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.key, item]));

/** What a part says, ignoring order and source. */
const contentOf = (part: Keyed & Partial<Criterion & Area>): object => ({
  ...{ ...part, source: null },
  requirements: part.requirements?.toSorted((a, b) => (a.level < b.level ? -1 : 1)) ?? [],
  examples: part.examples?.toSorted() ?? [],
  antiPatterns: part.antiPatterns?.toSorted() ?? [],
});
export const hasSameContent = (a: Keyed, b: Keyed): boolean => same(contentOf(a), contentOf(b));

type Why = Kept['why'] | undefined;
const whyAway = <T>({ base, theirs }: Versions<T>): Why =>
  base !== undefined && theirs !== undefined ? 'removed-by-hand' : undefined;
const whyStays = <T extends Keyed>({ base, theirs }: Versions<T>, mine: T, next: T): Why => {
  if (theirs !== undefined) return hasSameContent(next, theirs) ? undefined : 'edited-by-hand';
  return base === undefined || hasSameContent(base, mine) ? undefined : 'no-longer-mapped';
};
const whyKept = <T extends Keyed>(versions: Versions<T>, next: T | undefined): Why => {
  if (versions.mine === undefined) return next === undefined ? whyAway(versions) : undefined;
  return next && whyStays(versions, versions.mine, next);
};

/** What merging each part on its own changes in the draft. */
const changes = <T extends Keyed>(
  { base, mine, theirs }: Parts<T>,
  merge: (versions: Versions<T>) => T | undefined,
): Changed<T> => {
  const [before, offered] = [byKey(base), byKey(theirs)];
  const keys = new Set([...offered.keys(), ...before.keys()]);
  const changed = { added: [] as T[], revised: [] as T[], removed: [] as string[], kept: [] as Kept[] };
  for (const key of keys) {
    const versions = { base: before.get(key), mine: mine.get(key), theirs: offered.get(key) };
    const next = merge(versions);
    const why = whyKept(versions, next);
    if (why !== undefined) changed.kept.push({ key, why });
    if (next === undefined && versions.mine !== undefined) changed.removed.push(key);
    if (next !== undefined && !same(versions.mine, next))
      changed[versions.mine === undefined ? 'added' : 'revised'].push(next);
  }
  return changed;
};

/** What the draft holds afterwards. */
export const after = <T extends Keyed>(mine: ReadonlyMap<string, T>, changed: Changed<T>): ReadonlyMap<string, T> => {
  const held = new Map(mine);
  for (const key of changed.removed) held.delete(key);
  for (const part of [...changed.added, ...changed.revised]) held.set(part.key, part);
  return held;
};

const levelsOf = (criteria: Iterable<Criterion>): ReadonlySet<string> =>
  new Set([...criteria].flatMap(({ requirements }) => requirements.map(({ level }) => level)));

/**
 * A level that no criterion requires is not added, and is removed where only the previous mapping had it: a framework with a level
 * without criteria could not be published. A level that somebody defined by hand stays, and so do edits by hand, unless the
 * mapping changes that level too.
 */
const levelChanges = (
  { mapping }: ApplyMapping['data'],
  { levels: mine, mappedLevels, applied }: FrameworkState,
  required: ReadonlySet<string>,
): Changed<Level> => {
  const requiredBefore = levelsOf(applied?.parts.criteria ?? []);
  const named = byKey(applied?.mapping.levels ?? []);
  const base = [...named.values()].filter(({ key }) => requiredBefore.has(key) && mappedLevels.has(key));
  const theirs = mapping.levels.filter(({ key }) => required.has(key) || mine.has(key));
  const isEdited = (offered: Level): boolean =>
    mine.has(offered.key) && !same(mine.get(offered.key), offered) && same(named.get(offered.key), offered);
  const changed = changes({ base, mine, theirs }, ({ base: before, mine: current, theirs: offered }) => {
    if (before !== undefined && same(before, current) && !required.has(before.key)) return undefined;
    return offered === undefined || isEdited(offered) ? current : offered;
  });
  const kept = theirs.filter(isEdited).map(({ key }) => ({ key, why: 'edited-by-hand' }) as const);
  return { ...changed, kept };
};

const areasOf = (parts: Iterable<Readonly<{ area: string }>>): readonly string[] => [...parts].map(({ area }) => area);

/**
 * An area that a mapping added and nobody edited is removed once the mapping no longer makes it and nothing is in it. An area that
 * was removed by hand comes back only when something is in it.
 */
const areaChanges = (
  { base, mine, theirs }: Parts<Area>,
  mappedAreas: FrameworkState['mappedAreas'],
  used: ReadonlySet<string>,
): Changed<Area> => {
  const changed = changes({ base, mine, theirs }, (versions) => {
    const isWanted = versions.mine !== undefined || versions.base === undefined || used.has(versions.base.key);
    return isWanted ? mergeArea(versions) : undefined;
  });
  const stays = new Set([...theirs.map(({ key }) => key), ...used]);
  const removed = [...mappedAreas.values()].filter((mapped) => {
    const current = mine.get(mapped.key);
    return !stays.has(mapped.key) && current !== undefined && hasSameContent(mapped, current);
  });
  return { ...changed, removed: removed.map(({ key }) => key) };
};

/** What applying the mapping changes in the draft, and what it leaves as somebody edited it. */
export const mergeDraft = (data: ApplyMapping['data'], state: FrameworkState): Merged => {
  const { parts } = data;
  const base = state.applied?.parts ?? appliedByDefault(state);
  const criteria = changes({ base: base.criteria, mine: state.criteria, theirs: parts.criteria }, mergeCriterion);
  const signals = changes(
    { base: base.counterSignals, mine: state.counterSignals, theirs: parts.counterSignals },
    mergeSignal,
  );
  const areas = { base: base.areas, mine: state.areas, theirs: parts.areas };
  const used = new Set([
    ...areasOf(after(state.criteria, criteria).values()),
    ...areasOf(after(state.counterSignals, signals).values()),
  ]);
  return {
    levels: levelChanges(data, state, levelsOf([...after(state.criteria, criteria).values(), ...parts.criteria])),
    areas: areaChanges(areas, state.mappedAreas, used),
    criteria,
    signals,
  };
};
