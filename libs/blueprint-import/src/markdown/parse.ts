import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import { ensureParsable } from './bounds.js';

export type { Root };

/** CommonMark with YAML front matter and, where asked for, tables; refused before parsing where it would take too long. */
export const parseMarkdown = (text: string, { tables }: Readonly<{ tables: boolean }>): Root => {
  ensureParsable(text);
  return fromMarkdown(text, {
    extensions: [frontmatter(['yaml']), ...(tables ? [gfmTable()] : [])],
    mdastExtensions: [frontmatterFromMarkdown(['yaml']), ...(tables ? [gfmTableFromMarkdown()] : [])],
  });
};

/** 1-based, front matter included. */
export const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;
