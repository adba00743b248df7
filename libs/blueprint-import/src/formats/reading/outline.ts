import type { Block } from '../../model/page.js';
import { hasListInside, isTitleOverList } from './level-lists.js';
import { isTitle, nextOfPage } from './level-lines.js';
import { phraseOf } from './phrase.js';

/** Of titles that make each other an outline. */
const FEWEST = 3;
/** Below the heading above. */
const [LINE, AREA, ITEM] = [0.5, 0.6, 0.7];

type Paragraph = Extract<Block, { type: 'paragraph' }>;
const isBold = ({ runs, at }: Paragraph): boolean => {
  const { lead, rest } = phraseOf(runs, at).head;
  return lead !== null && rest === '';
};
const isTitleLine = (block: Block | undefined): block is Paragraph =>
  block?.type === 'paragraph' && isTitle(block) && isBold(block);
/** How much below the heading above a line is one itself: over other lines, or over a list. */
const depthOf = (blocks: readonly Block[], at: number): number | null => {
  const next = nextOfPage(blocks, at + 1);
  if (!isTitleLine(blocks[at])) return null;
  if (next?.type === 'list') return AREA;
  return isTitleLine(next) ? LINE : null;
};
const isOfTitles = (block: Block): block is Extract<Block, { type: 'list' }> =>
  block.type === 'list' &&
  block.entries.length >= FEWEST &&
  block.entries.every((entry) => isTitleOverList(entry) && hasListInside(entry));

/**
 * The page with bold lines over lists, and items over lists, as the headings that they would be if no others said what the page consists of;
 * null where it has too few.
 */
export const withOutline = (blocks: readonly Block[]): readonly Block[] | null => {
  let above = 0;
  const depths = blocks.map((_, at) => depthOf(blocks, at));
  if (depths.filter((depth) => depth !== null).length < FEWEST && !blocks.some(isOfTitles)) return null;
  return blocks.map((block, at): Block => {
    if (block.type === 'heading') above = block.depth;
    const depth = depths[at] ?? null;
    if (block.type === 'paragraph' && depth !== null) return { ...block, type: 'heading', depth: above + depth };
    if (!isOfTitles(block)) return block;
    const headed = block.entries.flatMap(({ runs, inner, at }): Block[] => [
      { type: 'heading', depth: above + ITEM, runs, at },
      ...inner,
    ]);
    return { type: 'scope', blocks: headed };
  });
};
