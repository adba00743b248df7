import type { Block, Entry, Place } from '../../model/page.js';
import type { Line } from '../../model/passage.js';
import { levelIdentity, namesLevel, namesProfession } from '../../words/level-names.js';
import { describesLevel } from '../tables/descriptive.js';
import { isKnownArea } from './areas.js';
import { headingWords } from '../reading/headings.js';
import { isNavigation } from '../reading/links.js';
import { phraseOf, splitLabel } from '../reading/phrase.js';
import { isNoRequirement } from './page-headings.js';

type Paragraph = Extract<Block, { type: 'paragraph' }>;
type Heading = Extract<Block, { type: 'heading' }>;

/** Of a paragraph that asks for something; fewer do in a sentence. */
const ASKING_WORDS = 4;
const SENTENCE = /\S\s+\S.*[.;!]$|。$/u;
const LONGEST = 2_000;
/** Of a line that names a level, below the heading above it. */
const WITHIN = 0.5;

/** Of a bold line that is no title but a sentence. */
const SENTENCE_WORDS = 12;
const isSentence = (text: string): boolean => SENTENCE.test(text) && text.split(' ').length >= SENTENCE_WORDS;
const isLong = (text: string): boolean => text.split(' ').length >= ASKING_WORDS || SENTENCE.test(text);
/** "Pay: …", "Experience: …", "Management equivalent: Director". */
const isBeside = (head: Line): boolean => {
  const { label, text } = splitLabel(head);
  return label !== null && (isNoRequirement(label) || describesLevel(label, text) || namesLevel(text));
};

/** Words that announce what follows, or are bold and nothing else, ask for nothing; nor do those about pay, years and the like. */
const says = ({ runs, at }: Paragraph): boolean => {
  const { text, head } = phraseOf(runs, at);
  const isTitle = text.endsWith(':') || (head.lead !== null && head.rest === '' && !isSentence(text));
  return text.length <= LONGEST && !isTitle && !isBeside(head) && !isNavigation(runs);
};
const asks = (paragraph: Paragraph): boolean => isLong(phraseOf(paragraph.runs, paragraph.at).text) && says(paragraph);

const isLevelLine = ({ runs, at }: Paragraph): boolean => {
  const { text, head } = phraseOf(runs, at);
  return head.lead !== null && head.rest === '' && namesLevel(text);
};
/** A profession alone is a level beside others: those decide. */
const isLevelHeading = ({ runs, at, names }: Heading): boolean => {
  const { text } = phraseOf(runs, at);
  return names === undefined && (namesLevel(text) || namesProfession(text));
};

/** A heading or line that names a level, with what stands below it up to the next of the same depth. */
export type LevelPart = Readonly<{
  mark: Heading | Paragraph;
  identity: string;
  depth: number;
  below: readonly Block[];
}>;
/** True of a heading or line that is known to name a level. */
export type IsMark = (block: Block) => boolean;

export const isMark: IsMark = (block) =>
  (block.type === 'heading' && isLevelHeading(block)) || (block.type === 'paragraph' && isLevelLine(block));

/** How deep each block is as a heading; infinite where it is none. */
const depthsOf = (blocks: readonly Block[], isLevel: IsMark): readonly number[] => {
  let above = 0;
  return blocks.map((block) => {
    if (block.type === 'heading') return (above = block.depth);
    return isLevel(block) ? above + WITHIN : Infinity;
  });
};

const partsIn = (blocks: readonly Block[], isLevel: IsMark): readonly LevelPart[] => {
  const depths = depthsOf(blocks, isLevel);
  return [...blocks.entries()].flatMap(([at, block]) => {
    if ((block.type !== 'heading' && block.type !== 'paragraph') || !isLevel(block)) return [];
    const depth = depths[at] ?? 0;
    const end = depths.findIndex((other, index) => index > at && other <= depth);
    const below = blocks.slice(at + 1, end === -1 ? undefined : end);
    return below.some(isLevel)
      ? []
      : [{ mark: block, identity: levelIdentity(phraseOf(block.runs, block.at).text), depth, below }];
  });
};

