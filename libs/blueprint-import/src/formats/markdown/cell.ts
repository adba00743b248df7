import type { Nodes, TableCell } from 'mdast';
import type { Block, Entry, Place, Run } from '../../model/page.js';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const TAGS = new Map([
  ['strong', 'strong'],
  ['emphasis', 'em'],
  ['inlineCode', 'code'],
]);

const htmlOf = (node: Nodes): string => {
  if (node.type === 'html') return node.value;
  const inner = 'children' in node ? node.children.map(htmlOf).join('') : escaped('value' in node ? node.value : '');
  if (node.type === 'link') return `<a href="${escaped(node.url)}">${inner}</a>`;
  if (node.type === 'image') return escaped(node.alt ?? '');
  const tag = TAGS.get(node.type);
  return tag === undefined ? inner : `<${tag}>${inner}</${tag}>`;
};

/** True of a cell that holds a list: Markdown has none for cells, so it is one of HTML. */
export const hasList = ({ children }: TableCell): boolean =>
  children.some((node) => node.type === 'html' && /^<(?:ul|ol|li)\b/iu.test(node.value));

/** A cell as HTML reads it, its lists apart from its words. */
export const listCell = (cell: TableCell, at: Place, blocksOfHtml: (html: string, at: Place) => Block[]): Entry => {
  const runs: Run[] = [];
  const inner: Block[] = [];
  for (const block of blocksOfHtml(cell.children.map(htmlOf).join(''), at)) {
    if (block.type === 'paragraph') runs.push(...(runs.length === 0 ? [] : ['break' as const]), ...block.runs);
    else inner.push(block);
  }
  return { runs, inner, at };
};
