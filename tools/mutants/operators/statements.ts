import ts from 'typescript';
import { type Operator, replaced } from './edits.js';

/** Not the last word of a function. */
const isEarly = (node: ts.Node): boolean =>
  ts.isReturnStatement(node) &&
  !ts.isFunctionLike(node.parent.parent) &&
  (ts.isIfStatement(node.parent) || ts.isBlock(node.parent));

const isRemovable = (node: ts.Node): boolean =>
  ts.isExpressionStatement(node) ||
  isEarly(node) ||
  ts.isThrowStatement(node) ||
  ts.isBreakOrContinueStatement(node) ||
  ts.isForOfStatement(node) ||
  (ts.isIfStatement(node) && node.elseStatement === undefined);

const removed: Operator = (node) => (isRemovable(node) ? replaced(node, ';') : []);

const emptied: Operator = (node) =>
  ts.isBlock(node) && ts.isFunctionLike(node.parent) && node.statements.length > 0 ? replaced(node, '{}') : [];

const withoutCase: Operator = (node) => (ts.isCaseClause(node) && node.statements.length > 0 ? replaced(node, '') : []);

export const statements: readonly Operator[] = [removed, emptied, withoutCase];
