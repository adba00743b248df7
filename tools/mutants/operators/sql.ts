import ts from 'typescript';
import type { Edit } from '../mutant.js';
import type { Operator } from './edits.js';

const BEGINS =
  /^\s*(select|insert|update|delete|replace|with|create|drop|alter|pragma|begin|commit|where|and|or|not|order by|from|join|union|case|exists) /i;

/** A tagged `sql` template, or a text that begins as a statement or as a clause of one. */
export const isSql = (node: ts.Node): boolean => {
  if (ts.isTaggedTemplateExpression(node.parent)) return node.parent.tag.getText() === 'sql';
  return BEGINS.test(node.getText().slice(1));
};

const SWAPPED: readonly (readonly [RegExp, string])[] = [
  [/ and /g, ' or '],
  [/ or /g, ' and '],
  [/ = /g, ' <> '],
  [/ <> /g, ' = '],
  [/ < /g, ' <= '],
  [/ <= /g, ' < '],
  [/ > /g, ' >= '],
  [/ >= /g, ' > '],
  [/ is null\b/g, ' is not null'],
  [/ is not null\b/g, ' is null'],
  [/\bnot (?!null)/g, ''],
  [/\basc\b/g, 'desc'],
  [/\bdesc\b/g, 'asc'],
  [/\bmin\(/g, 'max('],
  [/\bmax\(/g, 'min('],
  [/\bleft join\b/g, 'join'],
  [/\bdistinct /g, ''],
  [/\b0\b/g, '1'],
  [/\b1\b/g, '0'],
];

const changesIn = (text: string, offset: number): readonly Edit[] =>
  SWAPPED.flatMap(([from, to]) =>
    [...text.matchAll(from)].map(({ index, 0: found }) => ({
      start: offset + index,
      end: offset + index + found.length,
      text: to,
    })),
  );

const partsOf = (node: ts.Node): readonly ts.Node[] =>
  ts.isTemplateExpression(node) ? [node.head, ...node.templateSpans.map(({ literal }) => literal)] : [node];

const statement: Operator = (node) => {
  const isText = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node);
  if (!isText || !isSql(node)) return [];
  return partsOf(node).flatMap((part) => changesIn(part.getText(), part.getStart()));
};

export const sql: readonly Operator[] = [statement];
