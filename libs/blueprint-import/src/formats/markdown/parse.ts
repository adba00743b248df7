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

/** A line of HTML that kramdown and its like read Markdown in: `<div markdown="1">`. */
const OPENS_MARKDOWN = /^ {0,3}<([a-z]+)\b[^<>\n]*\bmarkdown=[^<>\n]*>[ \t]*$/gimu;
const CLOSES = /^ {0,3}<\/([a-z]+)>[ \t]*$/gimu;

/** The text with these lines left empty, so that what they hold is read as what stands around it is. */
const withoutMarkdownTags = (text: string): string => {
  const names = new Set([...text.matchAll(OPENS_MARKDOWN)].map(([, name = '']) => name.toLowerCase()));
  if (names.size === 0) return text;
  return text
    .replace(OPENS_MARKDOWN, '')
    .replace(CLOSES, (line, name: string) => (names.has(name.toLowerCase()) ? '' : line));
};

/** CommonMark with front matter and tables; refused before parsing where it would take too long. */
export const parseMarkdown = (text: string): Root => {
  ensureParsable(text);
  return fromMarkdown(withoutMarkdownTags(atTheTop(text)), {
    extensions: [frontmatter(MATTERS), gfmTable()],
    mdastExtensions: [frontmatterFromMarkdown(MATTERS), gfmTableFromMarkdown()],
  });
};

/** 1-based, front matter included. */
export const lineOf = (node: Nodes): number => node.position?.start.line ?? 1;
