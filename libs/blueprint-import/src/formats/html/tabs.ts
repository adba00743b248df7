import type { Element, Node } from './parse.js';
import { attributeOf, isElement } from './runs.js';

/** Of tabs that make each other parts of a page. */
const FEWEST = 2;
/** How much above the headings in its panel the words of a tab stand. */
const ABOVE = 0.5;
const DEPTH_IN_EMPTY = 3;

const elementsIn = (nodes: readonly Node[]): readonly Element[] =>
  nodes.filter(isElement).flatMap((node) => [node, ...elementsIn(node.childNodes)]);

const POINTERS = ['data-bs-target', 'data-target', 'aria-controls', 'href'];
const isTab = (element: Element): boolean =>
  attributeOf(element, 'role') === 'tab' ||
  ['data-bs-toggle', 'data-toggle'].some((name) => /^(?:tab|pill)$/u.test(attributeOf(element, name)));
/** The id of what a tab shows. */
const panelOf = (element: Element): string =>
  POINTERS.map((name) => attributeOf(element, name).replace(/^#/u, '')).find((id) => id !== '') ?? '';

const textOf = (node: Node): string =>
  'value' in node ? node.value : isElement(node) ? node.childNodes.map(textOf).join('') : '';
const wordsOf = (node: Node): string => textOf(node).replace(/\s+/gu, ' ').trim();

const headingsIn = (panel: Element): readonly Element[] =>
  elementsIn(panel.childNodes).filter(({ tagName }) => /^h[1-6]$/u.test(tagName));

/** A tab, and how deep its words are as a heading over what it shows. */
export type Tab = Readonly<{ tab: Element; depth: number }>;

/** The tabs of a page, by the panels that they show: a reader sees their words over these. Not where the panel has them itself. */
export const tabsIn = (nodes: readonly Node[]): ReadonlyMap<Node, Tab> => {
  const all = elementsIn(nodes);
  const tabs = new Map(all.filter(isTab).map((tab) => [panelOf(tab), tab]));
  if (tabs.size < FEWEST) return new Map();
  const panels = all.filter((element) => tabs.has(attributeOf(element, 'id')));
  return new Map(
    panels.flatMap((panel) => {
      const tab = tabs.get(attributeOf(panel, 'id'));
      const headings = headingsIn(panel);
      const [first] = headings;
      const isTold = tab !== undefined && first !== undefined && wordsOf(first) === wordsOf(tab);
      if (tab === undefined || isTold) return [];
      const depths = headings.map(({ tagName }) => Number(tagName.slice(1)));
      return [[panel, { tab, depth: Math.min(DEPTH_IN_EMPTY, ...depths) - ABOVE }] as const];
    }),
  );
};
