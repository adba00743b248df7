import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

type Ran = Readonly<{ status: number | null; output: string }>;
type Counts = Readonly<{ numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number }>;

const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

/** A copy of the tree as it is, committed or not, that shares the installed packages. */
export class Copy {
  readonly #root = mkdtempSync(join(tmpdir(), 'plumbline-recipe-'));

  constructor() {
    const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'];
    const { stdout } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
    for (const file of stdout.split('\n').filter((name) => name !== '')) {
      mkdirSync(dirname(join(this.#root, file)), { recursive: true });
      cpSync(file, join(this.#root, file), { force: true });
    }
    symlinkSync(resolve('node_modules'), join(this.#root, 'node_modules'), 'dir');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.#root, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.#root, file), 'utf8');
  }

  /** The file as it was, or not there. */
  reset(file: string): void {
    rmSync(join(this.#root, file), { force: true });
    if (existsSync(file)) cpSync(file, join(this.#root, file));
  }

  node(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ran {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: this.#root,
      encoding: 'utf8',
      env: { ...process.env, PLUMBLINE_TEST_RESULTS: undefined, ...env },
    });
    return { status, output: stdout + stderr };
  }

  /** Runs specs and counts their tests. */
  specs(files: readonly string[], env: NodeJS.ProcessEnv = {}): Counts {
    const file = join(this.#root, 'results.json');
    const { output } = this.node([...JEST, '--runInBand', '--json', '--outputFile', file, ...files], env);
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
      this.read('results.json'),
    ) as Counts;
    rmSync(file);
    if (numRuntimeErrorTestSuites > 0) throw new Error(output);
    return { numPassedTests, numFailedTests, numRuntimeErrorTestSuites };
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}
