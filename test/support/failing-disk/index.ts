import { execFileSync } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `sync`, `read` or `write` on files whose path ends so; only the first `times` in a process, all of them when absent. */
export type Failing = Readonly<{ call: 'sync' | 'read' | 'write'; on: string; times?: number }>;

const ALWAYS = 1_000_000;

/** A disk that fails on demand, for child processes that get its `env`. Needs a C compiler: use it within `describeWhere('LD_PRELOAD', …)`. */
export const failingDisk = (folder: string) => {
  const library = join(folder, 'failing-disk.so');
  const control = join(folder, 'failing-disk.txt');
  execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, 'test/support/failing-disk/failing-disk.c', '-ldl']);
  /** Each of these calls fails with EIO from now on, and no other. */
  const fail = (...calls: readonly Failing[]): void => {
    writeFileSync(
      `${control}.new`,
      calls.map(({ call, on, times = ALWAYS }) => `${call} ${on} ${times.toString()}\n`).join(''),
    );
    renameSync(`${control}.new`, control);
  };
  fail();
  const heal = (): void => {
    fail();
  };
  return { env: { LD_PRELOAD: library, FAILING_DISK: control }, fail, heal };
};
