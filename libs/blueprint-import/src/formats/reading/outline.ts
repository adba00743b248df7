import type { Block } from '../../model/page.js';
import { hasListInside, isTitleOverList } from './level-lists.js';
import { isTitle, nextOfPage } from './level-lines.js';
import { phraseOf } from './phrase.js';

/** Of titles that make each other an outline. */
const FEWEST = 3;
/** Below the heading above. */
const [LINE, ITEM] = [0.5, 0.7];

type Paragraph = Extract<Block, { type: 'paragraph' }>;
const isBold = ({ runs, at }: Paragraph): boolean => {
  const { lead, rest } = phraseOf(runs, at).head;
  return lead !== null && rest === '';
};
const isOverList = (block: Block, next: Block | undefined): block is Paragraph =>
  block.type === 'paragraph' && isTitle(block) && isBold(block) && next?.type === 'list';
const isOfTitles = (block: Block): block is Extract<Block, { type: 'list' }> =>
  block.type === 'list' &&
  block.entries.length >= FEWEST &&
  block.entries.every((entry) => isTitleOverList(entry) && hasListInside(entry));

/**
 * The page with bold lines over lists, and items over lists, as the headings that they would be if no others said what the page consists of;
 * null where it has too few.
 */
export const withOutline = (blocks: readonly Block[]): readonly Block[] | null => {
  let depth = 0;
  const lines = blocks.filter((block, at) => isOverList(block, nextOfPage(blocks, at + 1)));
  if (lines.length < FEWEST && !blocks.some(isOfTitles)) return null;
  const titles = new Set<Block>(lines);
  return blocks.map((block): Block => {
    if (block.type === 'heading') ({ depth } = block);
    if (block.type === 'paragraph' && titles.has(block)) return { ...block, type: 'heading', depth: depth + LINE };
    if (!isOfTitles(block)) return block;
    const headed = block.entries.flatMap(({ runs, inner, at }): Block[] => [
      { type: 'heading', depth: depth + ITEM, runs, at },
      ...inner,
    ]);
    return { type: 'scope', blocks: headed };
  });
};
