import { type DefaultTreeAdapterTypes as Tree, parseFragment } from 'parse5';

/** An account of a page that shares no code with the importer: what stands in list items, cells and typed lists. */
export type Independent = Readonly<{ listItems: string[]; cells: string[]; typed: string[] }>;

const fold = (text: string): string => text.split(/\s+/u).filter(Boolean).join(' ');
const APART = ['ul', 'ol', 'table'];

/** What an element shows, without the lists and tables inside it. */
const words = (node: Tree.ChildNode): string => {
  if ('value' in node) return node.value;
  if (node.nodeName === 'br') return '\n';
  if (!('childNodes' in node)) return '';
  return node.childNodes.map((child) => (APART.includes(child.nodeName) ? '' : words(child))).join('');
};

/** The lines of a paragraph from the first that begins with an en dash, each a typed list item. */
const typedIn = (paragraph: Tree.Element): string[] => {
  const lines = words(paragraph).split('\n');
  return lines.filter((line) => line.trim().startsWith('–')).map((line) => fold(line.trim().slice(1)));
};

const inAny = (path: readonly string[], ...names: string[]): boolean => names.some((name) => path.includes(name));

export const independentAccount = (html: string): Independent => {
  const account: Independent = { listItems: [], cells: [], typed: [] };
  const visit = (node: Tree.ChildNode, path: readonly string[]): void => {
    if (!('tagName' in node)) return;
    if (node.tagName === 'li') account.listItems.push(fold(words(node)));
    if (node.tagName === 'td') account.cells.push(fold(words(node)));
    if (node.tagName === 'p' && !inAny(path, 'li', 'td')) account.typed.push(...typedIn(node));
    for (const child of node.childNodes) visit(child, [...path, node.tagName]);
  };
  for (const node of parseFragment(html).childNodes) visit(node, []);
  return account;
};
