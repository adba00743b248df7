import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import { ensureParsable } from './bounds.js';
import { atTheTop } from './front-matter.js';

export type { Root };

const MATTERS: ('yaml' | 'toml')[] = ['yaml', 'toml'];

/** CommonMark with front matter and tables; refused before parsing where it would take too long. */
export const parseMarkdown = (text: string): Root => {
  ensureParsable(text);
  return fromMarkdown(atTheTop(text), {
    extensions: [frontmatter(MATTERS), gfmTable()],
    mdastExtensions: [frontmatterFromMarkdown(MATTERS), gfmTableFromMarkdown()],
  });
};

/** 1-based, front matter included. */
export const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;
