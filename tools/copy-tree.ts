import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Copies the tree as it is, committed or not, to a new folder that shares the installed packages, and answers its path. */
export const copyTree = (name: string): string => {
  const root = mkdtempSync(join(tmpdir(), `plumbline-${name}-`));
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const { stdout } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  for (const file of stdout.split('\n').filter((path) => path !== '' && existsSync(path))) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(file, join(root, file), { force: true });
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'dir');
  return root;
};
