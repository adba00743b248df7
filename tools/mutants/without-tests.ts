import ts from 'typescript';

const DOCUMENTATION = new Set(['description', 'summary', 'example', 'examples', 'title', 'deprecated']);
const LOGGED = /(^|[.#])(log|logger|console)$/i;

const isTypeOnly = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node);

const isDocumentation = (node: ts.Node): boolean => {
  if (ts.isDecorator(node)) return /^@Api[A-Z]/.test(node.getText());
  return ts.isPropertyAssignment(node) && DOCUMENTATION.has(node.name.getText());
};

const isLogged = (node: ts.Node): boolean => {
  if (ts.isExpressionStatement(node)) return isLogged(node.expression);
  return (
    ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    LOGGED.test(node.expression.expression.getText())
  );
};

/** The name of an error: one spec about all of them reads it in the sources, where no mutant is asked about. */
const isErrorName = (node: ts.Node): boolean =>
  ts.isPropertyDeclaration(node) && node.name.getText() === 'name' && node.parent.heritageClauses !== undefined;

/** The description of a symbol: two of the same are still two. */
const isSymbol = (node: ts.Node): boolean => ts.isCallExpression(node) && node.expression.getText() === 'Symbol';

/** What no test has to notice: types, words for readers of the contract, names of errors, and what is only logged. */
export const needsNoTest = (node: ts.Node): boolean =>
  isTypeOnly(node) || isDocumentation(node) || isLogged(node) || isSymbol(node) || isErrorName(node);

/** A string that names a property. */
export const isName = (node: ts.Node): boolean =>
  'name' in node.parent && node.parent.name === node && ts.isLiteralExpression(node);
