import ts from 'typescript';
import type { Edit } from '../mutant.js';
import { type Operator, replaced } from './edits.js';

const SWAPPED: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '+=': ['-='],
  '-=': ['+='],
};
const CHOICES = new Set(['&&', '||', '??']);

const binary: Operator = (node) => {
  if (!ts.isBinaryExpression(node)) return [];
  const { left, operatorToken, right } = node;
  const operator = operatorToken.getText();
  return [
    ...replaced(operatorToken, ...(SWAPPED[operator] ?? [])),
    ...(CHOICES.has(operator) ? replaced(node, left.getText(), right.getText()) : []),
  ];
};

const STEPS: Readonly<Record<string, string>> = { '++': '--', '--': '++' };

const unary: Operator = (node) => {
  if (!ts.isPrefixUnaryExpression(node) && !ts.isPostfixUnaryExpression(node)) return [];
  const operator = ts.tokenToString(node.operator) ?? '';
  const operand = node.operand.getText();
  const step = STEPS[operator];
  if (step === undefined) return replaced(node, operand);
  return replaced(node, ts.isPrefixUnaryExpression(node) ? step + operand : operand + step);
};

/** Not where an operator of its own has a contrary. */
const negated = (node: ts.Expression): readonly Edit[] => {
  const hasContrary =
    ts.isPrefixUnaryExpression(node) || (ts.isBinaryExpression(node) && /^[!=]==$/.test(node.operatorToken.getText()));
  return hasContrary ? [] : replaced(node, `!(${node.getText()})`);
};

const condition: Operator = (node) => {
  if (ts.isConditionalExpression(node))
    return [...negated(node.condition), ...replaced(node, node.whenTrue.getText(), node.whenFalse.getText())];
  if (ts.isIfStatement(node)) return [...negated(node.expression), ...replaced(node.expression, 'true', 'false')];
  return ts.isWhileStatement(node) ? replaced(node.expression, 'false') : [];
};

/** As if what is asked about were always there. */
const optionalChain: Operator = (node) => {
  const isLink = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node);
  if (!isLink || node.questionDotToken === undefined) return [];
  return replaced(node.questionDotToken, ts.isPropertyAccessExpression(node) ? '!.' : '!');
};

const COMPARES = new Set(['<', '<=', '>', '>=', '===', '!==', '&&', '||', 'in', 'instanceof']);
const ASKS = /(^|\.)(has|includes|some|every|startsWith|endsWith|test|(is|may|can|has|sees|needs)[A-Z]\w*)$/;

const isQuestion = (node: ts.Expression): boolean => {
  if (ts.isParenthesizedExpression(node)) return isQuestion(node.expression);
  if (ts.isPrefixUnaryExpression(node)) return node.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isBinaryExpression(node)) return COMPARES.has(node.operatorToken.getText());
  return ts.isCallExpression(node) && ASKS.test(node.expression.getText());
};

const answered = (node: ts.Expression): readonly Edit[] =>
  replaced(node, ...(isQuestion(node) ? ['true', 'false'] : ['undefined']));

const answer: Operator = (node) => {
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return answered(node.body);
  return ts.isReturnStatement(node) && node.expression ? answered(node.expression) : [];
};

export const expressions: readonly Operator[] = [binary, unary, condition, optionalChain, answer];
