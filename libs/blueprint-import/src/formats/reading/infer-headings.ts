import type { Block, Guess, Names } from '../../model/page.js';
import { isTitle, type Lines, linesOfLevels, nextOfPage, saysKind } from './level-lines.js';
import { areOverLevels, beginningIn, isOfLevels, isTitleOverList, levelBlocks, levelHead } from './level-lists.js';
import { phraseOf } from './phrase.js';

type Paragraph = Extract<Block, { type: 'paragraph' }>;
type List = Extract<Block, { type: 'list' }>;

/** Between the depths of headings: below the one above, above the next. */
const LEVEL = 0.5;
const AREA = 0.6;
const LISTED_LEVEL = 0.7;

/** How deep the heading above each block is; 0 where none is. */
const depthsOf = (blocks: readonly Block[]): number[] => {
  let depth = 0;
  return blocks.map((block) => {
    if (block.type === 'heading') ({ depth } = block);
    return depth;
  });
};

type Around = Readonly<{
  depth: number;
  next: Block | undefined;
  lines: Lines;
  told: Set<string>;
  areas: ReadonlySet<Block>;
  /** The page has lists of several levels, so that one item that begins with a level is such a list, too. */
  hasLevelLists: boolean;
}>;

const isTitleLine = (block: Block): boolean => {
  if (block.type !== 'paragraph' || !isTitle(block)) return false;
  const { lead, rest } = phraseOf(block.runs, block.at).head;
  return lead !== null && rest === '';
};
/** Lines that are titles, each over a list that comes before the next title or heading. */
const titlesOverLists = (blocks: readonly Block[]): readonly number[] => {
  const titles: number[] = [];
  let isOverList = false;
  for (const [at, block] of [...blocks.entries()].toReversed()) {
    const isTitleHere = isTitleLine(block);
    if (isTitleHere && isOverList) titles.push(at);
    if (block.type === 'list') isOverList = true;
    else if (isTitleHere || block.type === 'heading') isOverList = false;
  }
  return titles;
};
/** Those, where between several and their lists are sentences, which would else announce them alone. */
const overSentences = (blocks: readonly Block[]): ReadonlySet<Block> => {
  const titles = titlesOverLists(blocks);
  const apart = titles.filter((at) => blocks[at + 1]?.type === 'paragraph');
  return new Set(apart.length >= 2 ? titles.flatMap((at) => blocks[at] ?? []) : []);
};

const asOther = (guess: Guess | null | undefined): { names?: Names; guess?: Guess } => {
  if (guess === undefined) return {};
  return guess === null ? { names: 'level' } : { names: 'level', guess };
};

const headingOfLine = (block: Paragraph, { depth, next, lines, areas }: Around): Block => {
  const level = lines.all.get(block);
  if (level !== undefined)
    return { ...block, runs: level, type: 'heading', depth: lines.depth + LEVEL, ...asOther(lines.others.get(block)) };
  if (areas.has(block)) return { ...block, type: 'heading', depth: depth + AREA };
  const isOver = saysKind(next) || (next?.type === 'list' && isOfLevels(next));
  return isOver && isTitle(block) ? { ...block, type: 'heading', depth: depth + AREA } : block;
};

/** Each item says no more than what the levels in the list inside it are about. */
const areOverLists = ({ entries }: List): boolean =>
  entries.every((entry) => isTitleOverList(entry) && entry.inner.some((one) => one.type === 'list' && isOfLevels(one)));

const headingsOfList = (block: List, around: Around): Block => {
  const { depth, told, hasLevelLists } = around;
  if (areOverLists(block))
    return {
      type: 'scope',
      blocks: block.entries.flatMap(({ runs, inner, at }): Block[] => [
        { type: 'heading', depth: depth + AREA, runs, at },
        ...inner.map((one) => (one.type === 'list' ? headingsOfList(one, around) : one)),
      ]),
    };
  const all = beginningIn(block);
  const isOne = hasLevelLists && block.entries.every((entry) => levelHead(entry) !== null);
  if (all === null && !isOne && !areOverLevels(block)) return block;
  return {
    type: 'scope',
    blocks: block.entries.flatMap((entry) =>
      levelBlocks(entry, depth + LISTED_LEVEL, { told, begins: all ?? levelHead }),
    ),
  };
};

const inferHeading = (block: Block, around: Around): Block => {
  if (block.type === 'paragraph') return headingOfLine(block, around);
  return block.type === 'list' ? headingsOfList(block, around) : block;
};

/** The page with lines and list items as headings, where they stand over lists as headings do. */
export const inferHeadings = (blocks: readonly Block[], isData = false): Block[] => {
  const depths = depthsOf(blocks);
  const lines = isData
    ? { all: new Map<Block, Paragraph['runs']>(), others: new Map<Block, null>(), depth: 0 }
    : linesOfLevels(blocks, depths);
  const told = new Set<string>();
  const areas = isData ? new Set<Block>() : overSentences(blocks);
  const hasLevelLists = blocks.some((block) => block.type === 'list' && isOfLevels(block));
  return blocks.map((block, index) => {
    const next = nextOfPage(blocks, index + 1);
    return inferHeading(block, { depth: depths[index] ?? 0, next, lines, told, areas, hasLevelLists });
  });
};
