import type { Block, Entry } from '../../model/page.js';
import { isAboutCareers } from '../ladder/areas.js';
import { levelIdentity, namesLevel } from '../../words/level-names.js';
import { levelsBeside } from '../../words/scale.js';
import { phraseOf } from '../reading/phrase.js';

type Above = Readonly<{ depth: number; text: string }>;

/** What the headings of a page say of its tables. */
export type Around = Readonly<{
  /** The level that a heading above the table names, where several have tables below them. */
  level: string | null;
  /** By the first of its headings. */
  isAboutCareers: boolean;
  /** Levels that headings name, and that have lists of their own. */
  hasLevels: boolean;
  /** How many words stand in the lists below each heading of the page, by its identity. */
  wordsBelow: ReadonlyMap<string, number>;
}>;

const levelIn = (path: readonly Above[], isLevel: (text: string) => boolean): string | null => {
  const found = path.findLast(({ text }) => isLevel(text));
  return found === undefined ? null : levelIdentity(found.text);
};

/** How many levels those are. */
const FEWEST = 2;

type Placed = Readonly<{ block: Block; level: string | null; path: readonly Above[] }>;
/** Each block with the headings above it, and the level that they name. */
const placed = (blocks: readonly Block[]): readonly Placed[] => {
  const headings = blocks.filter((block) => block.type === 'heading');
  const byDepth = Map.groupBy(headings, ({ depth }) => depth);
  const beside = [...byDepth.values()].map((all) => levelsBeside(all.map(({ runs, at }) => phraseOf(runs, at).text)));
  const isLevel = (text: string): boolean => namesLevel(text) || beside.some((is) => is(text));
  let path: readonly Above[] = [];
  return blocks.map((block) => {
    if (block.type === 'heading') {
      const { depth, runs, at } = block;
      path = [...path.filter((above) => above.depth < depth), { depth, text: phraseOf(runs, at).text }];
    }
    return { block, level: levelIn(path, isLevel), path };
  });
};

const wordsOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { runs, inner, at }) => {
    const lists = inner.flatMap((block) => (block.type === 'list' ? block.entries : []));
    return sum + phraseOf(runs, at).text.split(' ').length + wordsOf(lists);
  }, 0);
const wordsBelowHeadings = (all: readonly Placed[]): ReadonlyMap<string, number> => {
  const words = new Map<string, number>();
  for (const { block, path } of all) {
    const count = block.type === 'list' ? wordsOf(block.entries) : 0;
    for (const { text } of count > 0 ? path : []) {
      const identity = levelIdentity(text);
      words.set(identity, (words.get(identity) ?? 0) + count);
    }
  }
  return words;
};

/** What stands around each table at the top of a page. */
export const aroundTables = (blocks: readonly Block[]): ReadonlyMap<Block, Around> => {
  const all = placed(blocks);
  const levelsOver = (type: Block['type']): number =>
    new Set(all.flatMap(({ block, level }) => (block.type === type && level !== null ? [level] : []))).size;
  const hasTables = levelsOver('table') >= FEWEST;
  const hasLevels = levelsOver('list') >= FEWEST;
  const tables = all.filter(({ block }) => block.type === 'table');
  const first = all.find(({ block }) => block.type === 'heading')?.path.at(-1)?.text ?? '';
  const isAbout = isAboutCareers(first);
  const wordsBelow = tables.length === 0 ? new Map<string, number>() : wordsBelowHeadings(all);
  return new Map(
    tables.map(({ block, level }) => [
      block,
      { level: hasTables ? level : null, isAboutCareers: isAbout, hasLevels, wordsBelow },
    ]),
  );
};
