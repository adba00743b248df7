import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { copyTree } from '../copy-tree.js';
import { applied, type Mutant } from './mutant.js';
import { type Ran, runSpecs } from './run-specs.js';

const { options: compilerOptions } = ts.parseJsonConfigFileContent(
  ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)).config,
  ts.sys,
  '.',
);
const compiled = (text: string): string => ts.transpileModule(text, { compilerOptions }).outputText;

/** A built copy of the tree with at most one mutant in it, in its source and in what is built from it. */
export class MutatedTree {
  readonly #root = copyTree('mutants');
  /** Specs that are stopped leave files behind. */
  readonly #temporary = mkdtempSync(join(tmpdir(), 'plumbline-mutants-'));

  constructor() {
    cpSync('dist', join(this.#root, 'dist'), { recursive: true });
  }

  /** Runs specs of the tree as it is, or with a mutant. */
  async run(specs: readonly string[], mutant?: Mutant): Promise<Ran> {
    const before = mutant ? this.#put(mutant) : new Map<string, string>();
    try {
      return await runSpecs(this.#root, specs, { TMPDIR: this.#temporary });
    } finally {
      for (const [file, text] of before) writeFileSync(file, text);
    }
  }

  remove(): void {
    for (const folder of [this.#root, this.#temporary]) rmSync(folder, { recursive: true, force: true });
  }

  /** Answers what the files were. */
  #put(mutant: Mutant): ReadonlyMap<string, string> {
    const source = join(this.#root, mutant.file);
    const built = join(this.#root, 'dist', mutant.file.replace(/\.ts$/, '.js'));
    const text = readFileSync(source, 'utf8');
    const before = new Map([source, built].filter(existsSync).map((file) => [file, readFileSync(file, 'utf8')]));
    writeFileSync(source, applied(text, mutant));
    writeFileSync(built, compiled(applied(text, mutant)));
    return before;
  }
}
