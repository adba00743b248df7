import type { Block, Entry } from '../../model/page.js';
import { listKindOf } from '../../words/list-kinds.js';
import { labelText, phraseOf } from '../reading/phrase.js';
import { isKnownArea } from './areas.js';
import { isAreaLabel } from './list-context.js';
import { isNoRequirement } from './page-headings.js';

type List = Extract<Block, { type: 'list' }>;

/** Below every heading, those within a cell of a table included. */
const DEPTH = 500;

const wordsOf = ({ runs, at }: Entry): string => phraseOf(runs, at).text;
const hasList = ({ inner }: Entry): boolean => inner[0]?.type === 'list';
/** Among items that are over no lists, a longer one goes on in the list inside it: "Knows the differences between:". */
const MAX_WORDS_AMONG_ITEMS = 2;
const saysWhatFollows = (words: string, isAmongItems: boolean): boolean => {
  if (listKindOf(words) !== null || isNoRequirement(words)) return true;
  const isShort = words.split(' ').length <= MAX_WORDS_AMONG_ITEMS || isKnownArea(words);
  return words.endsWith(':') && isAreaLabel(words) && (isShort || !isAmongItems);
};
const isFewWords = (entry: Entry): boolean => {
  const words = wordsOf(entry);
  return hasList(entry) && (isAreaLabel(words) || listKindOf(words) !== null) && !/[.!?;,]$/u.test(words);
};

const listsIn = (blocks: readonly Block[]): List[] =>
  blocks.flatMap((block): List[] => {
    if (block.type === 'scope') return listsIn(block.blocks);
    return block.type === 'list' ? [block, ...block.entries.flatMap(({ inner }) => listsIn(inner))] : [];
  });

/** Lists of nothing but few words over lists, that several levels have or that are known to name areas. */
const listsOfAreas = (blocks: readonly Block[]): ReadonlySet<Block> => {
  const found = listsIn(blocks).filter(({ entries }) => entries.every(isFewWords));
  const counts = new Map<string, number>();
  for (const words of found.flatMap(({ entries }) => entries.map(wordsOf)))
    counts.set(words, (counts.get(words) ?? 0) + 1);
  const isArea = (words: string): boolean => (counts.get(words) ?? 0) >= 2 || isKnownArea(words);
  return new Set(
    found.filter(({ entries }) => 2 * entries.filter((entry) => isArea(wordsOf(entry))).length > entries.length),
  );
};

/** The list inside stands below the words as a heading; the item itself says nothing more. */
const headed = (entry: Entry, inner: readonly Block[]): Entry => {
  const { at } = entry;
  const text = labelText(wordsOf(entry));
  const names = isAreaLabel(text) ? ({ names: 'area' } as const) : {};
  const heading: Block = { type: 'heading', depth: DEPTH, runs: [{ text, strong: true, at }], at, ...names };
  return { ...entry, runs: [], inner: [heading, ...inner] };
};

/** List items that say no more than what the list inside them is about, as the headings that they stand for. */
export const writeOutListLabels = (blocks: readonly Block[]): Block[] => {
  const areas = listsOfAreas(blocks);
  const written = (block: Block): Block => {
    if (block.type === 'scope') return { ...block, blocks: block.blocks.map(written) };
    if (block.type !== 'list') return block;
    const isMixed = block.entries.some((entry) => !hasList(entry));
    const entries = block.entries.map((entry) => {
      const isLabel = hasList(entry) && (areas.has(block) || saysWhatFollows(wordsOf(entry), isMixed));
      const inner = entry.inner.map(written);
      return isLabel ? headed(entry, inner) : { ...entry, inner };
    });
    return { ...block, entries };
  };
  return blocks.map(written);
};
