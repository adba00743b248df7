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

/** The sections of one rank that follow, each with those below it, up to the first that is above them. */
const rankFrom = (sections: readonly Section[], depth: number): readonly Section[] => {
  const end = sections.findIndex(({ block }) => block.depth < depth);
  return (end === -1 ? sections : sections.slice(0, end)).filter(({ block }) => block.depth === depth);
};

/** Where a section stands that has the rank of one above: as deep as what is above the last section of the rank. */
const depthAbove = (before: readonly Section[], rank: readonly Section[]): number => {
  const [{ block: { depth } } = { block: { depth: 0 } }] = rank;
  const parent = before.findLastIndex(({ block }) => block.depth < depth);
  const own = new Set(before.slice(parent + 1).map(({ text }) => levelIdentity(text)));
  const top = Math.min(...before.map(({ block }) => block.depth));
  const above = before[parent]?.block.depth ?? 0;
  const isBelowTitle = above === top && before.filter(({ block }) => block.depth === top).length === 1;
  return isBelowTitle || rank.some(({ text }) => own.has(levelIdentity(text))) ? depth - BETWEEN : above;
};

/**
 * A heading over nothing, deeper than the next, after which there is nothing but headings that were there before: it is over those, however
 * deep it is set.
 */
const depthOver = (sections: readonly Section[], at: number): number | null => {
  const { block, text, hasList } = sections[at] ?? {};
  const [next] = sections.slice(at + 1);
  if (block === undefined || hasList === true || next === undefined || next.block.depth >= block.depth) return null;
  const before = sections.slice(0, at);
  const told = new Set(before.map((section) => `${String(section.block.depth)} ${section.text}`));
  if (sections.filter((section) => section.text === text).length > 1) return null;
  const rank = rankFrom(sections.slice(at + 1), next.block.depth);
  const areTold = rank.length >= 2 && rank.every((one) => told.has(`${String(one.block.depth)} ${one.text}`));
  return areTold ? depthAbove(before, rank) : null;
};

/** The page with headings over an appendix, in which levels have their names again, as those of an area. */
export const withAppendices = (blocks: readonly Block[]): readonly Block[] => {
  const sections = sectionsIn(blocks);
  const depths = new Map(sections.map(({ block }, at) => [block as Block, depthOver(sections, at)]));
  const appendices = new Set<Block>(
    sections.flatMap(({ block, text }) => (APPENDIX.test(headingWords(text)) ? [block] : [])),
  );
  return blocks.map((block) => {
    const depth = depths.get(block) ?? null;
    if (block.type !== 'heading' || (depth === null && !appendices.has(block))) return block;
    return { ...block, depth: depth ?? block.depth, names: 'area' };
  });
};
