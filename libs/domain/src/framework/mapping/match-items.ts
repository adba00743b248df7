import type { ImportedItem } from '../events.js';
import { normalizeText } from '../text.js';

/** What is compared of items of two editions. */
export type ComparableItem = Pick<ImportedItem, 'kind' | 'key' | 'text' | 'section' | 'group'>;

/** Two texts that share six words in ten count as one text, reworded. */
const ALIKE = 0.6;
/** The bonus for an equal key, and for an equal place. */
const SAME_KEY = 0.3;
const SAME_PLACE = 0.05;
/** Words in more sentences than this are ignored: they tell little and would make the search slow. */
const COMMON = 50;
/** How many candidates are compared with each sentence: those that share most words. */
const CANDIDATES = 12;

/** Scripts that put no space between words: each character is one. */
const WORD = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|[\p{L}\p{N}]+/gu;

const wordsOf = (text: string): readonly string[] => normalizeText(text).toLowerCase().match(WORD) ?? [];

type Bag = Readonly<{ words: ReadonlyMap<string, number>; size: number }>;
const bagOf = ({ text }: ComparableItem): Bag => {
  const words = new Map<string, number>();
  const all = wordsOf(text);
  for (const word of all) words.set(word, (words.get(word) ?? 0) + 1);
  return { words, size: all.length };
};

/** Dice's coefficient over words: 0 where none is shared, 1 where all are. */
const shared = (a: Bag, b: Bag): number => {
  let both = 0;
  for (const [word, count] of a.words) both += Math.min(count, b.words.get(word) ?? 0);
  return a.size + b.size === 0 ? 1 : (2 * both) / (a.size + b.size);
};

type Pair<T> = Readonly<{ from: T; to: T; score: number }>;

type Left<T> = Readonly<{ from: readonly T[]; to: readonly T[] }>;
type Bags<T> = ReadonlyMap<T, Bag>;
const EMPTY: Bag = { words: new Map(), size: 0 };

const byWord = <T extends ComparableItem>(from: readonly T[], bags: Bags<T>): ReadonlyMap<string, readonly T[]> => {
  const having = new Map<string, T[]>();
  for (const item of from)
    for (const word of bags.get(item)?.words.keys() ?? []) {
      const items = having.get(word) ?? [];
      items.push(item);
      having.set(word, items);
    }
  return having;
};

/** The items that share most words with each item, ignoring common words. */
const candidatesIn = <T extends ComparableItem>(from: readonly T[], bags: Bags<T>): ((item: T) => readonly T[]) => {
  const having = byWord(from, bags);
  return (item) => {
    const counts = new Map<T, number>();
    for (const word of bags.get(item)?.words.keys() ?? []) {
      const items = having.get(word) ?? [];
      if (items.length <= COMMON) for (const other of items) counts.set(other, (counts.get(other) ?? 0) + 1);
    }
    return [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, CANDIDATES)
      .map(([other]) => other);
  };
};

/** Pairs that are similar or share a key, the most similar first. */
const likest = <T extends ComparableItem>({ from, to }: Left<T>): readonly Pair<T>[] => {
  const bags = new Map([...from, ...to].map((item) => [item, bagOf(item)]));
  const candidates = candidatesIn(from, bags);
  const keyed = Map.groupBy(from, ({ key }) => key);
  const score = (a: T, b: T): number =>
    shared(bags.get(a) ?? EMPTY, bags.get(b) ?? EMPTY) +
    (a.key === b.key ? SAME_KEY : 0) +
    (a.section === b.section && a.group === b.group ? SAME_PLACE : 0);
  return to
    .flatMap((item) =>
      [...new Set([...candidates(item), ...(keyed.get(item.key) ?? [])])].map((other) => {
        return { from: other, to: item, score: score(other, item) };
      }),
    )
    .filter((pair) => pair.score >= ALIKE || pair.from.key === pair.to.key)
    .sort((a, b) => b.score - a.score);
};

/** Every pair with equal values of `of`, in the order of the documents. */
const equal = <T extends ComparableItem>(from: readonly T[], to: readonly T[], of: (item: T) => string): Pair<T>[] => {
  const waiting = Map.groupBy(from, of);
  return to.flatMap((item) => {
    const other = waiting.get(of(item))?.shift();
    return other === undefined ? [] : [{ from: other, to: item, score: 1 }];
  });
};

/** Word for word the same, at best in the same place and under the same key. */
const EXACT_MATCHES: readonly ((item: ComparableItem) => readonly (string | null)[])[] = [
  ({ kind, text, section, group, key }) => [kind, normalizeText(text), section, group, key],
  ({ kind, text, section, group }) => [kind, normalizeText(text), section, group],
  ({ kind, text, key }) => [kind, normalizeText(text), key],
  ({ kind, text }) => [kind, normalizeText(text)],
];

const byKind = <T extends ComparableItem>({ from, to }: Left<T>): readonly Left<T>[] => {
  const before = Map.groupBy(from, ({ kind }) => kind);
  return [...Map.groupBy(to, ({ kind }) => kind)].map(([kind, items]) => ({ from: before.get(kind) ?? [], to: items }));
};

const compare = <T extends ComparableItem>(from: readonly T[], to: readonly T[]): ReadonlyMap<T, T> => {
  const found = new Map<T, T>();
  const gone = new Set<T>();
  const take = (pairs: readonly Pair<T>[]): void => {
    for (const pair of pairs) {
      if (found.has(pair.to) || gone.has(pair.from)) continue;
      found.set(pair.to, pair.from);
      gone.add(pair.from);
    }
  };
  const left = (): Left<T> => ({
    from: from.filter((item) => !gone.has(item)),
    to: to.filter((item) => !found.has(item)),
  });
  for (const of of EXACT_MATCHES) {
    const rest = left();
    take(equal(rest.from, rest.to, (item) => JSON.stringify(of(item))));
  }
  for (const each of byKind(left())) take(likest(each));
  return found;
};

/** By the later items, then by the earlier: editions never change, and each question about a document asks for all of its. */
const compared = new WeakMap<
  readonly ComparableItem[],
  WeakMap<readonly ComparableItem[], ReadonlyMap<ComparableItem, ComparableItem>>
>();

/**
 * The item of the earlier edition that each item of the later one matches; new items are not in the map. What is word for
 * word the same is matched first, then the most similar item of the same kind. A key tells less than the text, because keys of similar
 * texts are numbered. The lists must never change afterwards.
 */
export const matchItems = <T extends ComparableItem>(from: readonly T[], to: readonly T[]): ReadonlyMap<T, T> => {
  const cached =
    compared.get(to) ?? new WeakMap<readonly ComparableItem[], ReadonlyMap<ComparableItem, ComparableItem>>();
  compared.set(to, cached);
  const found = (cached.get(from) as ReadonlyMap<T, T> | undefined) ?? compare(from, to);
  cached.set(from, found);
  return found;
};
