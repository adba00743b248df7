import type { Run } from '../../model/page.js';
import { linkTo } from '../reading/links.js';
import { isInvisible } from './boilerplate.js';
import { type Element, type Node, placeOf } from './parse.js';

const BOLD = new Set(['strong', 'b', 'th']);

export const isElement = (node: Node): node is Element => 'tagName' in node;

export const attributeOf = ({ attrs }: Element, name: string): string =>
  attrs.find((attribute) => attribute.name === name)?.value.trim() ?? '';

/** The words of nodes that hold no block. Recursion is as deep as the parser allows elements to be. */
export const runsOf = (nodes: readonly Node[], inBold = false): Run[] => nodes.flatMap((node) => runs(node, inBold));

const runs = (node: Node, inBold: boolean): Run[] => {
  if (node.nodeName === '#text' && 'value' in node) return [{ text: node.value, strong: inBold, at: placeOf(node) }];
  if (!isElement(node) || isInvisible(node)) return [];
  if (node.tagName === 'br') return ['break'];
  const inner = runsOf(node.childNodes, inBold || BOLD.has(node.tagName));
  return node.tagName === 'a' ? linkTo(inner, attributeOf(node, 'href')) : inner;
};

export const isBlank = (some: readonly Run[]): boolean =>
  some.every((run) => run === 'break' || run.text.trim() === '');
