import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', '.git', 'data', 'coverage']);
const RUNNERS = new Set(['it', 'test', 'describe']);
const SWITCHES = new Set(['skip', 'only', 'todo', 'failing']);
const SWITCHED = new Set(['xit', 'xtest', 'xdescribe', 'fit', 'fdescribe']);

/** Paths of all specs under a folder, wherever they lie. */
export const specFiles = (root: string, folder = ''): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : specFiles(root, path);
    return /\.(spec|test)\.[cm]?[jt]sx?$/.test(entry.name) ? [path] : [];
  });

/** Specs that the runner does not know of. */
export const unlisted = (specs: readonly string[], listed: readonly string[]): string[] => {
  const known = new Set(listed);
  return specs.filter((file) => !known.has(file));
};

const startsAtRunner = (node: ts.Expression): boolean => {
  if (ts.isIdentifier(node)) return RUNNERS.has(node.text);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isCallExpression(node))
    return startsAtRunner(node.expression);
  return false;
};

const switchOn = (node: ts.Node): string | undefined => {
  if (ts.isPropertyAccessExpression(node) && startsAtRunner(node.expression)) return node.name.text;
  if (
    ts.isElementAccessExpression(node) &&
    startsAtRunner(node.expression) &&
    ts.isStringLiteral(node.argumentExpression)
  )
    return node.argumentExpression.text;
  return undefined;
};

const isDark = (node: ts.Node): boolean =>
  (ts.isIdentifier(node) && SWITCHED.has(node.text)) || SWITCHES.has(switchOn(node) ?? '');

/** Places where a spec switches tests off, or off but for one. Strings and comments that only speak of it don't count. */
export const switchedOff = (file: string, text: string): string[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isDark(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${file}:${String(line + 1)} switches a test off: ${node.getText(source)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};
