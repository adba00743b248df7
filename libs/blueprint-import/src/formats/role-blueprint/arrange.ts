import type { Block } from '../../document/block.js';
import { headingWords } from '../../document/headings.js';
import { phraseOf } from '../../document/phrase.js';
import { headed } from './headed-table.js';
import { type Arranged, foldFurniture, headingText, sectionDepth, sectionsIn } from './outline.js';
import { unrolledList, unrolledTable, type IsPart } from './parts.js';
import { familyOf } from './sections.table.js';

type Paragraph = Extract<Block, { type: 'paragraph' }>;

/** Deeper than any heading that a page can have. */
const SECTION = 40;
const PART = 50;
const MAX_HEADING = 100;

/** What a paragraph says that does nothing but announce: it is bold, or ends with a colon, and is short. Null of any other. */
const announcementIn = ({ runs, at }: Paragraph): Readonly<{ text: string; bold: boolean }> | null => {
  const { text, head, points } = phraseOf(runs, at);
  const bold = head.lead !== null && /^:?$/u.test(head.rest);
  const isOne = points.length === 0 && text.length <= MAX_HEADING && (bold || text.endsWith(':'));
  return isOne ? { text, bold } : null;
};

/** A page without headings has its sections under bold lines: each that is known and of another section than the one above it. */
const promoteSections = (blocks: readonly Block[]): Block[] => {
  let last = '';
  return blocks.map((block): Block => {
    const said = block.type === 'paragraph' ? announcementIn(block) : null;
    if (block.type !== 'paragraph' || said?.bold !== true) return block;
    const family = familyOf(said.text)?.name ?? last;
    const depth = family === last ? PART : SECTION;
    last = family;
    return { ...block, type: 'heading', depth };
  });
};

const partOf =
  (isPart: IsPart) =>
  (block: Block): Block[] => {
    if (block.type === 'table') return unrolledTable(headed(block), isPart, PART);
    if (block.type === 'list') return unrolledList(block, isPart, PART);
    if (block.type !== 'paragraph') return [block];
    const said = announcementIn(block);
    return said !== null && isPart(said.text) ? [{ ...block, type: 'heading', depth: PART }] : [block];
  };

/** Bold lines, tables and nested lists that name the parts of their section, as the headings that they stand for. */
const promoteParts = (blocks: readonly Block[], isSection: Arranged['isSection']): Block[] => {
  let arrangeOne = partOf(() => false);
  return blocks.flatMap((block) => {
    if (block.type === 'heading' && isSection(block)) {
      const part = familyOf(headingText(block))?.part;
      arrangeOne = partOf((text) => part?.test(headingWords(text)) === true);
    }
    return arrangeOne(block);
  });
};

/** The page in sections, without what is about its site. Null where it has too few that are known. */
export const arrange = (page: readonly Block[]): Arranged | null => {
  const isHeaded = sectionDepth(page) !== null;
  const blocks = isHeaded ? page : promoteSections(page);
  const depth = sectionDepth(blocks);
  if (depth === null) return null;
  const folded = foldFurniture(blocks, depth);
  const isSection = sectionsIn(folded, depth);
  return { blocks: promoteParts(folded, isSection), isSection };
};
