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

/** Of a bold line that is no title but a sentence. */
const SENTENCE_WORDS = 12;
const isSentence = (text: string): boolean => SENTENCE.test(text) && text.split(' ').length >= SENTENCE_WORDS;
const isLong = (text: string): boolean => text.split(' ').length >= ASKING_WORDS || SENTENCE.test(text);
/** "Pay: …", "Experience: …", "Management equivalent: Director". */
const isBeside = (head: Line): boolean => {
  const { label, text } = splitLabel(head);
  return label !== null && (isNoRequirement(label) || isDescriptive(label) || namesLevel(text));
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

/** A heading or line that names a level, with what stands below it up to the next of the same depth. `isShort`: in fewer words than sentences. */
export type LevelPart = Readonly<{ identity: string; depth: number; below: readonly Block[]; isShort?: boolean }>;

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

const paragraphsIn = (below: readonly Block[]): readonly Paragraph[] =>
  below.filter((block) => block.type === 'paragraph');

/** Levels of the same depth as most that ask for something in sentences, and say as much in their first words. */
const fewWordsBeside = (sure: readonly LevelPart[], bare: readonly LevelPart[]): readonly LevelPart[] =>
  bare
    .filter((part) => !sure.includes(part))
    .filter(({ depth }) => {
      const [known, all] = [sure, bare].map((parts) => parts.filter((part) => part.depth === depth).length);
      return 2 * (known ?? 0) >= (all ?? 0);
    })
    .map((part) => ({ ...part, below: paragraphsIn(part.below).filter(says).slice(0, 1), isShort: true }));

/** The levels that say what they ask in paragraphs alone. */
export const proseLevelsIn = (blocks: readonly Block[]): readonly LevelPart[] => {
  const bare = partsIn(blocks).filter(
    ({ below }) => !below.some((block) => isList(block) || isMark(block)) && paragraphsIn(below).some(says),
  );
  const sure = bare.filter(({ below }) => paragraphsIn(below).some(asks));
  return [...sure, ...fewWordsBeside(sure, bare)];
};

/**
 * What stands below the heading of an area that several levels have, up to the next heading; where that is paragraphs alone. `known`: the
 * words of areas that some level has otherwise.
 */
export const proseAreasIn = (blocks: readonly Block[], known: ReadonlySet<string>): readonly LevelPart[] => {
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
    const isArea =
      (isKnownArea(identity) || known.has(identity)) &&
      !isNoRequirement(identity) &&
      (counts.get(identity)?.length ?? 0) >= 2;
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
  const short = new Set(among.filter(({ isShort }) => isShort === true).flatMap((part) => part.below));
  const toList: ToList = (block) => {
    if (block.type === 'paragraph' && short.has(block)) return block;
    return below.has(block) ? ifAsks(block) : null;
  };
  return asLists(blocks, toList, written);
};

/** All of its paragraphs, of a page about one level that has no list. */
export const writeOutAllParagraphs = (blocks: readonly Block[], written: Set<Place>): Block[] =>
  blocks.some(isList) ? [...blocks] : asLists(blocks, ifAsks, written);
