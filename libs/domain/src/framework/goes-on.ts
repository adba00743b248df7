import type { ImportedItem } from './events.js';
import { asRead } from './words.js';

/** What tells whether an item of a later edition is one of the earlier, said otherwise. */
export type Likeness = Pick<ImportedItem, 'kind' | 'key' | 'text' | 'section' | 'group'>;

/** Two texts that share six words in ten are one text, reworded. */
const ALIKE = 0.6;
/** What an equal key, and an equal place, are worth beside words. */
const SAME_KEY = 0.3;
const SAME_PLACE = 0.05;
/** So many comparisons of sentences take some 20 ms. Of a document written anew, only equal keys and texts are looked for. */
const MOST_PAIRS = 20_000;

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

/** Word for word the same, at best in the same place and under the same key. */
const LETTERS: readonly ((item: Likeness) => readonly (string | null)[])[] = [
  ({ kind, text, section, group, key }) => [kind, asRead(text), section, group, key],
  ({ kind, text, section, group }) => [kind, asRead(text), section, group],
  ({ kind, text, key }) => [kind, asRead(text), key],
  ({ kind, text }) => [kind, asRead(text)],
];

type Left<T> = Readonly<{ from: readonly T[]; to: readonly T[] }>;

const likest = <T extends Likeness>({ from, to }: Left<T>, isCompared: boolean): readonly Pair<T>[] =>
  isCompared ? scored(from, to).sort((a, b) => b.score - a.score) : equal(from, to, ({ key }) => key);

const byKind = <T extends Likeness>({ from, to }: Left<T>): readonly Left<T>[] => {
  const before = Map.groupBy(from, ({ kind }) => kind);
  return [...Map.groupBy(to, ({ kind }) => kind)].map(([kind, items]) => ({ from: before.get(kind) ?? [], to: items }));
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
  const left = (): Left<T> => ({
    from: from.filter((item) => !gone.has(item)),
    to: to.filter((item) => !found.has(item)),
  });
  for (const of of LETTERS) {
    const rest = left();
    take(equal(rest.from, rest.to, (item) => JSON.stringify(of(item))));
  }
  const kinds = byKind(left());
  const pairs = kinds.reduce((sum, each) => sum + each.from.length * each.to.length, 0);
  for (const each of kinds) take(likest(each, pairs <= MOST_PAIRS));
  return found;
};
