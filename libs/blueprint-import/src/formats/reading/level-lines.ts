import type { Block, Entry, Guess } from '../../model/page.js';
import {
  isPlainOfAny,
  isSaid,
  levelIdentity,
  namesLevel,
  namesSomebody,
  soundsLikeTitle,
} from '../../words/level-names.js';
import { ARROW } from '../../words/level-parts.js';
import { listKindOf } from '../../words/list-kinds.js';
import { levelsAmong } from '../../words/scale.js';
import { isKnownArea } from '../ladder/areas.js';
import { isNoRequirement, isThings } from '../ladder/page-headings.js';
import { headingWords } from './headings.js';
import { phraseOf } from './phrase.js';

type Paragraph = Extract<Block, { type: 'paragraph' }>;

const MAX_AREA = 80;

export const textOf = ({ runs, at }: Paragraph | Entry): string => phraseOf(runs, at).text;

export const nextOfPage = (blocks: readonly Block[], from: number): Block | undefined =>
  blocks.slice(from, from + 3).find(({ type }) => type !== 'boilerplate');

export const isTitle = ({ runs, at }: Paragraph): boolean => {
  const { head, points } = phraseOf(runs, at);
  const announces = head.text.endsWith(':') || (head.lead !== null && head.rest === '');
  return announces && points.length === 0 && head.text.length <= MAX_AREA && listKindOf(head.text) === null;
};

export const saysKind = (block: Block | undefined): boolean =>
  (block?.type === 'paragraph' || block?.type === 'heading') &&
  listKindOf(phraseOf(block.runs, block.at).head.text) !== null;

/** True of a list, of a heading, and of words that announce a list. */
const leadsToList = (block: Block | undefined): boolean =>
  block?.type === 'list' ||
  block?.type === 'heading' ||
  (block?.type === 'paragraph' && (isTitle(block) || saysKind(block)));

/** What names a level in each of some lines. `others`: those that are levels because they stand beside some. */
export type Lines = Readonly<{
  all: ReadonlyMap<Block, Paragraph['runs']>;
  others: ReadonlyMap<Block, Guess | null>;
  depth: number;
}>;

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

/** Of a name of which no word is known. */
const MAX_NAME_WORDS = 3;
const couldBeName = (text: string): boolean => {
  const words = headingWords(text).split(' ');
  const isShort = words.length <= MAX_NAME_WORDS && !text.endsWith(':');
  return isShort && !isSaid(text) && !isKnownArea(text) && !isThings(words.at(-1) ?? '') && !isNoRequirement(text);
};
/**
 * Lines of the form of those that are known as levels, which are levels, too: they sound like titles, or stand once between two of these,
 * where no line of this form is anything else.
 */
const linesBeside = (over: readonly Paragraph[], sure: ReadonlySet<Paragraph>): ReadonlySet<Paragraph> => {
  const titles = [...sure].slice(0, MOST).map(textOf);
  const arePlain = ![...sure].some(isTitle);
  const alike = over.filter((line) => isTitle(line) !== arePlain);
  const counts = Map.groupBy(alike, textOf);
  const isNamed = (line: Paragraph): boolean =>
    !sure.has(line) &&
    (soundsLikeTitle(textOf(line)) ||
      isPlainOfAny(textOf(line), titles) ||
      (namesSomebody(textOf(line)) && !isSaid(textOf(line)) && !isKnownArea(textOf(line))));
  const between = alike.slice(
    alike.findIndex((line) => sure.has(line)),
    alike.findLastIndex((line) => sure.has(line)) + 1,
  );
  const countOf = (line: Paragraph): number => counts.get(textOf(line))?.length ?? 0;
  // As often as most of those that are known: several areas may have the same levels.
  const usual = [...sure].map(countOf).sort((a, b) => a - b)[Math.floor(sure.size / 2)] ?? 0;
  const isAsOften = (line: Paragraph): boolean => countOf(line) === 1 || (usual > 1 && countOf(line) <= usual);
  const couldBe = (line: Paragraph): boolean =>
    sure.has(line) || isNamed(line) || (couldBeName(textOf(line)) && isAsOften(line));
  const named = sure.size === 0 ? [] : alike.filter(isNamed);
  if (sure.size < 2) return new Set(named);
  if (alike.every(couldBe)) return new Set(alike);
  return new Set(between.every(couldBe) ? [...named, ...between] : named);
};
/** Of levels that others are compared with. */
const MOST = 60;

/**
 * Levels that the page names by lines of their own over lists, instead of by headings; none where it is but one. All are as deep as
 * the first of them by depth, because headings within a level say nothing of the next.
 */
export const linesOfLevels = (blocks: readonly Block[], depths: readonly number[]): Lines => {
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
  const sureLines = new Set(sure.map(({ block }) => block));
  const beside = linesBeside(
    over.map(({ block }) => block),
    sureLines,
  );
  const found = over.filter((one) => sure.includes(one) || beside.has(one.block));
  const named = found.map(({ block, depth }) => ({ block, depth, runs: sentences.get(block) ?? block.runs }));
  const levels = new Set(named.map(({ block, runs }) => levelIdentity(phraseOf(runs, block.at).text)));
  const lines = levels.size >= 2 ? named : [];
  const titles = sure.map(({ block }) => textOf(block)).filter(namesLevel);
  const isPlain = (block: Paragraph): boolean => isPlainOfAny(textOf(block), titles.slice(0, MOST));
  const others = lines
    .map(({ block }) => block)
    .filter((block) => !sureLines.has(block) || (isPlain(block) && !namesLevel(textOf(block))))
    .filter((block) => !ARROW.test(textOf(block)));
  return {
    others: new Map(others.map((block) => [block, isPlain(block) ? null : 'guessed-level'])),
    all: new Map(lines.map(({ block, runs }) => [block, runs])),
    depth: Math.min(...lines.map(({ depth }) => depth)),
  };
};
