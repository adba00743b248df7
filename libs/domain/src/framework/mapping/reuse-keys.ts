import { freeKey } from '../../kernel/ids.js';
import type { CriterionSource } from '../../kernel/rubric.js';
import { editionBefore } from '../editions.js';
import type { BlueprintEdition } from '../events.js';
import { matchItems } from './match-items.js';
import type { MappedParts } from './mapping.js';
import { citedPlace } from './cited-place.js';
import type { FrameworkState } from '../state.js';
import { normalizeText } from '../text.js';

/** The locator is part of it: another importer may give one sentence of a document the key that another had. */
type Place = CriterionSource;
/** Where an item stood in each edition up to its own, nearest first, its own place in front. */
type PlaceHistory = (place: Place) => readonly Place[];

type Items = BlueprintEdition['items'];
type Before = Readonly<{ reading: BlueprintEdition; items: ReadonlyMap<string, Items[number]> }>;
/** The edition before, and by the key of each item the item that it was there. */
const beforeOf = (blueprints: readonly BlueprintEdition[], reading: BlueprintEdition): Before | undefined => {
  const before = editionBefore(blueprints, reading);
  if (before === undefined) return undefined;
  const pairs = [...matchItems(before.items, reading.items)].map(([later, earlier]) => [later.key, earlier] as const);
  return { reading: before, items: new Map(pairs) };
};

/** Goes from import to import, since one document may have been imported more than once. */
const historyIn = (blueprints: readonly BlueprintEdition[]): PlaceHistory => {
  const known = new Map<BlueprintEdition, Before | undefined>();
  const before = (reading: BlueprintEdition): Before | undefined => {
    if (!known.has(reading)) known.set(reading, beforeOf(blueprints, reading));
    return known.get(reading);
  };
  return (place) => {
    const places = [place];
    const reading = blueprints.findLast(({ source }) => source.sha256 === place.blueprint);
    let edition = reading && before(reading);
    let item = edition?.items.get(place.item);
    while (edition !== undefined && item !== undefined) {
      places.push({ blueprint: edition.reading.source.sha256, item: item.key, locator: item.locator });
      edition = before(edition.reading);
      item = edition?.items.get(item.key);
    }
    return places;
  };
};

type Part = Readonly<{ key: string; text: string; source: CriterionSource | null }>;

type Traced<T> = Readonly<{ part: T; places: readonly string[] }>;
/** The keys of the parts that came from each place, or said those words, whenever they were laid. */
type KeysByPlace = ReadonlyMap<string, ReadonlySet<string>>;

/** A sentence that an edition left out is the same one when it is back. */
const wordsOf = ({ text }: Part): string => JSON.stringify([normalizeText(text)]);

const keysByPlace = (known: readonly Part[]): KeysByPlace => {
  const held = new Map<string, Set<string>>();
  for (const part of known) {
    if (part.source === null) continue;
    for (const place of [citedPlace(part.source), wordsOf(part)])
      held.set(place, (held.get(place) ?? new Set()).add(part.key));
  }
  return held;
};

/** The keys that are of each part's sentence, its own first, then the one of the nearest edition. */
const keysOf = <T extends Part>({ part, places }: Traced<T>, held: KeysByPlace): readonly string[] => {
  const keys = places.flatMap((place) => [...(held.get(place) ?? [])]);
  return keys.includes(part.key) ? [part.key, ...keys] : keys;
};

const claims = <T extends Part>(traced: readonly Traced<T>[], held: KeysByPlace): ReadonlyMap<T, string> => {
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

/** The key is that of another sentence, or of something else that somebody wrote by hand. */
const othersIn = (known: readonly Part[]): ((part: Part) => boolean) => {
  const sentences = new Set(known.filter(({ source }) => source !== null).map(({ key }) => key));
  const written = new Map(
    known.filter(({ source }) => source === null).map(({ key, text }) => [key, normalizeText(text)]),
  );
  return ({ key, text, source }) => {
    if (source === null) return false;
    return sentences.has(key) || (written.has(key) && written.get(key) !== normalizeText(text));
  };
};

type Known<T> = Readonly<{
  /** MappedParts, drafted or published at any time, nearest first. */
  parts: readonly T[];
  ancestry: PlaceHistory;
}>;

const reuseKeysIn = <T extends Part>(laid: readonly T[], { parts: known, ancestry }: Known<T>): readonly T[] => {
  const traced = laid.map((part) => ({
    part,
    places: part.source === null ? [] : [...ancestry(part.source).map(citedPlace), wordsOf(part)],
  }));
  const kept = claims(traced, keysByPlace(known));
  const taken = new Set([...known, ...laid].map(({ key }) => key));
  const isOthers = othersIn(known);
  return traced.map(({ part }) => {
    const key = kept.get(part) ?? (isOthers(part) ? freeKey(part.key, taken) : part.key);
    taken.add(key);
    return { ...part, key };
  });
};

type Parts = Pick<MappedParts, 'criteria' | 'counterSignals'>;

const everIn = (state: FrameworkState): readonly Parts[] => [
  state.applied?.laid ?? { criteria: [], counterSignals: [] },
  { criteria: [...state.criteria.values()], counterSignals: [...state.counterSignals.values()] },
  ...[...state.published.values()].reverse(),
];

/**
 * What is laid, under the keys that its items have had in the draft, in what was laid before or in any version, in any edition of
 * their documents: a key never passes to another sentence, and a sentence never loses its key, wherever an edition moves it.
 */
export const reuseKeys = <P extends Parts>(parts: P, state: FrameworkState): P => {
  const ancestry = historyIn(state.blueprints);
  const ever = everIn(state);
  return {
    ...parts,
    criteria: reuseKeysIn(parts.criteria, { parts: ever.flatMap(({ criteria }) => criteria), ancestry }),
    counterSignals: reuseKeysIn(parts.counterSignals, { parts: ever.flatMap((each) => each.counterSignals), ancestry }),
  };
};
