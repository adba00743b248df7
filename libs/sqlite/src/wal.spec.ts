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

  it('holds nothing where a folder, a named pipe or nothing is in its place', () => {
    const [folder, pipe, nothing] = ['folder', 'pipe', 'nothing'].map((name) => join(dir.path, name)) as [
      string,
      string,
      string,
    ];
    mkdirSync(folder);
    spawnSync('mkfifo', [pipe]);
    for (const file of [folder, pipe, nothing]) expect([lostCommits(file), pagesIn(file).size]).toEqual([false, 0]);
  });
});