const isList = (block: Block): boolean =>
  block.type === 'list' ||
  block.type === 'table' ||
  block.type === 'scope' ||
  (block.type === 'paragraph' && phraseOf(block.runs, block.at).points.length > 0);

const paragraphsIn = (below: readonly Block[]): readonly Paragraph[] =>
  below.filter((block) => block.type === 'paragraph');

/** What stands below one heading within a level, up to the next; `area` is empty of what comes before the first. */
type Leaf = Readonly<{ area: string; blocks: readonly Block[] }>;
const leavesOf = ({ below }: LevelPart): readonly Leaf[] => {
  const leaves: { area: string; blocks: Block[] }[] = [{ area: '', blocks: [] }];
  for (const block of below)
    if (block.type === 'heading') leaves.push({ area: headingWords(phraseOf(block.runs, block.at).text), blocks: [] });
    else leaves.at(-1)?.blocks.push(block);
  return leaves;
};

const asksIn = ({ area, blocks }: Leaf): boolean =>
  !blocks.some(isList) &&
  !isNoRequirement(area) &&
  paragraphsIn(blocks).some((one) => asks(one) && !describesLevel(area, phraseOf(one.runs, one.at).text));

/** Levels of the same depth as most that ask for something in sentences, and say as much in their first words. */
const fewWordsBeside = (sure: readonly LevelPart[], bare: readonly LevelPart[]): readonly Block[] =>
  bare
    .filter((part) => !sure.includes(part))
    .filter(({ depth }) => {
      const [known, all] = [sure, bare].map((parts) => parts.filter((part) => part.depth === depth).length);
      return 2 * (known ?? 0) >= (all ?? 0);
    })
    .flatMap(({ below }) => paragraphsIn(below).filter(says).slice(0, 1));

/** In areas in which some level asks in sentences, what others say in fewer words. */
const fewWordsInAreas = (parts: readonly LevelPart[], asked: ReadonlySet<Block>): readonly Block[] => {
  const leaves = parts.flatMap((part) => leavesOf(part).slice(1));
  const areas = new Set(
    leaves.filter(({ blocks }) => blocks.some((block) => asked.has(block))).map(({ area }) => area),
  );
  return leaves
    .filter((leaf) => areas.has(leaf.area) && !leaf.blocks.some(isList) && !asksIn(leaf))
    .flatMap(({ blocks }) => paragraphsIn(blocks).filter(says).slice(0, 1));
};

const hasLists = ({ below }: LevelPart): boolean => below.some(isList);

/**
 * What levels ask for in paragraphs. In each part of a level, lists and tables are what is asked; where it has none, its paragraphs are.
 * Those before the first of several parts only introduce the level. Beside lists, a part is one that is known to be an area, or that
 * several levels have. Where most levels have no parts, a heading that one of them has is no area. `known`: the words of areas that some level has otherwise.
 */
const askedIn = (parts: readonly LevelPart[], known: ReadonlySet<string>): ReadonlySet<Block> => {
  const counts = Map.groupBy(
    parts.flatMap((part) => [...new Set(leavesOf(part).map(({ area }) => area))]),
    (area) => area,
  );
  const isArea = ({ area }: Leaf): boolean =>
    known.has(area) ||
    ((counts.get(area)?.length ?? 0) >= 2 &&
      (isKnownArea(area) || 2 * (counts.get(area)?.length ?? 0) >= parts.length));
  const isWhole = (part: LevelPart): boolean => {
    const [first, ...others] = leavesOf(part);
    return first !== undefined && asksIn(first) && !hasLists(part) && !others.some(asksIn);
  };
  const areMostWhole = 2 * parts.filter(isWhole).length > parts.length;
  const isPart = (part: LevelPart, leaf: Leaf): boolean => {
    const [first] = leavesOf(part);
    const isBeside = areMostWhole && first !== undefined && asksIn(first);
    return asksIn(leaf) && ((!isBeside && !hasLists(part)) || isArea(leaf));
  };
  return new Set(
    parts.flatMap((part) => {
      const [first, ...others] = leavesOf(part);
      const asked = others.filter((leaf) => isPart(part, leaf));
      if (asked.length > 0 || first === undefined) return asked.flatMap(({ blocks }) => blocks);
      return hasLists(part) || !asksIn(first) ? [] : first.blocks;
    }),
  );
};

