import type { Block, Entry } from '../../model/page.js';
import { phraseOf } from './phrase.js';
import { listKindOf } from '../../words/list-kinds.js';
import { ARROW } from '../../words/level-parts.js';
import { beginningOf, levelBefore, levelIdentity, namesLevel, soundsLikeTitle } from '../../words/level-names.js';
import { levelsAmong, levelsBeside } from '../../words/scale.js';

type Paragraph = Extract<Block, { type: 'paragraph' }>;
type List = Extract<Block, { type: 'list' }>;

/** Between the depths of headings: below the one above, above the next. */
const LEVEL = 0.5;
const AREA = 0.6;
const LISTED_LEVEL = 0.7;
const MAX_AREA = 80;

const textOf = ({ runs, at }: Paragraph | Entry): string => phraseOf(runs, at).text;

const nextOfPage = (blocks: readonly Block[], from: number): Block | undefined =>
  blocks.slice(from, from + 3).find(({ type }) => type !== 'boilerplate');

const isTitle = ({ runs, at }: Paragraph): boolean => {
  const { head, points } = phraseOf(runs, at);
  const announces = head.text.endsWith(':') || (head.lead !== null && head.rest === '');
  return announces && points.length === 0 && head.text.length <= MAX_AREA && listKindOf(head.text) === null;
};

const saysKind = (block: Block | undefined): boolean =>
  (block?.type === 'paragraph' || block?.type === 'heading') &&
  listKindOf(phraseOf(block.runs, block.at).head.text) !== null;

/** True of a list, of a heading, and of words that announce a list. */
const leadsToList = (block: Block | undefined): boolean =>
  block?.type === 'list' ||
  block?.type === 'heading' ||
  (block?.type === 'paragraph' && (isTitle(block) || saysKind(block)));

/** How deep the heading above each block is; 0 where none is. */
const depthsOf = (blocks: readonly Block[]): number[] => {
  let depth = 0;
  return blocks.map((block) => {
    if (block.type === 'heading') ({ depth } = block);
    return depth;
  });
};

/** What names a level in each of some lines. */
type Lines = Readonly<{ all: ReadonlyMap<Block, Paragraph['runs']>; depth: number }>;

const IN_SENTENCE = /^(?:as )?(?:an?|the) (.+?),? (?:is|are|will|should|can|has|must|may|you|we)(?: .*)?:$/iu;
/** "Junior Tester" of "A **Junior Tester** is able to:", which announces a list; null where it names none. */
const levelInSentence = ({ runs, at }: Paragraph): Paragraph['runs'] | null => {
  const { text, head } = phraseOf(runs, at);
  if (!text.endsWith(':') || head.lead !== null) return null;
  const bold = runs.filter((run) => run !== 'break' && run.strong && namesLevel(run.text));
  if (bold.length > 0) return bold.length === 1 ? bold : null;
  const said = IN_SENTENCE.exec(text)?.[1] ?? '';
  return namesLevel(said) ? [{ text: said, strong: false, at }] : null;
};

/**
 * Levels that the page names by lines of their own over lists, instead of by headings; none where it is but one. All are as deep as
 * the first of them by depth, because headings within a level say nothing of the next.
 */
const linesOfLevels = (blocks: readonly Block[], depths: readonly number[]): Lines => {
  const over = blocks.flatMap((block, index) => {
    if (block.type !== 'paragraph' || textOf(block).length > MAX_AREA) return [];
    const depth = depths[index] ?? 0;
    return leadsToList(nextOfPage(blocks, index + 1)) ? [{ block, depth }] : [];
  });
  const isLevel = levelsAmong(over.filter(({ block }) => isTitle(block)).map(({ block }) => textOf(block)));
  const sentences = new Map(over.map(({ block }) => [block, levelInSentence(block)]));
  const sure = over.filter(
    ({ block }) =>
      namesLevel(textOf(block)) || (isTitle(block) && isLevel(textOf(block))) || sentences.get(block) != null,
  );
  const isBeside = ({ block }: (typeof over)[number]): boolean => isTitle(block) && soundsLikeTitle(textOf(block));
  const found = sure.length === 0 ? [] : over.filter((one) => sure.includes(one) || isBeside(one));
  const named = found.map(({ block, depth }) => ({ block, depth, runs: sentences.get(block) ?? block.runs }));
  const levels = new Set(named.map(({ block, runs }) => levelIdentity(phraseOf(runs, block.at).text)));
  const lines = levels.size >= 2 ? named : [];
  return {
    all: new Map(lines.map(({ block, runs }) => [block, runs])),
    depth: Math.min(...lines.map(({ depth }) => depth)),
  };
};

const levelHead = ({ runs, at }: Entry): string | null => levelBefore(phraseOf(runs, at).head.text);
const hasListInside = ({ inner }: Entry): boolean => inner.some(({ type }) => type === 'list');
const isLevelEntry = (entry: Entry): boolean => entry.inner.length > 0 && namesLevel(textOf(entry));

