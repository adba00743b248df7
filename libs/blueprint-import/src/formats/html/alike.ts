import { hiddenContentOf, isBoilerplate, isHidden } from './boilerplate.js';
import type { Element, Node } from './parse.js';
import { attributeOf, isElement } from './runs.js';

/** Of elements that make each other a list. */
const FEWEST = 2;

const isGap = (node: Node): boolean => node.nodeName === '#comment' || ('value' in node && node.value.trim() === '');
/** The class of an element that says no more than a line; null of others. */
const lineClass = (node: Node, among: ReadonlySet<Node>): string | null => {
  if (!isElement(node) || node.tagName !== 'div' || node.childNodes.some((child) => among.has(child))) return null;
  const isOfPage = !isHidden(node) && !isBoilerplate(node) && hiddenContentOf(node) === null;
  return isOfPage ? attributeOf(node, 'class') || null : null;
};

/** Lines of one class that stand beside each other, as pages of cards have them in the place of lists: each by its first. */
export const linesAlike = (nodes: readonly Node[], among: ReadonlySet<Node>): ReadonlyMap<Node, readonly Element[]> => {
  const found = new Map<Node, Element[]>();
  let last: Element[] = [];
  for (const node of nodes.filter((one) => !isGap(one))) {
    const name = lineClass(node, among);
    const [first] = last;
    if (!isElement(node) || name === null) last = [];
    else if (first !== undefined && attributeOf(first, 'class') === name) last.push(node);
    else found.set(node, (last = [node]));
  }
  return new Map([...found].filter(([, lines]) => lines.length >= FEWEST));
};
