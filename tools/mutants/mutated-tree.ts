import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyTree } from '../copy-tree.js';
import { compile, withoutMap } from './compile.js';

/** A built copy of the tree, whose files can be changed: each in its source and in what is built from it. */
export class MutatedTree {
  readonly root = copyTree('mutants');
  /** Specs that are stopped leave files behind. */
  readonly temporary = mkdtempSync(join(tmpdir(), 'plumbline-mutants-'));

  constructor() {
    cpSync('dist', join(this.root, 'dist'), { recursive: true });
  }

  remove(): void {
    for (const folder of [this.root, this.temporary]) rmSync(folder, { recursive: true, force: true });
  }

  /** Answers how to put back what was there. */
  change(file: string, change: (text: string) => string): () => void {
    const source = join(this.root, file);
    const built = join(this.root, 'dist', file.replace(/\.ts$/, '.js'));
    const before = [source, built].map((path) => ({ path, text: readFileSync(path, 'utf8') }));
    const text = readFileSync(source, 'utf8');
    // Where servers could not even start with a mutant, every spec of them would notice it.
    if (compile(this.root, file, text) !== withoutMap(readFileSync(built, 'utf8')))
      throw new Error(`${file} is built otherwise than tools/mutants/compile.ts compiles it.`);
    writeFileSync(source, change(text));
    writeFileSync(built, compile(this.root, file, change(text)));
    return () => {
      for (const one of before) writeFileSync(one.path, one.text);
    };
  }
}
