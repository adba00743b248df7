import type { ContainerFormat } from '../container-format.js';
import type { Block } from '../../model/page.js';
import { namesLevel, namesProfession } from '../../words/level-names.js';
import { phraseOf } from '../reading/phrase.js';
import { markdownBlocks } from './blocks.js';
import { frontMatterOf } from './front-matter.js';
import { parseMarkdown } from './parse.js';

const topHeading = (blocks: readonly Block[]): string | null => {
  for (const block of blocks)
    if (block.type === 'heading' && block.depth === 1) return phraseOf(block.runs, block.at).text;
  return null;
};

const isTop = (block: Block): boolean => block.type === 'heading' && block.depth === 1;
/** Several headings of the first rank, each over a list before the next heading, and the first of them the name of no level. */
const areAlike = (blocks: readonly Block[]): boolean => {
  const tops = [...blocks.entries()].filter(([, block]) => isTop(block));
  const below = tops.map(([at]) => {
    const end = blocks.findIndex(({ type }, index) => index > at && type === 'heading');
    return blocks.slice(at + 1, end === -1 ? undefined : end);
  });
  const title = topHeading(blocks) ?? '';
  const areLists = below.every((some) => some.some(({ type }) => type === 'list'));
  return tops.length >= 2 && areLists && !namesLevel(title) && !namesProfession(title);
};

/** Any text is Markdown; each document type decides whether the page is of its type. */
export const markdownFormat: ContainerFormat = {
  name: 'markdown',
  read: (text) => {
    const tree = parseMarkdown(text);
    const blocks = markdownBlocks(tree.children);
    const stated = frontMatterOf(tree);
    const own = stated.title ?? stated.name;
    const isTitleAmong = own === null && areAlike(blocks);
    const title = isTitleAmong && stated.level !== null ? null : (own ?? topHeading(blocks));
    return {
      page: {
        blocks,
        title,
        isTitleAmong,
        level: stated.level,
        isOrdered: stated.isOrdered,
        locate: ({ line }) => `line ${String(line)}`,
      },
      category: null,
    };
  },
};
