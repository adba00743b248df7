import type { Block, Entry, Place, Run } from '../../model/page.js';
import { beginningOf, levelBefore, namesLevel } from '../../words/level-names.js';
import { ARROW } from '../../words/level-parts.js';
import { levelsBeside } from '../../words/scale.js';
import { textOf } from './level-lines.js';
import { labelText, phraseOf, splitLabel } from './phrase.js';

type Paragraph = Extract<Block, { type: 'paragraph' }>;
type List = Extract<Block, { type: 'list' }>;

export const levelHead = ({ runs, at }: Entry): string | null => levelBefore(phraseOf(runs, at).head.text);
export const hasListInside = ({ inner }: Entry): boolean => inner.some(({ type }) => type === 'list');
const isLevelEntry = (entry: Entry): boolean => entry.inner.length > 0 && namesLevel(textOf(entry));

const MAX_TITLE_WORDS = 6;
/** "L2: Explorer of far shores", over a list: the code says that it is a level, whatever its other words; they are a title if they are few. */
const isCodedEntry = (entry: Entry): boolean => levelHead(entry) !== null && isTitleOverList(entry);
export const isTitleOverList = (entry: Entry): boolean => {
  const { text, lead, rest } = phraseOf(entry.runs, entry.at).head;
  return hasListInside(entry) && ((lead !== null && rest === '') || text.split(' ').length <= MAX_TITLE_WORDS);
};
const isOverLevel = (entry: Entry): boolean => isLevelEntry(entry) || isCodedEntry(entry);
/** Several items name levels, and no fewer than the others, which are over lists, too. */
const areMost = (entries: readonly Entry[], is: (entry: Entry) => boolean): boolean => {
  const known = entries.filter(is).length;
  return known >= 2 && 2 * known >= entries.length && entries.every((entry) => is(entry) || hasListInside(entry));
};

/** True of a list with an item for each of several levels: over a list inside, or named at the beginning. */
export const areOverLevels = ({ entries }: List): boolean => {
  const isLevel = levelsBeside(entries.map(textOf));
  return areMost(entries, (entry) => isOverLevel(entry) || (hasListInside(entry) && isLevel(textOf(entry))));
};
export const isOfLevels = (list: List): boolean => areOverLevels(list) || beginningIn(list) !== null;

type Beginning = (entry: Entry) => string | null;
/** How an item begins: before a colon or dash, or in bold where that names a level. */
const beginning: Beginning = (entry) => {
  const { text, lead, rest } = phraseOf(entry.runs, entry.at).head;
  return lead !== null && rest !== '' && namesLevel(lead) ? lead : beginningOf(text);
};
const MAX_LABEL = 60;
/** Before its colon, or in bold: a dash may be part of a name. */
const label: Beginning = (entry) => {
  const found = splitLabel(phraseOf(entry.runs, entry.at).head).label;
  return found !== null && found.length <= MAX_LABEL ? found : null;
};
/** How each item begins with the name of a level: known as one, or among such. What is said of a way from one level to another is of neither. */
export const beginningIn = ({ entries }: List): Beginning | null =>
  [label, beginning].find((begins) => {
    const heads = entries.flatMap((entry) => begins(entry) ?? []);
    const areWays = heads.some((head) => ARROW.test(head));
    return entries.length >= 2 && heads.length === entries.length && !areWays && heads.every(levelsBeside(heads));
  }) ?? null;

const beginsNone = (block: Paragraph): boolean => label(asEntry(block)) === null && beginning(asEntry(block)) === null;
const asEntry = ({ runs, at }: Paragraph): Entry => ({ runs, inner: [], at, from: 'paragraph' });
/** Paragraphs that follow one another and each begin with the name of a level, as the list that they stand for. */
export const withLevelLists = (blocks: readonly Block[]): Block[] => {
  const all: Block[] = [];
  for (let at = 0; at < blocks.length;) {
    const others = blocks.slice(at);
    const end = others.findIndex((block) => block.type !== 'paragraph' || beginsNone(block));
    const some = others.slice(0, end === -1 ? undefined : end).filter((block) => block.type === 'paragraph');
    const list: List = { type: 'list', entries: some.map(asEntry) };
    all.push(...(beginningIn(list) !== null ? [list] : some.length > 0 ? some : others.slice(0, 1)));
    at += Math.max(1, some.length);
  }
  return all;
};

/** The paragraphs of an item, parted by blank lines. */
const paragraphsOf = (runs: readonly Run[]): readonly (readonly Run[])[] => {
  const parts: Run[][] = [[]];
  for (const [at, run] of runs.entries())
    if (run === 'break' && runs[at + 1] === 'break') parts.push([]);
    else if (run !== 'break' || runs[at - 1] !== 'break') parts.at(-1)?.push(run);
  return parts.filter(({ length }) => length > 0);
};
/** What an item says in paragraphs below the name of its level; null where it goes on behind it. */
const paragraphsBelow = (
  { runs, at }: Entry,
  level: string,
): Readonly<{ title: readonly Run[]; said: readonly Block[] }> | null => {
  const [title = [], ...others] = paragraphsOf(runs);
  if (others.length === 0 || labelText(phraseOf(title, at).text) !== labelText(level)) return null;
  const beginOf = (some: readonly Run[]): Place => some.find((run) => run !== 'break')?.at ?? at;
  const entries = others.map((some): Entry => ({ runs: some, inner: [], at: beginOf(some) }));
  return { title, said: [{ type: 'list', entries }] };
};

type Heads = Readonly<{ told: Set<string>; begins: Beginning }>;

/** The words at the beginning of an item name its level, and stay with it: they are told apart from it the first time only. */
export const levelBlocks = (entry: Entry, depth: number, { told, begins }: Heads): Block[] => {
  const { runs, inner, at } = entry;
  const text = begins(entry);
  if (isLevelEntry(entry) || text === null) return [{ type: 'heading', depth, runs, at }, ...inner];
  if (isTitleOverList(entry)) return [{ type: 'heading', depth, runs, at, names: 'level' }, ...inner];
  const below = paragraphsBelow(entry, text);
  if (below !== null)
    return [{ type: 'heading', depth, runs: below.title, at, names: 'level' }, ...below.said, ...inner];
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
