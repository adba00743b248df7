import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { frontmatter } from 'micromark-extension-frontmatter';
import { ensureParsable } from './bounds.js';

export type { Root };

/** CommonMark with YAML front matter, refused before parsing where it would take too long. */
export const parseMarkdown = (text: string): Root => {
  ensureParsable(text);
  return fromMarkdown(text, {
    extensions: [frontmatter(['yaml'])],
    mdastExtensions: [frontmatterFromMarkdown(['yaml'])],
  });
};

/** 1-based, front matter included. */
export const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;
