import type { ListItem, Nodes } from 'mdast';
import { fold } from '../source/text.js';
import { lineOf } from './parse.js';

/** Words and the line on which they begin, 1-based, front matter included. */
export type Text = Readonly<{ text: string; line: number }>;

const PHRASES = ['paragraph', 'heading', 'emphasis', 'strong', 'delete', 'link', 'linkReference'];

/** Tags within a sentence are markup and go; what stands between them stays. A link keeps where it points to. */
const raw = (node: Nodes): string => {
  if (node.type === 'html') return '';
  if (node.type === 'break') return ' ';
  return 'url' in node && node.type !== 'definition' ? linked(inner(node), node.url) : inner(node);
};

const inner = (node: Nodes): string => {
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'children' in node ? node.children.map(raw).join(PHRASES.includes(node.type) ? '' : ' ') : '';
};

const linked = (text: string, url: string): string => (text === url || url === '' ? text : `${text} (${url})`);

/** The words of a node as plain text, white space folded. */
export const plainText = (node: Nodes): string => fold(raw(node));

const BLOCKS_OF_THEIR_OWN = ['list', 'blockquote', 'html'];
const isOwn = (node: Nodes): boolean => !BLOCKS_OF_THEIR_OWN.includes(node.type);

/** The words of a list item without those of the lists, quotes and HTML blocks inside it. */
export const ownText = (item: ListItem): string => fold(item.children.filter(isOwn).map(raw).join(' '));

const textsOf = (node: Nodes): string => {
  if (node.type === 'html') return fold(node.value);
  return node.type === 'definition' ? `${node.label ?? node.identifier}: ${node.url}` : plainText(node);
};
const texts = (node: Nodes): Text[] => {
  const text = textsOf(node);
  return text === '' ? [] : [{ text, line: lineOf(node) }];
};

/** Everything that a node says, each list item by itself; raw HTML as it stands, because it is stored as plain text. */
export const everyText = (node: Nodes): Text[] => {
  if (node.type === 'listItem') return [...ownTexts(node), ...innerTexts(node)];
  if (node.type === 'list' || node.type === 'blockquote') return node.children.flatMap(everyText);
  return texts(node);
};
const ownTexts = (item: ListItem): Text[] => {
  const text = ownText(item);
  return text === '' ? [] : [{ text, line: lineOf(item) }];
};

/** What `ownText` leaves out. */
export const innerTexts = (item: ListItem): Text[] => item.children.filter((child) => !isOwn(child)).flatMap(everyText);
