import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyTree } from '../../tools/copy-tree.js';
import { type Ended, type Env, runBuilt, ServerProcess } from '../support/server-process.js';

/** A built tree, run as operators run it. */
export class Release {
  private constructor(private readonly root: string) {}

  static readonly ofThisTree = new Release(resolve('.'));

  /** A copy of this tree with other texts in some files, built. */
  static async after(
    changes: readonly Readonly<{ file: string; changed: (text: string) => string }>[],
  ): Promise<Release> {
    const release = new Release(copyTree('upgrade'));
    for (const { file, changed } of changes) {
      const text = readFileSync(file, 'utf8');
      if (changed(text) === text) throw new Error(`${file} is as it was: the test has to change it another way`);
      release.add(file, changed(text));
    }
    const { code, said } = await runBuilt(release.root, {}, ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'api']);
    if (code !== 0) throw new Error(said);
    return release;
  }

  add(file: string, text: string): void {
    writeFileSync(join(this.root, file), text);
  }

  plumbline(env: Env, ...args: readonly string[]): Promise<Ended> {
    return runBuilt(this.root, env, ['dist/apps/cli/src/main.js', ...args]);
  }

  start(env: Env, program: 'api' | 'worker' = 'api'): Promise<ServerProcess> {
    return ServerProcess.start(env, program, this.root);
  }

  remove(): void {
    if (this.root !== resolve('.')) rmSync(this.root, { recursive: true, force: true });
  }
}
