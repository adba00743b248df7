import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';

/** What the disk was asked for, in order; it is done for real too. */
const asked: string[] = [];
jest.unstable_mockModule('node:fs', () => ({
  ...fs,
  fsyncSync: (file: number) => {
    asked.push(fs.fstatSync(file).isDirectory() ? 'sync of the folder' : 'sync of the file');
    fs.fsyncSync(file);
  },
  renameSync: (from: string, to: string) => {
    asked.push('rename');
    fs.renameSync(from, to);
  },
}));
const { targetOf } = await import('./target.js');

describe('an export into a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plumbline-target-'));
    asked.length = 0;
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is on disk before it replaces the older file, and its name is synced before it counts as done', async () => {
    const path = join(folder, 'out.csv');
    writeFileSync(path, 'old');
    const target = targetOf(path);
    await target.write('new');
    expect([readFileSync(path, 'utf8'), asked]).toEqual(['old', []]);
    target.done();
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(asked).toEqual(['sync of the file', 'rename', 'sync of the folder']);
  });
  it('is written directly to a target that is not a file', async () => {
    const path = join(folder, 'out.csv');
    symlinkSync('/dev/null', path);
    const target = targetOf(path);
    await target.write('new');
    target.done();
    expect(asked).toEqual([]);
  });
});
