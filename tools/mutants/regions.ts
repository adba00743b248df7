import ts from 'typescript';
import type { Edit } from './mutant.js';

/** A part of a file that is entered at its beginning or not at all. `at` is where a probe of it stands, between the two texts. */
export type Region = Readonly<{ start: number; end: number; at: number; before: string; after: string }>;

const block = (node: ts.Block): Region => ({
  start: node.getStart(),
  end: node.end,
  at: node.getStart() + 1,
  before: '',
  after: ';',
});
const around = (node: ts.Node, before: string, after: string): Region => ({
  start: node.getStart(),
  end: node.end,
  at: node.getStart(),
  before,
  after,
});
const expression = (node: ts.Expression): Region => around(node, '(', ',');
const statement = (node: ts.Statement): Region => (ts.isBlock(node) ? block(node) : around(node, '{', ';'));

const LAZY = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
]);

const ofFunction = (node: ts.Node): readonly Region[] => {
  if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return [];
  return [ts.isBlock(node.body) ? block(node.body) : expression(node.body)];
};

const ofStatement = (node: ts.Node): readonly Region[] => {
  if (ts.isIfStatement(node))
    return [node.thenStatement, ...(node.elseStatement ? [node.elseStatement] : [])].map(statement);
  if (ts.isIterationStatement(node, false)) return [statement(node.statement)];
  if (ts.isCatchClause(node)) return [block(node.block)];
  if (!ts.isCaseOrDefaultClause(node)) return [];
  const [first, last] = [node.statements[0], node.statements.at(-1)];
  return first && last ? [{ ...around(first, '', ';'), end: last.end }] : [];
};

const ofExpression = (node: ts.Node): readonly Region[] => {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse].map(expression);
  return ts.isBinaryExpression(node) && LAZY.has(node.operatorToken.kind) ? [expression(node.right)] : [];
};

/** The whole file first, then whatever a condition, a call or a loop decides about, in the order of the file. */
export const regionsOf = (text: string): readonly Region[] => {
  const source = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  const found: Region[] = [{ start: 0, end: text.length, at: 0, before: '', after: ';' }];
  const visit = (node: ts.Node): void => {
    found.push(...ofFunction(node), ...ofStatement(node), ...ofExpression(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

/** The number of the smallest region that an edit lies in: nothing runs otherwise until that is entered. */
export const regionAround = (regions: readonly Region[], { start, end }: Omit<Edit, 'text'>): number => {
  const size = (at: number) => (regions[at]?.end ?? 0) - (regions[at]?.start ?? 0);
  return regions
    .flatMap((region, at) => (region.start <= start && end <= region.end ? [at] : []))
    .reduce((least, at) => (size(at) < size(least) ? at : least));
};
