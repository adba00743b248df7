import type { Block, Page, Place, Run } from '../../model/page.js';
import { phraseOf } from '../reading/phrase.js';
import { normalizeSpace } from '../../text/keys.js';
import { amongNodes, blocksOf } from './blocks.js';
import { type Node, parseHtml, type Template } from './parse.js';
import { isElement } from './runs.js';

export const locateHtml =
  (prefix: string) =>
  ({ line, column }: Place): string =>
    `${prefix}line ${String(line)}, column ${String(column)}`;

/** `prefix` names the place of the HTML within the document, such as "content.rendered, ". */
export const fragmentBlocks = (html: string, prefix: string): Block[] => {
  const { childNodes } = parseHtml(html, 'fragment', prefix);
  return blocksOf(childNodes, amongNodes(childNodes));
};

/** The words of a piece of HTML such as a rendered title, without its tags. */
export const plainText = (html: string, prefix: string): string =>
  phraseOf(
    fragmentBlocks(html, prefix).flatMap((block) => (block.type === 'paragraph' ? block.runs : [])),
    { line: 1, column: 1 },
  ).text;

const inside = (nodes: readonly Node[], name: string): readonly Node[] =>
  nodes.filter(isElement).find(({ tagName }) => tagName === name)?.childNodes ?? [];

const wordsIn = (blocks: readonly Block[]): Exclude<Run, 'break'>[] =>
  blocks.flatMap((block): Exclude<Run, 'break'>[] => {
    if (block.type === 'list') return block.entries.flatMap(({ runs, inner }) => [...wordsOf(runs), ...wordsIn(inner)]);
    return block.type === 'paragraph' ? wordsOf(block.runs) : [];
  });
const wordsOf = (runs: readonly Run[]): Exclude<Run, 'break'>[] =>
  runs.filter((run) => run !== 'break').filter(({ text }) => text.trim() !== '');

/** Nothing but links to other pages, which stand below the heading of a menu. */
const isMenu = (blocks: readonly Block[]): boolean => {
  const words = wordsIn(blocks);
  return words.length > 0 && words.every(({ to }) => to !== undefined && !to.startsWith('#'));
};

const isTop = (block: Block | undefined): boolean => block?.type === 'heading' && block.depth === 1;

/** The menus with headings of the first depth that sites have before that of the page are about the site. */
const withoutMenus = (blocks: readonly Block[]): readonly Block[] => {
  const tops = [...blocks.keys()].filter((index) => isTop(blocks[index]));
  const own = tops.findIndex((from, index) => !isMenu(blocks.slice(from + 1, tops[index + 1])));
  const [first, last] = [tops[0], tops[own]];
  if (first === undefined || last === undefined || first === last) return blocks;
  const menus: Block = { type: 'boilerplate', blocks: blocks.slice(first, last) };
  return [...blocks.slice(0, first), menus, ...blocks.slice(last)];
};

/** The headings of the first depth. Sites that have one for themselves have it before that of the page. */
const topHeadings = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.type === 'heading' && isTop(block) ? phraseOf(block.runs, block.at).text : []));

const isTemplate = (node: Node): node is Template => isElement(node) && node.tagName === 'template';
const saysNothing = (blocks: readonly Block[]): boolean => blocks.every(({ type }) => type === 'boilerplate');
/** What the page says; that of a component of a site stands in a template, which no browser shows by itself. */
const bodyOf = (root: readonly Node[]): readonly Block[] => {
  const body = inside(root, 'body');
  const blocks = blocksOf(body, amongNodes(body));
  const template = saysNothing(blocks) ? [...inside(root, 'head'), ...body].find(isTemplate) : undefined;
  const nodes = template?.content.childNodes ?? [];
  return nodes.length === 0 ? blocks : blocksOf(nodes, amongNodes(nodes));
};

/** Its title is that of the first `h1` with which the title in its head begins, else the first `h1`, else the title in its head. */
export const htmlPage = (html: string): Page => {
  const root = inside(parseHtml(html, 'page').childNodes, 'html');
  const blocks = withoutMenus(bodyOf(root));
  const texts = inside(inside(root, 'head'), 'title').map((node) => ('value' in node ? node.value : ''));
  const title = normalizeSpace(texts.join(''));
  const tops = topHeadings(blocks);
  return {
    blocks,
    title: tops.find((top) => title.startsWith(top)) ?? tops[0] ?? (title || null),
    locate: locateHtml(''),
  };
};
