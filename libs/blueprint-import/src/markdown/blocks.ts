import type { Nodes, RootContent, Table } from 'mdast';
import type { Block, Entry, Place, Run } from '../document/block.js';
import { blocksOfHtml } from './raw-html.js';

const placeOf = (node: Nodes): Place => ({
  line: node.position?.start.line ?? 1,
  column: node.position?.start.column ?? 1,
});

/** Tags within a line, and one at a time, that part the words on both sides. */
const BREAKS = /^<\/?(?:br|li|p|div|ul|ol)\b/iu;

const runs = (node: Nodes, strong: boolean): Run[] => {
  if (node.type === 'break') return ['break'];
  if (node.type === 'html') return BREAKS.test(node.value) ? ['break'] : [];
  if ('value' in node) return [{ text: node.value, strong, at: placeOf(node) }];
  if ('alt' in node) return [{ text: node.alt ?? '', strong, at: placeOf(node) }];
  return 'children' in node ? node.children.flatMap((child) => runs(child, strong || node.type === 'strong')) : [];
};
const runsIn = (node: Nodes): Run[] => runs(node, false);

const entryOf = (node: Extract<Nodes, { type: 'listItem' | 'tableCell' }>): Entry => {
  const at = placeOf(node);
  if (node.type === 'tableCell') return { runs: runsIn(node), inner: [], at };
  const own: Run[] = [];
  const inner: Block[] = [];
  for (const child of node.children) {
    if (child.type === 'paragraph' || child.type === 'heading' || child.type === 'code')
      own.push(...(own.length === 0 ? [] : ['break' as const]), ...runsIn(child));
    else inner.push(...blockOf(child));
  }
  return { runs: own, inner, at };
};

const tableOf = ({ children }: Table): Block => {
  const [head, ...rows] = children.map((row) => row.children.map(entryOf));
  return { type: 'table', head: head ?? [], rows };
};

const paragraph = (node: Nodes, some: readonly Run[]): Block[] =>
  some.length === 0 ? [] : [{ type: 'paragraph', runs: some, at: placeOf(node) }];

const IGNORED = ['yaml', 'thematicBreak'];
const wordsOf = (node: RootContent): Run[] =>
  node.type === 'definition'
    ? [{ text: `${node.label ?? node.identifier}: ${node.url}`, strong: false, at: placeOf(node) }]
    : runsIn(node);

const blockOf = (node: RootContent): Block[] => {
  if (IGNORED.includes(node.type)) return [];
  if (node.type === 'heading') return [{ type: 'heading', depth: node.depth, runs: runsIn(node), at: placeOf(node) }];
  if (node.type === 'list') return [{ type: 'list', entries: node.children.map(entryOf) }];
  if (node.type === 'table') return [tableOf(node)];
  if (node.type === 'blockquote') return node.children.flatMap(blockOf);
  return node.type === 'html' ? blocksOfHtml(node.value, placeOf(node)) : paragraph(node, wordsOf(node));
};

/** The blocks of a page without its front matter; HTML in it is read as HTML. */
export const markdownBlocks = (nodes: readonly RootContent[]): Block[] => nodes.flatMap(blockOf);
