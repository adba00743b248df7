import type { Block, Entry, Place } from '../../model/page.js';
import type { Line } from '../../model/passage.js';
import { levelIdentity, namesLevel, namesProfession } from '../../words/level-names.js';
import { isDescriptive } from '../tables/descriptive.js';
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

const isLong = (text: string): boolean => text.split(' ').length >= ASKING_WORDS || SENTENCE.test(text);
/** "Pay: …", "Experience: …", "Management equivalent: Director". */
const isBeside = (head: Line): boolean => {
  const { label, text } = splitLabel(head);
  return label !== null && (isNoRequirement(label) || isDescriptive(label) || namesLevel(text));
};

/** Words that announce what follows, or are bold and nothing else, ask for nothing; nor do those about pay, years and the like. */
const asks = ({ runs, at }: Paragraph): boolean => {
  const { text, head } = phraseOf(runs, at);
  const isTitle = text.endsWith(':') || (head.lead !== null && head.rest === '');
  return text.length <= LONGEST && !isTitle && isLong(text) && !isBeside(head) && !isNavigation(runs);
};

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
export type LevelPart = Readonly<{ identity: string; depth: number; below: readonly Block[] }>;

const isMark = (block: Block): block is Heading | Paragraph =>
  (block.type === 'heading' && isLevelHeading(block)) || (block.type === 'paragraph' && isLevelLine(block));

/** How deep each block is as a heading; infinite where it is none. */
const depthsOf = (blocks: readonly Block[]): readonly number[] => {
  let above = 0;
  return blocks.map((block) => {
    if (block.type === 'heading') return (above = block.depth);
    return isMark(block) ? above + WITHIN : Infinity;
  });
};

const partsIn = (blocks: readonly Block[]): readonly LevelPart[] => {
  const depths = depthsOf(blocks);
  return [...blocks.entries()].flatMap(([at, block]) => {
    if (!isMark(block)) return [];
    const depth = depths[at] ?? 0;
    const end = depths.findIndex((other, index) => index > at && other <= depth);
    const below = blocks.slice(at + 1, end === -1 ? undefined : end);
    return [{ identity: levelIdentity(phraseOf(block.runs, block.at).text), depth, below }];
  });
};

const isList = (block: Block): boolean =>
  block.type === 'list' ||
  block.type === 'table' ||
  block.type === 'scope' ||
  (block.type === 'paragraph' && phraseOf(block.runs, block.at).points.length > 0);

/** The levels that say what they ask in paragraphs alone. */
export const proseLevelsIn = (blocks: readonly Block[]): readonly LevelPart[] =>
  partsIn(blocks).filter(({ below }) => {
    const paragraphs = below.filter((block) => block.type === 'paragraph');
    return !below.some((block) => isList(block) || isMark(block)) && paragraphs.some(asks);
  });

/** What stands below the heading of an area that several levels have, up to the next heading; where that is paragraphs alone. */
export const proseAreasIn = (blocks: readonly Block[]): readonly LevelPart[] => {
  const areas = partsIn(blocks).flatMap(({ below }) =>
    [...below.entries()].flatMap(([at, block]) => {
      if (block.type !== 'heading') return [];
      const identity = headingWords(phraseOf(block.runs, block.at).text);
      const end = below.findIndex((other, index) => index > at && other.type === 'heading');
      return [{ identity, depth: block.depth, below: below.slice(at + 1, end === -1 ? undefined : end) }];
    }),
  );
  const counts = Map.groupBy(areas, ({ identity }) => identity);
  return areas.filter(({ identity, below }) => {
    const isArea = isKnownArea(identity) && !isNoRequirement(identity) && (counts.get(identity)?.length ?? 0) >= 2;
    return isArea && !below.some(isList) && below.some((block) => ifAsks(block) !== null);
  });
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

/** The page with the paragraphs of some levels as lists that ask for something; where each stands is added to `written`. */
export const writeOutParagraphs = (
  blocks: readonly Block[],
  among: readonly LevelPart[],
  written: Set<Place>,
): Block[] => {
  const below = new Set(among.flatMap((part) => part.below));
  return asLists(blocks, (block) => (below.has(block) ? ifAsks(block) : null), written);
};

/** All of its paragraphs, of a page about one level that has no list. */
export const writeOutAllParagraphs = (blocks: readonly Block[], written: Set<Place>): Block[] =>
  blocks.some(isList) ? [...blocks] : asLists(blocks, ifAsks, written);