/** So many times what all lists say: then the lists are the short form, and the paragraphs are not. */
const OUTWEIGHS = 4;
/** `short`: paragraphs of few words, where those of most levels are sentences. */
export type Prose = Readonly<{ asked: ReadonlySet<Block>; short: ReadonlySet<Block> }>;

const wordsIn = (blocks: Iterable<Block>): number =>
  [...blocks].reduce(
    (sum, block) => sum + (block.type === 'paragraph' ? phraseOf(block.runs, block.at).text.split(' ').length : 0),
    0,
  );

/**
 * The paragraphs that levels ask by. `told`: the levels that have lists, by their words and how deep they are; others of these levels
 * say in short what is asked, unless their paragraphs say more than all lists.
 */
export const proseIn = (
  blocks: readonly Block[],
  isLevel: IsMark,
  told: Readonly<{
    identities: ReadonlySet<string>;
    depths: ReadonlySet<number>;
    words: number;
    areas: ReadonlySet<string>;
  }>,
): Prose => {
  const all = partsIn(blocks, isLevel);
  const isBeside = (part: LevelPart): boolean =>
    hasLists(part) ||
    told.identities.size === 0 ||
    (told.depths.has(part.depth) && !told.identities.has(part.identity));
  const outweighs =
    wordsIn(
      askedIn(
        all.filter((part) => !hasLists(part)),
        told.areas,
      ),
    ) >
    OUTWEIGHS * told.words;
  const parts = outweighs ? all : all.filter(isBeside);
  const asked = askedIn(parts, told.areas);
  const bare = parts.filter((part) => !hasLists(part) && paragraphsIn(part.below).some(says));
  const sure = bare.filter(({ below }) => below.some((block) => asked.has(block)));
  return { asked, short: new Set([...fewWordsBeside(sure, bare), ...fewWordsInAreas(parts, asked)]) };
};

type ToList = (block: Block) => Paragraph | null;

/** Paragraphs that follow one another are one list, so that what announces the first announces all. */
const asLists = (blocks: readonly Block[], toList: ToList, written: Set<Place>): Block[] => {
  const all: Block[] = [];
  let entries: Entry[] | null = null;
  for (const block of blocks) {
    const paragraph = toList(block);
    if (paragraph === null) {
      all.push(block);
      entries = null;
      continue;
    }
    if (entries === null) all.push({ type: 'list', entries: (entries = []) });
    const { runs, at } = paragraph;
    written.add(at);
    entries.push({ runs, inner: [], at, from: 'paragraph' });
  }
  return all;
};
const ifAsks: ToList = (block) => (block.type === 'paragraph' && asks(block) ? block : null);

/** The page with the paragraphs of levels as lists that ask for something; where each stands is added to `written`. */
export const writeOutParagraphs = (blocks: readonly Block[], { asked, short }: Prose, written: Set<Place>): Block[] => {
  const toList: ToList = (block) => {
    if (block.type === 'paragraph' && short.has(block)) return block;
    return asked.has(block) ? ifAsks(block) : null;
  };
  return asLists(blocks, toList, written);
};

/** All of its paragraphs, of a page about one level that has no list. */
export const writeOutAllParagraphs = (blocks: readonly Block[], written: Set<Place>): Block[] =>
  blocks.some(isList) ? [...blocks] : asLists(blocks, ifAsks, written);
