import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@plumbline/testing';
import { lostCommits, pagesIn } from './wal.js';

describe('a log of SQLite', () => {
  const dir = tempDir();
  afterAll(() => {
    dir.remove();
  });

  it.each([
    ['nothing', () => undefined],
    ['a folder', (path: string) => mkdirSync(path)],
    ['a named pipe', (path: string) => spawnSync('mkfifo', [path])],
  ])('holds nothing where %s is in its place', (what, put) => {
    const file = join(dir.path, what.replaceAll(' ', '-'));
    put(file);
    expect([lostCommits(file), pagesIn(file).size]).toEqual([false, 0]);
  });
});
