import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** The source that an import means, as a path from the root; undefined for a package. */
const resolved = (from: string, name: string): string | undefined => {
  const [, lib, entry = 'index'] = /^@plumbline\/([^/]+)(?:\/(.*))?$/.exec(name) ?? [];
  if (lib !== undefined) return `libs/${lib}/src/${entry}.ts`;
  return name.startsWith('.') ? join(dirname(from), name).replace(/\.js$/, '.ts') : undefined;
};

/** What each file imports, read when it is first asked for. */
const importsOf = (root: string): ((file: string) => readonly string[]) => {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, false);
    const found = importedFiles
      .map(({ fileName }) => resolved(file, fileName))
      .filter((target) => target !== undefined)
      .filter((target) => existsSync(join(root, target)));
    known.set(file, found);
    return found;
  };
};

/** Answers which of the specs load a source, those first that are the fewest imports away from it. */
export const nearestSpecs = (root: string): ((source: string, specs: readonly string[]) => readonly string[]) => {
  const imports = importsOf(root);
  const distances = (spec: string): ReadonlyMap<string, number> => {
    const found = new Map([[spec, 0]]);
    for (const [file, steps] of found)
      for (const target of imports(file)) if (!found.has(target)) found.set(target, steps + 1);
    return found;
  };
  return (source, specs) =>
    specs
      .flatMap((spec) => {
        const steps = distances(spec).get(source);
        return steps === undefined ? [] : [{ spec, steps }];
      })
      .sort((a, b) => a.steps - b.steps)
      .map(({ spec }) => spec);
};
