import type { Block } from '../../model/page.js';
import { levelIdentity, namesLevel } from '../../words/level-names.js';
import { levelsBeside } from '../../words/scale.js';
import { phraseOf } from '../reading/phrase.js';

type Above = Readonly<{ depth: number; text: string }>;

/** What the headings of a page say of its tables. */
export type Around = Readonly<{
  /** The level that a heading above the table names, where several have tables below them. */
  level: string | null;
  /** Levels that headings name, and that have lists of their own. */
  hasLevels: boolean;
}>;

const levelIn = (path: readonly Above[], isLevel: (text: string) => boolean): string | null => {
  const found = path.findLast(({ text }) => isLevel(text));
  return found === undefined ? null : levelIdentity(found.text);
};

/** How many levels those are. */
const FEWEST = 2;

/** Each block with the level above it. */
const placed = (blocks: readonly Block[]): readonly Readonly<{ block: Block; level: string | null }>[] => {
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
    return { block, level: levelIn(path, isLevel) };
  });
};

/** What stands around each table at the top of a page. */
export const aroundTables = (blocks: readonly Block[]): ReadonlyMap<Block, Around> => {
  const all = placed(blocks);
  const levelsOver = (type: Block['type']): number =>
    new Set(all.flatMap(({ block, level }) => (block.type === type && level !== null ? [level] : []))).size;
  const hasTables = levelsOver('table') >= FEWEST;
  const hasLevels = levelsOver('list') >= FEWEST;
  const tables = all.filter(({ block }) => block.type === 'table');
  return new Map(tables.map(({ block, level }) => [block, { level: hasTables ? level : null, hasLevels }]));
};
