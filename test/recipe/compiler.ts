import { resolve } from 'node:path';
import ts from 'typescript';

const complaintOf = ({ messageText, file }: ts.Diagnostic): string =>
  `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;

/** The gate `types` on this tree with some files in other words, kept in memory so that only what changed is read again. */
export class Compiler {
  readonly #config: ts.ParsedCommandLine;
  readonly #files = new Map<string, ts.SourceFile | undefined>();
  #program: ts.Program | undefined;

  constructor() {
    const config = ts.getParsedCommandLineOfConfigFile(
      'tsconfig.json',
      { noEmit: true },
      { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
    );
    if (config === undefined) throw new Error('tsconfig.json cannot be read.');
    this.#config = config;
  }

  /** What is wrong in the first file that is not as it must be; of the changed files first, and of the libraries before the apps. */
  complaints(changed: ReadonlyMap<string, string>): readonly string[] {
    const texts = new Map([...changed].map(([file, text]) => [resolve(file), text]));
    const { fileNames, options } = this.#config;
    const program = ts.createProgram(fileNames, options, this.#host(texts), this.#program);
    this.#program = program;
    const rest = fileNames.filter((file) => !texts.has(file)).toReversed();
    const libraries = rest.filter((file) => file.includes('/libs/'));
    for (const file of new Set([...texts.keys(), ...libraries, ...rest])) {
      const source = program.getSourceFile(file);
      const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
      if (found.length > 0) return found.map(complaintOf);
    }
    return program.getGlobalDiagnostics().map(complaintOf);
  }

  #host(texts: ReadonlyMap<string, string>): ts.CompilerHost {
    const disk = ts.createCompilerHost(this.#config.options);
    return {
      ...disk,
      getSourceFile: (name, target) => {
        const text = texts.get(name);
        if (text !== undefined) return ts.createSourceFile(name, text, target);
        if (!this.#files.has(name)) this.#files.set(name, disk.getSourceFile(name, target));
        return this.#files.get(name);
      },
    };
  }
}
