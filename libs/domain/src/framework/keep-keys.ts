import type { CriterionSource } from '../kernel/rubric.js';
import { editionBefore } from './editions.js';
import type { BlueprintReading } from './events.js';
import { goesOnFrom } from './goes-on.js';
import type { Laid } from './mapping.js';
import type { FrameworkState } from './state.js';

type Place = Pick<CriterionSource, 'blueprint' | 'item'>;
/** An item of a blueprint and those of earlier editions that it goes on from, nearest first. */
type Ancestry = (place: Place) => readonly Place[];

type Before = Readonly<{ reading: BlueprintReading; items: ReadonlyMap<string, string> }>;
/** The edition before, and by the key of each item the key that it had there. */
const beforeOf = (blueprints: readonly BlueprintReading[], reading: BlueprintReading): Before | undefined => {
  const before = editionBefore(blueprints, reading);
  if (before === undefined) return undefined;
  const pairs = [...goesOnFrom(before.items, reading.items)].map(
    ([later, earlier]) => [later.key, earlier.key] as const,
  );
  return { reading: before, items: new Map(pairs) };
};

/** Goes from import to import, since one document may have been imported more than once. */
const ancestryIn = (blueprints: readonly BlueprintReading[]): Ancestry => {
  const known = new Map<BlueprintReading, Before | undefined>();
  const before = (reading: BlueprintReading): Before | undefined => {
    if (!known.has(reading)) known.set(reading, beforeOf(blueprints, reading));
    return known.get(reading);
  };
  return ({ blueprint, item }) => {
    const places: Place[] = [{ blueprint, item }];
    let reading = blueprints.findLast(({ source }) => source.sha256 === blueprint);
    let key: string | undefined = item;
    while (reading !== undefined && key !== undefined) {
      const earlier = before(reading);
      key = earlier?.items.get(key);
      reading = earlier?.reading;
      if (reading !== undefined && key !== undefined) places.push({ blueprint: reading.source.sha256, item: key });
    }
    return places;
  };
};

type Part = Readonly<{ key: string; source: CriterionSource | null }>;
const placeOf = ({ blueprint, item }: Place): string => JSON.stringify([blueprint, item]);

const MAX_KEY = 128;
/** The key, or the first like it that is free. */
const free = (key: string, taken: ReadonlySet<string>): string => {
  for (let next = key, count = 2; ; count += 1) {
    if (!taken.has(next)) return next;
    const ending = `-${String(count)}`;
    next = key.slice(0, MAX_KEY - ending.length) + ending;
  }
};

type Traced<T> = Readonly<{ part: T; places: readonly string[] }>;
/** The keys of the parts that came from each place, whenever they were laid. */
type Held = ReadonlyMap<string, ReadonlySet<string>>;

const heldIn = (known: readonly Part[]): Held => {
  const held = new Map<string, Set<string>>();
  for (const { key, source } of known) {
    if (source === null) continue;
    const place = placeOf(source);
    held.set(place, (held.get(place) ?? new Set()).add(key));
  }
  return held;
};

/** The keys that are of each part's sentence, its own first, then the one of the nearest edition. */
const keysOf = <T extends Part>({ part, places }: Traced<T>, held: Held): readonly string[] => {
  const keys = places.flatMap((place) => [...(held.get(place) ?? [])]);
  return keys.includes(part.key) ? [part.key, ...keys] : keys;
};

const claims = <T extends Part>(traced: readonly Traced<T>[], held: Held): ReadonlyMap<T, string> => {
  const kept = new Map<T, string>();
  const claimed = new Set<string>();
  const wishes = traced.map((one) => ({ part: one.part, keys: keysOf(one, held) }));
  const settled = wishes.filter(({ part, keys }) => keys[0] === part.key);
  for (const { part, keys } of [...settled, ...wishes]) {
    const key = kept.has(part) ? undefined : keys.find((each) => !claimed.has(each));
    if (key === undefined) continue;
    kept.set(part, key);
    claimed.add(key);
  }
  return kept;
};

const keepIn = <T extends Part>(laid: readonly T[], known: readonly T[], ancestry: Ancestry): readonly T[] => {
  const traced = laid.map((part) => ({
    part,
    places: part.source === null ? [] : ancestry(part.source).map(placeOf),
  }));
  const held = heldIn(known);
  const kept = claims(traced, held);
  const ofOthers = new Set([...held.values()].flatMap((keys) => [...keys]));
  const taken = new Set([...ofOthers, ...laid.map(({ key }) => key)]);
  return traced.map(({ part }) => {
    const isOthers = part.source !== null && ofOthers.has(part.key);
    const key = kept.get(part) ?? (isOthers ? free(part.key, taken) : part.key);
    taken.add(key);
    return { ...part, key };
  });
};

type Parts = Pick<Laid, 'criteria' | 'counterSignals'>;

/**
 * What is laid, under the keys that its items have had in the draft or in what was laid before, in any edition of their
 * documents: a key never passes to another sentence, and a sentence never loses its key, wherever an edition moves it.
 */
export const keepKeys = <P extends Parts>(parts: P, state: FrameworkState): P => {
  const ancestry = ancestryIn(state.blueprints);
  const laid = state.applied?.laid;
  return {
    ...parts,
    criteria: keepIn(parts.criteria, [...(laid?.criteria ?? []), ...state.criteria.values()], ancestry),
    counterSignals: keepIn(
      parts.counterSignals,
      [...(laid?.counterSignals ?? []), ...state.counterSignals.values()],
      ancestry,
    ),
  };
};
