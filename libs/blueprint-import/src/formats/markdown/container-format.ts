import type { ContainerFormat } from '../container-format.js';
import type { Block } from '../../model/page.js';
import { phraseOf } from '../reading/phrase.js';
import { markdownBlocks } from './blocks.js';
import { frontMatterOf } from './front-matter.js';
import { parseMarkdown } from './parse.js';

const topHeading = (blocks: readonly Block[]): string | null => {
  for (const block of blocks)
    if (block.type === 'heading' && block.depth === 1) return phraseOf(block.runs, block.at).text;
  return null;
};

/** Any text is Markdown; each document type decides whether the page is of its type. */
export const markdownFormat: ContainerFormat = {
  name: 'markdown',
  read: (text) => {
    const tree = parseMarkdown(text);
    const blocks = markdownBlocks(tree.children);
    const stated = frontMatterOf(tree);
    const title = stated.title ?? stated.name ?? topHeading(blocks);
    return {
      page: {
        blocks,
        title,
        level: stated.level,
        isOrdered: stated.isOrdered,
        locate: ({ line }) => `line ${String(line)}`,
      },
      category: null,
    };
  },
};
