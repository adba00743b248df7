import type { Block } from '../../model/page.js';
import { APPENDICES } from '../../words/lists/ladder-headings.js';
import { levelIdentity } from '../../words/level-names.js';
import { matcher } from '../../words/phrases.js';
import { headingWords } from '../reading/headings.js';
import { phraseOf } from '../reading/phrase.js';

type HeadingBlock = Extract<Block, { type: 'heading' }>;
type Section = Readonly<{ block: HeadingBlock; text: string; hasList: boolean }>;

const APPENDIX = matcher(APPENDICES);
const BETWEEN = 0.5;

const sectionsIn = (blocks: readonly Block[]): Section[] => {
  const sections: { block: HeadingBlock; text: string; hasList: boolean }[] = [];
  for (const block of blocks) {
    if (block.type === 'heading') sections.push({ block, text: phraseOf(block.runs, block.at).text, hasList: false });
    const last = sections.at(-1);
    if (last !== undefined && (block.type === 'list' || block.type === 'table')) last.hasList = true;
  }
  return sections;
};

/** So many sections around a heading are looked at. */
const NEAR = 200;

/** The sections of one rank that follow, up to the first that is above them. */
const rankFrom = (sections: readonly Section[], depth: number): readonly Section[] => {
  const end = sections.findIndex(({ block }) => block.depth < depth);
  return (end === -1 ? sections : sections.slice(0, end)).filter(({ block }) => block.depth === depth);
};

const keyOf = ({ block, text }: Section): string => `${String(block.depth)} ${text}`;
/** Where each heading stands first, by its depth and words; how often the same words stand; how deep the title is, if one is. */
type Told = Readonly<{
  firstAt: ReadonlyMap<string, number>;
  counts: ReadonlyMap<string, number>;
  title: number | null;
}>;
const toldIn = (sections: readonly Section[]): Told => {
  const firstAt = new Map([...sections.entries()].toReversed().map(([at, section]) => [keyOf(section), at]));
  const counts = new Map<string, number>();
  for (const { text } of sections) counts.set(text, (counts.get(text) ?? 0) + 1);
  const top = Math.min(...sections.slice(0, NEAR).map(({ block }) => block.depth));
  const isOne = sections.filter(({ block }) => block.depth === top).length === 1;
  return { firstAt, counts, title: isOne ? top : null };
};

/** How deep a heading is that is over a rank: as the last heading over this rank, or below it where the same names stand there. */
const depthAbove = (before: readonly Section[], rank: readonly Section[], title: number | null): number => {
  const depth = rank[0]?.block.depth ?? 0;
  const parent = before.findLastIndex(({ block }) => block.depth < depth);
  const own = new Set(before.slice(parent + 1).map(({ text }) => levelIdentity(text)));
  const above = before[parent]?.block.depth ?? null;
  const isWithin = above === null || above === title || rank.some(({ text }) => own.has(levelIdentity(text)));
  return isWithin ? depth - BETWEEN : above;
};

const isEmptyBelow = (own: Section, next: Section): boolean => !own.hasList && next.block.depth < own.block.depth;

/**
 * A heading over nothing, deeper than the next, after which there is nothing but headings that were there before: it is over those, however
 * deep it is set.
 */
const depthOver = (sections: readonly Section[], at: number, { firstAt, counts, title }: Told): number | null => {
  const [own, next] = sections.slice(at, at + 2);
  if (own === undefined || next === undefined || !isEmptyBelow(own, next) || counts.get(own.text) !== 1) return null;
  const rank = rankFrom(sections.slice(at + 1, at + NEAR), next.block.depth);
  const areTold = rank.length >= 2 && rank.every((one) => Number(firstAt.get(keyOf(one))) < at);
  return areTold ? depthAbove(sections.slice(Math.max(0, at - NEAR), at), rank, title) : null;
};

/** The page with headings over an appendix, in which levels have their names again, as those of an area. */
export const withAppendices = (blocks: readonly Block[]): readonly Block[] => {
  const sections = sectionsIn(blocks);
  const told = toldIn(sections);
  const depths = new Map(sections.map(({ block }, at) => [block as Block, depthOver(sections, at, told)]));
  const appendices = new Set<Block>(
    sections.flatMap(({ block, text }) => (APPENDIX.test(headingWords(text)) ? [block] : [])),
  );
  return blocks.map((block) => {
    const depth = depths.get(block) ?? null;
    if (block.type !== 'heading' || (depth === null && !appendices.has(block))) return block;
    return { ...block, depth: depth ?? block.depth, names: 'area' };
  });
};
