import type ts from 'typescript';
import type { Edit } from '../mutant.js';

/** What may be wrong with a node. Whether the result compiles is found out later. */
export type Operator = (node: ts.Node) => readonly Edit[];

export const replaced = (node: ts.Node, ...texts: readonly string[]): readonly Edit[] =>
  texts.filter((text) => text !== node.getText()).map((text) => ({ start: node.getStart(), end: node.getEnd(), text }));

/** Without one of a list's elements, and without the comma that follows it. */
export const withoutElements = (elements: ts.NodeArray<ts.Node>): readonly Edit[] =>
  elements.map((element, at) => ({
    start: element.getStart(),
    end: elements[at + 1]?.getStart() ?? elements.end,
    text: '',
  }));
