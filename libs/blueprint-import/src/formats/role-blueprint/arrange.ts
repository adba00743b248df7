import type { Block } from '../../model/page.js';
import { headingWords } from '../reading/headings.js';
import { type Announcement, announcementIn } from './announcement.js';
import { withHeader } from '../tables/find-header.js';
import { type Arranged, type Entitled, setBoilerplateApart, headingText, sectionDepth, sectionsIn } from './outline.js';
import { type IsPart, writeOutNestedList, writeOutParts } from './section-parts.js';
import { spreadCells } from '../tables/spread-cells.js';
import { type Section, sectionNamed } from './sections.js';

/** Deeper than any heading that a page can have. */
const SECTION = 40;
const PART = 50;

const isPartOf = (family: Section | null, text: string): boolean => family?.part?.test(headingWords(text)) === true;
const isNumbered = (text: string): boolean => /^\d{1,2}[.)]\s/u.test(text);

/** Follows the sections of a page, and says of each heading whether it begins one or is a part of the one above. */
const follower = (): ((text: string, parts: 'known' | 'any') => boolean) => {
  let last: Section | null = null;
  return (text, parts) => {
    const family = sectionNamed(text);
    const isOther = family !== null && family !== last;
    const isKnown = isPartOf(last, text) && !isNumbered(text);
    const isPart = parts === 'any' ? !isOther || isKnown : !isOther && isKnown;
    if (!isPart) last = family;
    return isPart;
  };
};

/** A page without headings has its sections under bold lines: each that is known and of another section than the one above it. */
const inferSectionHeadings = (blocks: readonly Block[]): Block[] => {
  const isPart = follower();
  return blocks.map((block): Block => {
    const said = block.type === 'paragraph' ? announcementIn(block) : null;
    if (block.type !== 'paragraph' || said?.bold !== true) return block;
    return { ...block, type: 'heading', depth: isPart(said.text, 'any') ? PART : SECTION };
  });
};

/** Parts that stand at the depth of their sections: those of the section above, by words that begin no section of another kind. */
const lowerPartHeadings = (blocks: readonly Block[], depth: number): Block[] => {
  const isPart = follower();
  return blocks.map((block): Block => {
    if (block.type !== 'heading' || block.depth > depth) return block;
    return isPart(headingText(block), 'known') && block.depth === depth ? { ...block, depth: depth + 1 } : block;
  });
};

type InferHeadings = (block: Block) => Block[];

/** Bold lines, tables and nested lists that name the parts of one section, as the headings that they stand for. */
const partHeadingsOf = (family: Section | null): InferHeadings => {
  const isPart: IsPart = (text) => isPartOf(family, text);
  // Where one bold line begins a part, every other ends it.
  let areBold = false;
  const begins = ({ text, bold }: Announcement): boolean => {
    const isKnown = isPart(text);
    areBold ||= isKnown && bold;
    return isKnown || (areBold && bold);
  };
  return (block) => {
    if (block.type === 'table') return writeOutParts(withHeader(spreadCells(block)), isPart, PART);
    if (block.type === 'list') return writeOutNestedList(block, isPart, PART);
    if (block.type !== 'paragraph') return [block];
    const said = announcementIn(block);
    return said !== null && begins(said) ? [{ ...block, type: 'heading', depth: PART }] : [block];
  };
};

const inferPartHeadings = (blocks: readonly Block[], isSection: Arranged['isSection']): Block[] => {
  let promote = partHeadingsOf(null);
  return blocks.flatMap((block) => {
    if (block.type === 'heading' && isSection(block)) promote = partHeadingsOf(sectionNamed(headingText(block)));
    return promote(block);
  });
};

/** The page in sections, without what is about its site. Null where it has too few that are known. */
export const arrange = (page: Entitled): Arranged | null => {
  const blocks = sectionDepth(page) === null ? inferSectionHeadings(page.blocks) : page.blocks;
  const depth = sectionDepth({ ...page, blocks });
  if (depth === null) return null;
  const folded = lowerPartHeadings(setBoilerplateApart(blocks, depth), depth);
  const isSection = sectionsIn(folded, depth);
  return { blocks: inferPartHeadings(folded, isSection), isSection };
};