const MAX_TITLE_WORDS = 6;
/** "L2: Explorer of far shores", over a list: the code says that it is a level, whatever its other words; they are a title if they are few. */
const isCodedEntry = (entry: Entry): boolean => {
  const { text, lead, rest } = phraseOf(entry.runs, entry.at).head;
  const isTitle = (lead !== null && rest === '') || text.split(' ').length <= MAX_TITLE_WORDS;
  return hasListInside(entry) && levelHead(entry) !== null && isTitle;
};
const isOverLevel = (entry: Entry): boolean => isLevelEntry(entry) || isCodedEntry(entry);
/** Several items name levels, and no fewer than the others, which are over lists, too. */
const areMost = (entries: readonly Entry[], is: (entry: Entry) => boolean): boolean => {
  const known = entries.filter(is).length;
  return known >= 2 && 2 * known >= entries.length && entries.every((entry) => is(entry) || hasListInside(entry));
};

/** True of a list with an item for each of several levels: over a list inside, or named at the beginning. */
const areOverLevels = ({ entries }: List): boolean => {
  const isLevel = levelsAmong(entries.map(textOf));
  return areMost(entries, (entry) => isOverLevel(entry) || (hasListInside(entry) && isLevel(textOf(entry))));
};
const isOfLevels = (list: List): boolean => areOverLevels(list) || areAllBefore(list);
/** How an item begins: before a colon or dash, or in bold where that names a level. */
const beginning = (entry: Entry): string | null => {
  const { text, lead, rest } = phraseOf(entry.runs, entry.at).head;
  return lead !== null && rest !== '' && namesLevel(lead) ? lead : beginningOf(text);
};
/** Each item begins with the name of a level: known as one, or among such. What is said of a way from one level to another is of neither. */
const areAllBefore = ({ entries }: List): boolean => {
  const heads = entries.flatMap((entry) => beginning(entry) ?? []);
  const areWays = heads.some((head) => ARROW.test(head));
  return entries.length >= 2 && heads.length === entries.length && !areWays && heads.every(levelsBeside(heads));
};

/** `isAll`: each item of the list begins with a level. */
type Heads = Readonly<{ told: Set<string>; isAll: boolean }>;

/** The words at the beginning of an item name its level, and stay with it: they are told apart from it the first time only. */
const levelBlocks = (entry: Entry, depth: number, { told, isAll }: Heads): Block[] => {
  const { runs, inner, at } = entry;
  const text = levelHead(entry) ?? (isAll ? beginning(entry) : null);
  if (isLevelEntry(entry) || text === null) return [{ type: 'heading', depth, runs, at }, ...inner];
  if (isCodedEntry(entry)) return [{ type: 'heading', depth, runs, at, names: 'level' }, ...inner];
  const repeated = told.has(text);
  told.add(text);
  const runsOfHead = [{ text, strong: false, at }];
  const heading = {
    type: 'heading',
    depth,
    runs: runsOfHead,
    at,
    repeated,
    names: 'level',
    isBeginning: true,
  } as const;
  return [heading, { type: 'list', entries: [entry] }];
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

const headingOfLine = (block: Paragraph, { depth, next, lines, areas }: Around): Block => {
  const level = lines.all.get(block);
  if (level !== undefined) return { ...block, runs: level, type: 'heading', depth: lines.depth + LEVEL };
  if (areas.has(block)) return { ...block, type: 'heading', depth: depth + AREA };
  const isOver = saysKind(next) || (next?.type === 'list' && isOfLevels(next));
  return isOver && isTitle(block) ? { ...block, type: 'heading', depth: depth + AREA } : block;
};

const headingsOfList = (block: List, { depth, told, hasLevelLists }: Around): Block => {
  const isAll = areAllBefore(block);
  const isOne = hasLevelLists && block.entries.every((entry) => levelHead(entry) !== null);
  if (!isAll && !isOne && !areOverLevels(block)) return block;
  return {
    type: 'scope',
    blocks: block.entries.flatMap((entry) => levelBlocks(entry, depth + LISTED_LEVEL, { told, isAll })),
  };
};

const inferHeading = (block: Block, around: Around): Block => {
  if (block.type === 'paragraph') return headingOfLine(block, around);
  return block.type === 'list' ? headingsOfList(block, around) : block;
};

/** The page with lines and list items as headings, where they stand over lists as headings do. */
export const inferHeadings = (blocks: readonly Block[], isData = false): Block[] => {
  const depths = depthsOf(blocks);
  const lines = isData ? { all: new Map<Block, Paragraph['runs']>(), depth: 0 } : linesOfLevels(blocks, depths);
  const told = new Set<string>();
  const areas = isData ? new Set<Block>() : overSentences(blocks);
  const hasLevelLists = blocks.some((block) => block.type === 'list' && isOfLevels(block));
  return blocks.map((block, index) => {
    const next = nextOfPage(blocks, index + 1);
    return inferHeading(block, { depth: depths[index] ?? 0, next, lines, told, areas, hasLevelLists });
  });
};
