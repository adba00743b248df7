import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

type Named = Readonly<{ file: string; class: string | undefined; name: string }>;

/** The classes of a source that say their own name, as errors do for logs. */
const namedIn = (file: string, text: string): readonly Named[] => {
  const found: Named[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyDeclaration(node) && node.name.getText() === 'name' && ts.isClassLike(node.parent)) {
      const { initializer } = node;
      if (initializer !== undefined && node.parent.heritageClauses !== undefined)
        found.push({ file, class: node.parent.name?.text, name: initializer.getText().replaceAll("'", '') });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
};
const wrong = (named: readonly Named[]): readonly Named[] => named.filter((one) => one.name !== one.class);

describe('an error', () => {
  it('has the name of its class', () => {
    const files = globSync('{apps,libs}/**/*.ts').filter((file) => !file.endsWith('.spec.ts'));
    const named = files.flatMap((file) => namedIn(file, readFileSync(file, 'utf8')));
    expect(named.length).toBeGreaterThan(40);
    expect(wrong(named)).toEqual([]);
  });
  it.each(['Lost', ''])('is found where it is called "%s" instead', (name) => {
    const source = `class Gone extends Error { override readonly name = '${name}'; }`;
    expect(wrong(namedIn('a.ts', source))).toEqual([{ file: 'a.ts', class: 'Gone', name }]);
  });
});
