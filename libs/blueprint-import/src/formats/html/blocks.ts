import type { Block, Entry, Run } from '../../model/page.js';
import { withoutPermalinks } from '../reading/links.js';
import { movedTo } from '../reading/move-blocks.js';
import { quoted } from '../reading/quoted.js';
import { linesAlike } from './alike.js';
import { hiddenContentOf, isBoilerplate, isForMachines, isHidden, isInvisible } from './boilerplate.js';
import { type Element, type Node, parseHtml, placeOf } from './parse.js';
import { isBlank, isElement, runsOf } from './runs.js';
import { tableOf } from './table.js';
import { type Tab, tabsIn } from './tabs.js';

const BLOCKS = new Set(
  (
    'address article blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header ' +
    'hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul aside menu dialog caption'
  ).split(' '),
);

const isBeside = (node: Element): boolean => isHidden(node) || isBoilerplate(node);
const isBlock = (node: Element): boolean =>
  BLOCKS.has(node.tagName) || hiddenContentOf(node) !== null || isBeside(node);

/** What is asked of each element many times. */
export type Among = Readonly<{ blocks: ReadonlySet<Node>; tabs: ReadonlyMap<Node, Tab> }>;
/** Elements that are blocks or hold one, and tabs. Found once up front: looking again at every level would be quadratic. */
export const amongNodes = (nodes: readonly Node[]): Among => {
  const tabs = tabsIn(nodes);
  return { blocks: blockElementsIn(nodes, tabs), tabs };
};
const blockElementsIn = (nodes: readonly Node[], tabs: Among['tabs'], found = new Set<Node>()): Set<Node> => {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    blockElementsIn(node.childNodes, tabs, found);
    if (isBlock(node) || tabs.has(node) || node.childNodes.some((child) => found.has(child))) found.add(node);
  }
  return found;
};

const paragraph = (runs: readonly Run[]): Block[] => {
  const first = runs.find((run) => run !== 'break' && run.text.trim() !== '');
  return first === undefined || first === 'break' ? [] : [{ type: 'paragraph', runs, at: first.at }];
};

/** Depth-first, in the order of the page. Text that stands beside blocks is a paragraph of its own. */
export const blocksOf = (nodes: readonly Node[], among: Among): Block[] => {
  const blocks: Block[] = [];
  const lists = linesAlike(nodes, among.blocks);
  const listed = new Set<Node>([...lists.values()].flat());
  let loose: Node[] = [];
  const flush = (): void => {
    blocks.push(...paragraph(runsOf(loose)));
    loose = [];
  };
  for (const node of nodes) {
    const lines = lists.get(node);
    if (lines !== undefined) {
      flush();
      blocks.push({ type: 'list', entries: lines.map((line) => entryOf(line, among)) });
    }
    if (listed.has(node)) continue;
    if (!isElement(node) || !among.blocks.has(node)) {
      loose.push(node);
      continue;
    }
    flush();
    for (const block of blockOf(node, among)) blocks.push(block);
  }
  flush();
  return blocks;
};

const LISTS = new Set(['ul', 'ol', 'li']);
const DEPTHS = new Map([1, 2, 3, 4, 5, 6].map((depth) => [`h${String(depth)}`, depth]));

const blockOf = (node: Element, among: Among): Block[] => {
  if (isInvisible(node)) return hiddenBlocks(node);
  if (isBeside(node)) return [{ type: 'boilerplate', blocks: blocksOf(node.childNodes, among) }];
  const depth = DEPTHS.get(node.tagName);
  if (depth !== undefined) return headingOf(node, depth);
  if (LISTS.has(node.tagName)) return listOf(node, among);
  if (node.tagName === 'table') return tableOf(node, (cell) => entryOf(cell, among));
  if (node.tagName === 'dl') return termsOf(node, among);
  const tab = among.tabs.get(node);
  if (tab !== undefined) return [...headingOf(tab.tab, tab.depth), ...blocksOf(node.childNodes, among)];
  return asTold(node.tagName, blocksOf(node.childNodes, among));
};

const OVER = new Set(['summary', 'dt']);
const asTold = (tag: string, blocks: Block[]): Block[] => {
  if (OVER.has(tag)) return blocks.map(strong);
  return tag === 'blockquote' ? quoted(blocks) : blocks;
};

/** As a line in bold: it stands over what follows. */
const strong = (block: Block): Block =>
  block.type === 'paragraph'
    ? { ...block, runs: block.runs.map((run) => (run === 'break' ? run : { ...run, strong: true })) }
    : block;

