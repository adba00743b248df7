import type { Block } from '../../model/page.js';
import { headingWords } from '../reading/headings.js';
import { type Announcement, announcementIn } from './announcement.js';
import { headed } from '../tables/find-header.js';
import { type Arranged, type Entitled, foldFurniture, headingText, sectionDepth, sectionsIn } from './outline.js';
import { type IsPart, unrolledList, unrolledTable } from './section-parts.js';
import { spread } from '../tables/spread-cells.js';
import { type Family, familyOf } from './sections.table.js';

/** Deeper than any heading that a page can have. */
const SECTION = 40;
const PART = 50;

const isPartOf = (family: Family | null, text: string): boolean => family?.part?.test(headingWords(text)) === true;
const isNumbered = (text: string): boolean => /^\d{1,2}[.)]\s/u.test(text);

/** Follows the sections of a page, and says of each heading whether it begins one or is a part of the one above. */
const follower = (): ((text: string, parts: 'known' | 'any') => boolean) => {
  let last: Family | null = null;
  return (text, parts) => {
    const family = familyOf(text);
    const isOther = family !== null && family !== last;
    const isKnown = isPartOf(last, text) && !isNumbered(text);
    const isPart = parts === 'any' ? !isOther || isKnown : !isOther && isKnown;
    if (!isPart) last = family;
    return isPart;
  };
};

/** A page without headings has its sections under bold lines: each that is known and of another section than the one above it. */
const promoteSections = (blocks: readonly Block[]): Block[] => {
  const isPart = follower();
  return blocks.map((block): Block => {
    const said = block.type === 'paragraph' ? announcementIn(block) : null;
    if (block.type !== 'paragraph' || said?.bold !== true) return block;
    return { ...block, type: 'heading', depth: isPart(said.text, 'any') ? PART : SECTION };
  });
};

/** Parts that stand at the depth of their sections: those of the section above, by words that begin no section of another kind. */
const demoteParts = (blocks: readonly Block[], depth: number): Block[] => {
  const isPart = follower();
  return blocks.map((block): Block => {
    if (block.type !== 'heading' || block.depth > depth) return block;
    return isPart(headingText(block), 'known') && block.depth === depth ? { ...block, depth: depth + 1 } : block;
  });
};

type Promoter = (block: Block) => Block[];

/** Bold lines, tables and nested lists that name the parts of one section, as the headings that they stand for. */
const promoterOf = (family: Family | null): Promoter => {
  const isPart: IsPart = (text) => isPartOf(family, text);
  // Where one bold line begins a part, every other ends it.
  let areBold = false;
  const begins = ({ text, bold }: Announcement): boolean => {
    const isKnown = isPart(text);
    areBold ||= isKnown && bold;
    return isKnown || (areBold && bold);
  };
  return (block) => {
    if (block.type === 'table') return unrolledTable(headed(spread(block)), isPart, PART);
    if (block.type === 'list') return unrolledList(block, isPart, PART);
    if (block.type !== 'paragraph') return [block];
    const said = announcementIn(block);
    return said !== null && begins(said) ? [{ ...block, type: 'heading', depth: PART }] : [block];
  };
};

const promoteParts = (blocks: readonly Block[], isSection: Arranged['isSection']): Block[] => {
  let promote = promoterOf(null);
  return blocks.flatMap((block) => {
    if (block.type === 'heading' && isSection(block)) promote = promoterOf(familyOf(headingText(block)));
    return promote(block);
  });
};

/** The page in sections, without what is about its site. Null where it has too few that are known. */
export const arrange = (page: Entitled): Arranged | null => {
  const blocks = sectionDepth(page) === null ? promoteSections(page.blocks) : page.blocks;
  const depth = sectionDepth({ ...page, blocks });
  if (depth === null) return null;
  const folded = demoteParts(foldFurniture(blocks, depth), depth);
  const isSection = sectionsIn(folded, depth);
  return { blocks: promoteParts(folded, isSection), isSection };
};
