import ts from 'typescript';
import { type Operator, replaced } from './edits.js';

/** Without these a value often has the same type. */
const LEFT_OUT = new Set([
  ...['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'slice', 'flat', 'concat'],
  ...['trim', 'trimStart', 'trimEnd', 'normalize', 'toLowerCase', 'toUpperCase', 'replace', 'replaceAll'],
  ...['where', 'orderBy', 'limit', 'distinct', 'groupBy', 'having', 'onConflict'],
]);

const SWAPPED: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  min: 'max',
  max: 'min',
  floor: 'ceil',
  ceil: 'floor',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  find: 'findLast',
  findLast: 'find',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  delete: 'has',
  add: 'has',
  set: 'has',
  toLowerCase: 'toUpperCase',
  leftJoin: 'innerJoin',
};
const ASKED = new Set(['has', 'includes', 'some', 'every', 'startsWith', 'endsWith', 'test']);

const method: Operator = (node) => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { expression, name } = node.expression;
  const called = name.text;
  const other = Object.hasOwn(SWAPPED, called) ? SWAPPED[called] : undefined;
  return [
    ...(LEFT_OUT.has(called) ? replaced(node, expression.getText()) : []),
    ...(other === undefined ? [] : replaced(name, other)),
    ...(ASKED.has(called) ? replaced(node, `!${node.getText()}`) : []),
  ];
};

export const calls: readonly Operator[] = [method];