/** Terms as lines over the lists of what is said of them. */
const termsOf = (node: Element, among: Among): Block[] => {
  const blocks: Block[] = [];
  let entries: Entry[] | null = null;
  for (const child of node.childNodes) {
    if (isElement(child) && child.tagName === 'dd' && !isHidden(child)) {
      if (entries === null) blocks.push({ type: 'list', entries: (entries = []) });
      entries.push(entryOf(child, among));
      continue;
    }
    const beside = blocksOf([child], among);
    if (beside.length > 0) entries = null;
    blocks.push(...beside);
  }
  return blocks;
};

/** No reader sees it, and still no list in it goes unreported. */
const hiddenBlocks = (node: Element): Block[] => {
  const held = hiddenContentOf(node);
  if (held === null) return [];
  const nodes = typeof held === 'string' ? parseHtml(held, 'fragment').childNodes : held;
  const blocks = blocksOf(nodes, amongNodes(nodes));
  return [{ type: 'boilerplate', blocks: typeof held === 'string' ? blocks.map(movedTo(placeOf(node))) : blocks }];
};

const isButton = (node: Node): boolean => isElement(node) && node.tagName === 'button';
const headingOf = (node: Element, depth: number): Block[] => {
  const shown = runsOf(node.childNodes.filter((child) => !isForMachines(child)));
  // What folds may have a button for all of its heading.
  const runs = withoutPermalinks(isBlank(shown) ? runsOf(node.childNodes.filter(isButton)) : shown);
  return isBlank(runs) ? [] : [{ type: 'heading', depth, runs, at: placeOf(node) }];
};

const HIGH = 3;
/** A list that nobody closed goes on to the end of the page: what begins with a heading, behind the words of an item, is beside it. */
const endOf = (item: Element, inside: readonly Block[]): number => {
  if (item.sourceCodeLocation?.endTag !== undefined) return inside.length;
  const heading = inside.findIndex((block) => block.type === 'heading' && block.depth <= HIGH);
  return heading > 0 ? heading : inside.length;
};

const isItem = (node: Node): node is Element => isElement(node) && node.tagName === 'li' && !isHidden(node);

/** A list item outside a list is a list of one. What stands in a list but in none of its items is beside it. */
const listOf = (node: Element, among: Among): Block[] => {
  const children = node.tagName === 'li' ? [node] : node.childNodes;
  const blocks: Block[] = [];
  let entries: Entry[] = [];
  const close = (): void => {
    if (entries.length > 0) blocks.push({ type: 'list', entries });
    entries = [];
  };
  for (const child of children) {
    if (isItem(child)) {
      const inside = blocksOf(child.childNodes, among);
      const end = endOf(child, inside);
      entries.push(entryWith(child, inside.slice(0, end)));
      if (end === inside.length) continue;
      close();
      for (const block of inside.slice(end)) blocks.push(block);
      continue;
    }
    const beside = blocksOf([child], among);
    if (beside.length === 0) continue;
    close();
    blocks.push(...beside);
  }
  close();
  return blocks;
};

const isCell = ({ tagName }: Element): boolean => tagName === 'td' || tagName === 'th';

/** Where a cell with headings over lists begins to be a page of its own; behind all of any other. */
const pageWithin = (node: Element, blocks: readonly Block[]): number => {
  const first = blocks.findIndex(({ type }) => type === 'heading');
  const isPage = isCell(node) && first !== -1 && blocks.some(({ type }) => type === 'list');
  return isPage ? first : blocks.length;
};

/** The words of a list item or cell, its paragraphs on lines of their own, and the lists and tables inside it. */
export const entryOf = (node: Element, among: Among): Entry => entryWith(node, blocksOf(node.childNodes, among));

const entryWith = (node: Element, blocks: readonly Block[]): Entry => {
  const runs: Run[] = [];
  const inner: Block[] = [];
  const page = pageWithin(node, blocks);
  const between: readonly Run[] = isCell(node) ? ['break', 'break'] : ['break'];
  for (const [index, block] of blocks.entries()) {
    if (index >= page) inner.push(block);
    else if (block.type === 'paragraph' || block.type === 'heading')
      runs.push(...(runs.length === 0 ? [] : between), ...block.runs);
    else inner.push(block);
  }
  return { runs, inner, at: placeOf(node) };
};
