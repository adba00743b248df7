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
/** The place of an item in its own edition and in each earlier one, newest first. */
type PlaceHistory = (place: Place) => readonly Place[];

type Items = BlueprintEdition['items'];
type Before = Readonly<{ edition: BlueprintEdition; items: ReadonlyMap<string, Items[number]> }>;
/** The previous edition, and its matching item by the key of each item. */
const beforeOf = (editions: readonly BlueprintEdition[], edition: BlueprintEdition): Before | undefined => {
  const before = editionBefore(editions, edition);
  if (before === undefined) return undefined;
  const pairs = [...matchItems(before.items, edition.items)].map(([later, earlier]) => [later.key, earlier] as const);
  return { edition: before, items: new Map(pairs) };
};

/** Goes from import to import, since one document may have been imported more than once. */
const historyIn = (editions: readonly BlueprintEdition[]): PlaceHistory => {
  const found = new Map<BlueprintEdition, Before | undefined>();
  const before = (edition: BlueprintEdition): Before | undefined => {
    if (!found.has(edition)) found.set(edition, beforeOf(editions, edition));
    return found.get(edition);
  };
  return (place) => {
    const places = [place];
    const edition = editions.findLast(({ source }) => source.sha256 === place.blueprint);
    let step = edition && before(edition);
    let item = step?.items.get(place.item);
    while (step !== undefined && item !== undefined) {
      places.push({ blueprint: step.edition.source.sha256, item: item.key, locator: item.locator });
      step = before(step.edition);
      item = step?.items.get(item.key);
    }
    return places;
  };
};

type Part = Readonly<{ key: string; text: string; source: CriterionSource | null }>;

type Traced<T> = Readonly<{ part: T; places: readonly string[] }>;
/** The keys of the parts that came from each place or had that text, at any time. */
type KeysByPlace = ReadonlyMap<string, ReadonlySet<string>>;

/** A sentence that an edition left out is the same sentence when a later edition has it again. */
const textPlaceOf = ({ text }: Part): string => JSON.stringify([normalizeText(text)]);

const keysByPlace = (parts: readonly Part[]): KeysByPlace => {
  const held = new Map<string, Set<string>>();
  for (const part of parts) {
    if (part.source === null) continue;
    for (const place of [citedPlace(part.source), textPlaceOf(part)])
      held.set(place, (held.get(place) ?? new Set()).add(part.key));
  }
  return held;
};

/** The keys that the part's sentence has had, its current key first, then those of the nearest edition. */
const keysOf = <T extends Part>({ part, places }: Traced<T>, held: KeysByPlace): readonly string[] => {
  const keys = places.flatMap((place) => [...(held.get(place) ?? [])]);
  return keys.includes(part.key) ? [part.key, ...keys] : keys;
};

const claims = <T extends Part>(traced: readonly Traced<T>[], held: KeysByPlace): ReadonlyMap<T, string> => {
  const keyOf = new Map<T, string>();
  const claimed = new Set<string>();
  const wishes = traced.map((one) => ({ part: one.part, keys: keysOf(one, held) }));
  const settled = wishes.filter(({ part, keys }) => keys[0] === part.key);
  for (const { part, keys } of [...settled, ...wishes]) {
    const key = keyOf.has(part) ? undefined : keys.find((each) => !claimed.has(each));
    if (key === undefined) continue;
    keyOf.set(part, key);
    claimed.add(key);
  }
  return keyOf;
};

/** Whether a part's key is that of another sentence, or of something else that somebody wrote by hand. */
const othersIn = (parts: readonly Part[]): ((part: Part) => boolean) => {
  const sentences = new Set(parts.filter(({ source }) => source !== null).map(({ key }) => key));
  const written = new Map(
    parts.filter(({ source }) => source === null).map(({ key, text }) => [key, normalizeText(text)]),
  );
  return ({ key, text, source }) => {
    if (source === null) return false;
    return sentences.has(key) || (written.has(key) && written.get(key) !== normalizeText(text));
  };
};

type Earlier<T> = Readonly<{
  /** Of the last mapping, the draft and the published versions, newest first. */
  parts: readonly T[];
  ancestry: PlaceHistory;
}>;

const reuseKeysIn = <T extends Part>(next: readonly T[], { parts: earlier, ancestry }: Earlier<T>): readonly T[] => {
  const traced = next.map((part) => ({
    part,
    places: part.source === null ? [] : [...ancestry(part.source).map(citedPlace), textPlaceOf(part)],
  }));
  const claimed = claims(traced, keysByPlace(earlier));
  const taken = new Set([...earlier, ...next].map(({ key }) => key));
  const isOthers = othersIn(earlier);
  return traced.map(({ part }) => {
    const key = claimed.get(part) ?? (isOthers(part) ? freeKey(part.key, taken) : part.key);
    taken.add(key);
    return { ...part, key };
  });
};

type Parts = Pick<MappedParts, 'criteria' | 'counterSignals'>;

const everIn = (state: FrameworkState): readonly Parts[] => [
  state.applied?.parts ?? { criteria: [], counterSignals: [] },
  { criteria: [...state.criteria.values()], counterSignals: [...state.counterSignals.values()] },
  ...[...state.published.values()].reverse(),
];

/**
 * The parts of a mapping under the keys that their sentences have had: in the draft, in the last mapping or in any version, and in any
 * edition of their documents. A key never passes to another sentence, and a sentence never loses its key, wherever an edition moves it.
 */
export const reuseKeys = <P extends Parts>(parts: P, state: FrameworkState): P => {
  const ancestry = historyIn(state.editions);
  const ever = everIn(state);
  return {
    ...parts,
    criteria: reuseKeysIn(parts.criteria, { parts: ever.flatMap(({ criteria }) => criteria), ancestry }),
    counterSignals: reuseKeysIn(parts.counterSignals, { parts: ever.flatMap((each) => each.counterSignals), ancestry }),
  };
};
