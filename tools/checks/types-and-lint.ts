import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';

export type Part = Readonly<{ part: number; parts: number }>;
export type Findings = Readonly<{ compiler: string; linter: ESLint.LintResult[] }>;

/** Cuts files in order into parts of about the same size, so that a folder's types are worked out in one part alone. */
export const partOf = (files: readonly string[], sizeOf: (file: string) => number, { part, parts }: Part): string[] => {
  const sorted = [...files].sort();
  const total = sorted.reduce((sum, file) => sum + sizeOf(file), 0);
  let before = 0;
  return sorted.filter((file) => {
    const middle = before + sizeOf(file) / 2;
    before += sizeOf(file);
    return Math.floor((middle * parts) / Math.max(total, 1)) === part - 1;
  });
};

const failWith = ({ messageText }: ts.Diagnostic): never => {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
};

const projectAt = (root: string): ts.ParsedCommandLine => {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: failWith };
  const project = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), { noEmit: true }, host);
  if (project === undefined) throw new Error(`${root} has no tsconfig.json.`);
  return project;
};
const diagnosticsOf = (program: ts.Program, files: readonly string[]): ts.Diagnostic[] => [
  ...program.getConfigFileParsingDiagnostics(),
  ...program.getOptionsDiagnostics(),
  ...files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  }),
  ...program.getGlobalDiagnostics(),
];

/**
 * The compiler's and the linter's findings from one program: most of the time of both goes into working out the same types, and
 * together they take half of what they take apart.
 */
export const checkPart = async (root: string, part: Part): Promise<Findings> => {
  const { fileNames, options, errors } = projectAt(root);
  const program = ts.createProgram({ rootNames: fileNames, options, configFileParsingDiagnostics: errors });
  const files = partOf(fileNames, (file) => statSync(file).size, part);
  const host = {
    getCanonicalFileName: (name: string) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => '\n',
  };
  const compiler = ts.formatDiagnostics(diagnosticsOf(program, files), host);
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: [{ languageOptions: { parserOptions: { project: null, programs: [program] } } }],
  });
  return { compiler, linter: await eslint.lintFiles(files.map((file) => relative(root, file))) };
};
