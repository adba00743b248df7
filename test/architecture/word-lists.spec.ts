import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const LISTS = 'libs/blueprint-import/src/words/lists';
const LANGUAGES = 'libs/blueprint-import/src/words/languages';

const { SyntaxKind } = ts;
/** Texts, lists and objects of them, and references to those. */
const DATA: ReadonlySet<ts.SyntaxKind> = new Set([
  ...[SyntaxKind.StringLiteral, SyntaxKind.NumericLiteral, SyntaxKind.NoSubstitutionTemplateLiteral],
  ...[SyntaxKind.TemplateExpression, SyntaxKind.TemplateSpan, SyntaxKind.TemplateHead],
  ...[SyntaxKind.TemplateMiddle, SyntaxKind.TemplateTail, SyntaxKind.BinaryExpression, SyntaxKind.PlusToken],
  ...[SyntaxKind.ObjectLiteralExpression, SyntaxKind.PropertyAssignment, SyntaxKind.ArrayLiteralExpression],
  ...[SyntaxKind.SpreadElement, SyntaxKind.SpreadAssignment, SyntaxKind.Identifier],
  ...[SyntaxKind.PropertyAccessExpression, SyntaxKind.ElementAccessExpression],
  ...[SyntaxKind.AsExpression, SyntaxKind.SatisfiesExpression],
]);
const isRaw = (node: ts.Node): boolean => ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw';
/** The same list in the other languages: `inOthers(({ numbered }) => numbered)`. */
const isOfOthers = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && /^inOthers\(\(\{ (\w+) \}\) => \1\)$/.test(node.getText());
const isData = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  isOfOthers(node) ||
  ((DATA.has(node.kind) || isRaw(node)) && !ts.forEachChild(node, (child) => !isData(child)));

const isType = (node: ts.Statement): boolean =>
  ts.isTypeAliasDeclaration(node) ||
  (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === SyntaxKind.TypeKeyword);
const isOthers = (node: ts.Statement): boolean =>
  node.getText() === "import { inOthers } from '../languages/index.js';";
const isList = (node: ts.Statement): boolean =>
  ts.isVariableStatement(node) &&
  node.declarationList.declarations.every(({ initializer }) => initializer !== undefined && isData(initializer));

const codeIn = (text: string): readonly string[] =>
  ts
    .createSourceFile('list.ts', text, ts.ScriptTarget.Latest, true)
    .statements.filter((statement) => !isType(statement) && !isOthers(statement) && !isList(statement))
    .map((statement) => statement.getText().slice(0, 80));

describe('the word lists of the importer', () => {
  const languages = readdirSync(LANGUAGES).filter((file) => !/^index|^ladder-words|\.spec\./.test(file));
  const files = [LISTS, LANGUAGES].flatMap((folder) =>
    (folder === LISTS ? readdirSync(folder) : languages).map((file) => join(folder, file)),
  );

  it('are there', () => {
    expect(files.length).toBeGreaterThan(10);
  });
  it.each(files)('hold data only: %s', (file) => {
    expect(codeIn(readFileSync(file, 'utf8'))).toEqual([]);
  });
});

describe('a word list', () => {
  it.each([
    ['a function', "export const find = (text: string) => text.includes('a');"],
    ['a declared function', 'export function find() { return 1; }'],
    ['a call', "export const WORDS = { en: 'a b'.split(' ') };"],
    ['a regular expression', 'export const WORDS = { en: [/a|b/u] };'],
    ['an object of a class', "export const WORDS = { en: new Set(['a']) };"],
    ['a method', "export const WORDS = { en() { return ['a']; } };"],
    ['what is made of a list', 'export const WORDS = inOthers(({ numbered }) => numbered.map(String));'],
    ['a choice', "export const WORDS = { en: true ? ['a'] : ['b'] };"],
    ['an import of a value', "import { anyOf } from '../phrases.js';"],
    ['an import for its effect', "import '../phrases.js';"],
    ['an export from elsewhere', "export * from '../phrases.js';"],
  ])('with %s is refused', (_what, code) => {
    expect(codeIn(code)).toHaveLength(1);
  });
  it.each([
    ['texts', "export const WORDS = { en: ['a', ...['b', String.raw`\\bc`]] } as const;"],
    ['a text from a list above', 'export const WORDS = { en: [`^${OTHERS.en[0]}$`] };'],
    [
      'the same list in other languages',
      "import { inOthers } from '../languages/index.js';\nexport const WORDS = { en: ['a'], ...inOthers(({ numbered }) => numbered) };",
    ],
    ['types', "import type { Match } from '../phrases.js';\nexport type Matches = readonly Match[];"],
  ])('of %s is taken', (_what, code) => {
    expect(codeIn(code)).toEqual([]);
  });
});
