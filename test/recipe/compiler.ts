import { relative, resolve } from 'node:path';
import ts from 'typescript';

const complaintOf = ({ messageText, file }: ts.Diagnostic): string =>
  `${file === undefined ? '' : relative('.', file.fileName)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;

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

  /** Everything that is wrong, or everything in one file, which takes a fraction of the time. */
  complaints(changed: ReadonlyMap<string, string>, file?: string): readonly string[] {
    const texts = new Map([...changed].map(([name, text]) => [resolve(name), text]));
    const { fileNames, options } = this.#config;
    const program = ts.createProgram(fileNames, options, this.#host(texts), this.#program);
    this.#program = program;
    const source = file === undefined ? undefined : program.getSourceFile(resolve(file));
    if (file !== undefined && source === undefined) throw new Error(`${file} is not compiled.`);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return (source === undefined ? [...found, ...program.getGlobalDiagnostics()] : found).map(complaintOf);
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
