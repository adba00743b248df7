import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyTree } from '../../tools/copy-tree.js';

type Ran = Readonly<{ status: number | null; output: string }>;
type Results = Readonly<{
  numRuntimeErrorTestSuites: number;
  numPassedTests: number;
  testResults: readonly Readonly<{
    assertionResults: readonly Readonly<{ status: string; fullName: string; failureMessages: readonly string[] }>[];
  }>[];
}>;

const JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

/** A copy of the tree on which the recipe is followed. */
export class Copy {
  readonly #root = copyTree('recipe');

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

  run(command: string, args: readonly string[]): Ran {
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: this.#root,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      env: { ...process.env, PLUMBLINE_TEST_RESULTS: undefined, FORCE_COLOR: '0' },
    });
    return { status, output: stdout + stderr };
  }

  /** Runs specs and answers which tests failed, with what they say. A spec that cannot be loaded, or has no test, throws. */
  failures(...specs: readonly string[]): readonly string[] {
    const file = 'results.json';
    const { output } = this.run(process.execPath, [...JEST, '--runInBand', '--json', '--outputFile', file, ...specs]);
    const { numRuntimeErrorTestSuites, numPassedTests, testResults } = JSON.parse(this.read(file)) as Results;
    this.reset(file);
    if (numRuntimeErrorTestSuites > 0 || testResults.length < specs.length || numPassedTests === 0)
      throw new Error(output);
    return testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => [fullName, ...failureMessages].join('\n'));
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}
