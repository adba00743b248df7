import { join, relative } from 'node:path';
import ts from 'typescript';
import { applied, type Mutant } from './mutant.js';

/** A name that is used no more is a matter of lint. */
const OPTIONS = { noUnusedLocals: false, noUnusedParameters: false };
const COMPILED = /^(apps|libs)\/.*(?<!\.spec)\.ts$/;

/** The first mutant of each file, then the second of each, and so on. */
const inRounds = (mutants: readonly Mutant[]): readonly (readonly Mutant[])[] => {
  const rounds: Mutant[][] = [];
  const nth = new Map<string, number>();
  for (const mutant of mutants) {
    const round = nth.get(mutant.file) ?? 0;
    (rounds[round] ??= []).push(mutant);
    nth.set(mutant.file, round + 1);
  }
  return rounds;
};

/**
 * Answers which mutants compile, asking each about its own file. Mutants of different files share a program, which costs far less
 * than one for each; the types that one takes from another's file are then those of that mutant.
 */
export const typeCheck = (root: string): ((mutants: readonly Mutant[]) => ReadonlySet<Mutant>) => {
  const settingsFile = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  const { fileNames, options } = ts.parseJsonConfigFileContent(settingsFile.config, ts.sys, root);
  const settings = { ...options, ...OPTIONS };
  const files = fileNames.filter((file) => COMPILED.test(relative(root, file)));
  const changed = new Map<string, string>();
  let version = 0;
  const host: ts.LanguageServiceHost = {
    ...ts.sys,
    useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
    getScriptFileNames: () => files,
    getScriptVersion: (file) => (changed.has(file) ? String(version) : ''),
    getScriptSnapshot: (file) => {
      const text = changed.get(file) ?? ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => settings,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  };
  const service = ts.createLanguageService(host);
  const problemsOf = (file: string) => [
    ...service.getSyntacticDiagnostics(file),
    ...service.getSemanticDiagnostics(file),
  ];
  const together = (mutants: readonly Mutant[]): readonly Mutant[] => {
    version += 1;
    for (const mutant of mutants) {
      const file = join(root, mutant.file);
      changed.set(file, applied(ts.sys.readFile(file) ?? '', mutant));
    }
    const compiling = mutants.filter(({ file }) => problemsOf(join(root, file)).length === 0);
    changed.clear();
    return compiling;
  };
  return (mutants) => new Set(inRounds(mutants).flatMap(together));
};
