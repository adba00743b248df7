import type { ImportedItem } from './events.js';
import { asRead } from './words.js';

/** What tells whether an item of a later edition is one of the earlier, said otherwise. */
export type Likeness = Pick<ImportedItem, 'kind' | 'key' | 'text' | 'section' | 'group'>;

/** Two texts that share six words in ten are one text, reworded. */
const ALIKE = 0.6;
/** What an equal key, and an equal place, are worth beside words. */
const SAME_KEY = 0.3;
const SAME_PLACE = 0.05;
/** So many comparisons take a few milliseconds. Of a document written anew, only equal keys and texts are looked for. */
const MOST_PAIRS = 100_000;

const wordsOf = (text: string): readonly string[] =>
  asRead(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

type Bag = Readonly<{ words: ReadonlyMap<string, number>; size: number }>;
const bagOf = ({ text }: Likeness): Bag => {
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

const scored = <T extends Likeness>(from: readonly T[], to: readonly T[]): Pair<T>[] => {
  const bags = new Map([...from, ...to].map((item) => [item, bagOf(item)]));
  const empty: Bag = { words: new Map(), size: 0 };
  const score = (a: T, b: T): number =>
    shared(bags.get(a) ?? empty, bags.get(b) ?? empty) +
    (a.key === b.key ? SAME_KEY : 0) +
    (a.section === b.section && a.group === b.group ? SAME_PLACE : 0);
  return to.flatMap((item) =>
    from
      .map((other) => ({ from: other, to: item, score: score(other, item) }))
      .filter((pair) => pair.score >= ALIKE || pair.from.key === pair.to.key),
  );
};

/** Every pair that is equal in what `of` takes; of several, in the order of the documents. */
const equal = <T extends Likeness>(from: readonly T[], to: readonly T[], of: (item: T) => string): Pair<T>[] => {
  const waiting = Map.groupBy(from, of);
  return to.flatMap((item) => {
    const other = waiting.get(of(item))?.shift();
    return other === undefined ? [] : [{ from: other, to: item, score: 1 }];
  });
};

const pairsOf = <T extends Likeness>(from: readonly T[], to: readonly T[]): readonly Pair<T>[] => {
  if (from.length * to.length > MOST_PAIRS)
    return [...equal(from, to, ({ text }) => asRead(text)), ...equal(from, to, ({ key }) => key)];
  return scored(from, to).sort((a, b) => b.score - a.score);
};

/**
 * Which item of the earlier edition each item of the later one goes on from; items that are new are not in it. What is word for
 * word the same goes first, then the likest of one kind; a key says less than words do, since it counts what is alike.
 */
export const goesOnFrom = <T extends Likeness>(from: readonly T[], to: readonly T[]): ReadonlyMap<T, T> => {
  const found = new Map<T, T>();
  const gone = new Set<T>();
  const take = (pairs: readonly Pair<T>[]): void => {
    for (const pair of pairs) {
      if (found.has(pair.to) || gone.has(pair.from)) continue;
      found.set(pair.to, pair.from);
      gone.add(pair.from);
    }
  };
  take(equal(from, to, ({ kind, key, text }) => JSON.stringify([kind, key, asRead(text)])));
  const kinds = Map.groupBy(
    to.filter((item) => !found.has(item)),
    ({ kind }) => kind,
  );
  for (const [kind, items] of kinds) {
    const left = from.filter((item) => item.kind === kind && !gone.has(item));
    take(pairsOf(left, items));
  }
  return found;
};
