import ts from 'typescript';
import { type Operator, replaced, withoutElements } from './edits.js';
import { isSql } from './sql.js';

const boolean: Operator = (node) => {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return replaced(node, 'false');
  return node.kind === ts.SyntaxKind.FalseKeyword ? replaced(node, 'true') : [];
};

const number: Operator = (node) => {
  if (!ts.isNumericLiteral(node)) return [];
  const value = Number(node.text);
  return replaced(node, ...[value + 1, value - 1].filter((other) => other >= 0).map(String));
};

/** Words that say how, where a query is put together. */
const OPPOSITES: Readonly<Record<string, string>> = {
  '=': '!=',
  '!=': '=',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  in: 'not in',
  'not in': 'in',
  is: 'is not',
  'is not': 'is',
  asc: 'desc',
  desc: 'asc',
};

/** Several words, as in a message: no test should have to repeat them. */
const isProse = (text: string): boolean => /[a-z}][,;:]? [a-z$]/i.test(text);

const string: Operator = (node) => {
  if (!ts.isStringLiteral(node) && !ts.isNoSubstitutionTemplateLiteral(node)) return [];
  const opposite = OPPOSITES[node.text];
  if (opposite !== undefined) return replaced(node, `'${opposite}'`);
  if (isProse(node.text) || isSql(node)) return [];
  return replaced(node, node.text === '' ? "'?'" : "''");
};

const template: Operator = (node) =>
  ts.isTemplateExpression(node) && !isProse(node.getText()) && !isSql(node) ? replaced(node, "''") : [];

const array: Operator = (node) => {
  if (!ts.isArrayLiteralExpression(node)) return [];
  return node.elements.length > 1
    ? [...replaced(node, '[]'), ...withoutElements(node.elements)]
    : replaced(node, ...(node.elements.length === 1 ? ['[]'] : []));
};

const object: Operator = (node) => {
  if (!ts.isObjectLiteralExpression(node) || node.properties.length === 0) return [];
  return node.properties.length > 1
    ? [...replaced(node, '{}'), ...withoutElements(node.properties)]
    : replaced(node, '{}');
};

const property: Operator = (node) => {
  if (!ts.isPropertyAssignment(node) || ts.isLiteralExpression(node.initializer)) return [];
  return replaced(node.initializer, 'null');
};

export const literals: readonly Operator[] = [boolean, number, string, template, array, object, property];
