import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyTree } from '../../tools/copy-tree.js';

export type Ran = Readonly<{ code: number | null; said: string }>;
type Env = Readonly<Record<string, string>>;

const gather = (child: ChildProcess): Promise<Ran> => {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (said += text));
  return once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
};

/** A server that listens. */
export class Copy {
  constructor(
    readonly base: string,
    private readonly child: ChildProcess,
    private readonly ended: Promise<Ran>,
  ) {}

  stop(): Promise<Ran> {
    this.child.kill('SIGTERM');
    return this.ended;
  }
}

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
      writeFileSync(join(release.root, file), changed(text));
    }
    const { code, said } = await release.node({}, 'node_modules/@nestjs/cli/bin/nest.js', 'build', 'api');
    if (code !== 0) throw new Error(said);
    return release;
  }

  add(file: string, text: string): void {
    writeFileSync(join(this.root, file), text);
  }

  plumbline(env: Env, ...args: readonly string[]): Promise<Ran> {
    return this.node(env, 'dist/apps/cli/src/main.js', ...args);
  }

  /** Throws with what it said where it ends instead. */
  async start(env: Env): Promise<Copy> {
    const child = this.spawn({ LOG_LEVEL: 'info', PORT: '0', ...env }, ['dist/apps/api/src/main.js', '--no-sample']);
    const ended = gather(child);
    const listening = new Promise<string>((done) => {
      let said = '';
      child.stdout?.on('data', (text: string) => {
        said += text;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
        if (found !== null) done(found[0]);
      });
    });
    const base = await Promise.race([listening, ended.then(({ said }) => Promise.reject(new Error(said)))]);
    return new Copy(base, child, ended);
  }

  remove(): void {
    if (this.root !== resolve('.')) rmSync(this.root, { recursive: true, force: true });
  }

  private node(env: Env, ...args: readonly string[]): Promise<Ran> {
    return gather(this.spawn(env, args));
  }

  private spawn(env: Env, args: readonly string[]): ChildProcess {
    const options = { cwd: this.root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] } as const;
    return spawn(process.execPath, [...args], { ...options, stdio: [...options.stdio] });
  }
}
