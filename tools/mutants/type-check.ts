import { join, relative } from 'node:path';
import ts from 'typescript';
import { applied, type Mutant } from './mutant.js';

/** A name that is used no more is a matter of lint. */
const OPTIONS = { noUnusedLocals: false, noUnusedParameters: false };
const COMPILED = /^(apps|libs)\/.*(?<!\.spec)\.ts$/;

/** Answers whether a mutant compiles, asking about its own file; the program is kept from one to the next. */
export const typeCheck = (root: string): ((mutant: Mutant) => boolean) => {
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
  return (mutant) => {
    const file = join(root, mutant.file);
    version += 1;
    changed.set(file, applied(ts.sys.readFile(file) ?? '', mutant));
    const problems = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
    changed.delete(file);
    return problems.length === 0;
  };
};
