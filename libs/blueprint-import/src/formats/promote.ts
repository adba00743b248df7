import type { Block, Entry } from '../document/block.js';
import { phraseOf } from '../document/phrase.js';
import { kindOf } from './career-track/labels.js';
import { levelBefore, levelIdentity, namesLevel } from './level-name.js';

type Paragraph = Extract<Block, { type: 'paragraph' }>;
type List = Extract<Block, { type: 'list' }>;

/** Between the depths of headings: below the one above, above the next. */
const LEVEL = 0.5;
const AREA = 0.6;
const LISTED_LEVEL = 0.7;
const MAX_AREA = 80;

const textOf = ({ runs, at }: Paragraph | Entry): string => phraseOf(runs, at).text;

/** True of a list, and of words that announce one. */
const leadsToList = (block: Block | undefined): boolean =>
  block?.type === 'list' || (block?.type === 'paragraph' && (isTitle(block) || saysKind(block)));

/** Levels that the page names by lines of their own over lists, instead of by headings; none where it is but one. */
const linesOfLevels = (blocks: readonly Block[]): ReadonlySet<Block> => {
  const lines = blocks.filter(
    (block, index) =>
      block.type === 'paragraph' && namesLevel(textOf(block)) && leadsToList(withoutFurniture(blocks, index + 1)),
  );
  const levels = new Set(lines.map((line) => (line.type === 'paragraph' ? levelIdentity(textOf(line)) : '')));
  return new Set(levels.size >= 2 ? lines : []);
};

const withoutFurniture = (blocks: readonly Block[], from: number): Block | undefined =>
  blocks.slice(from, from + 3).find(({ type }) => type !== 'furniture');

const isTitle = ({ runs, at }: Paragraph): boolean => {
  const { head, points } = phraseOf(runs, at);
  const announces = head.text.endsWith(':') || (head.lead !== null && head.rest === '');
  return announces && points.length === 0 && head.text.length <= MAX_AREA && kindOf(head.text) === null;
};

const saysKind = (block: Block | undefined): boolean =>
  (block?.type === 'paragraph' || block?.type === 'heading') &&
  kindOf(phraseOf(block.runs, block.at).head.text) !== null;

const levelHead = ({ runs, at }: Entry): string | null => levelBefore(phraseOf(runs, at).head.text);
const isLevelEntry = (entry: Entry): boolean => entry.inner.length > 0 && namesLevel(textOf(entry));

/** True of a list with an item for each of several levels: named at the beginning, or over a list inside. */
const isOfLevels = ({ entries }: List): boolean =>
  entries.length >= 2 && (entries.every(isLevelEntry) || entries.every((entry) => levelHead(entry) !== null));

/** The words at the beginning of an item name its level, and stay with it: they are told apart from it the first time only. */
const levelBlocks = (entry: Entry, depth: number, told: Set<string>): Block[] => {
  const { runs, inner, at } = entry;
  if (isLevelEntry(entry)) return [{ type: 'heading', depth, runs, at }, ...inner];
  const text = levelHead(entry) ?? '';
  const again = told.has(text);
  told.add(text);
  const heading: Block = { type: 'heading', depth, runs: [{ text, strong: false, at }], at, again, names: 'level' };
  return [heading, { type: 'list', entries: [entry] }];
};

type Around = Readonly<{ depth: number; next: Block | undefined; lines: ReadonlySet<Block>; told: Set<string> }>;

const promotedLine = (block: Paragraph, { depth, next, lines }: Around): Block => {
  if (lines.has(block)) return { ...block, type: 'heading', depth: depth + LEVEL };
  const isOver = saysKind(next) || (next?.type === 'list' && isOfLevels(next));
  return isOver && isTitle(block) ? { ...block, type: 'heading', depth: depth + AREA } : block;
};

const promotedList = (block: List, { depth, told }: Around): Block =>
  isOfLevels(block)
    ? { type: 'scope', blocks: block.entries.flatMap((entry) => levelBlocks(entry, depth + LISTED_LEVEL, told)) }
    : block;

const promoted = (block: Block, around: Around): Block => {
  if (block.type === 'paragraph') return promotedLine(block, around);
  return block.type === 'list' ? promotedList(block, around) : block;
};

/** The page with lines and list items as headings, where they stand over lists as headings do. */
export const promote = (blocks: readonly Block[]): Block[] => {
  const lines = linesOfLevels(blocks);
  const told = new Set<string>();
  let depth = 0;
  return blocks.map((block, index) => {
    if (block.type === 'heading') ({ depth } = block);
    return promoted(block, { depth, next: withoutFurniture(blocks, index + 1), lines, told });
  });
};
