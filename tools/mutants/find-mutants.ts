import ts from 'typescript';
import type { Mutant } from './mutant.js';
import { calls } from './operators/calls.js';
import { expressions } from './operators/expressions.js';
import { literals } from './operators/literals.js';
import { sql } from './operators/sql.js';
import { statements } from './operators/statements.js';
import { isName, needsNoTest } from './without-tests.js';

const OPERATORS = [...expressions, ...statements, ...literals, ...calls, ...sql];

/** Every change of a file that its tests should notice, in the order of the file. None stands there twice. */
export const findMutants = (file: string, text: string): readonly Mutant[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, Mutant>();
  const visit = (node: ts.Node): void => {
    if (needsNoTest(node)) return;
    if (!isName(node))
      for (const edit of OPERATORS.flatMap((operator) => operator(node)))
        found.set(`${String(edit.start)} ${String(edit.end)} ${edit.text}`, { file, ...edit });
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return [...found.values()];
};
