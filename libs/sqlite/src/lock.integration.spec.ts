import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@plumbline/testing';
import { holdLock } from './index.js';

describe('a lock', () => {
  const dir = tempDir();
  afterAll(() => {
    dir.remove();
  });

  it.each([
    [
      'a folder',
      (file: string) => {
        mkdirSync(file);
      },
    ],
    [
      'something else',
      (file: string) => {
        writeFileSync(file, 'no database at all, '.repeat(100));
      },
    ],
  ])('whose file is %s says where it is, and what to do', (what, put) => {
    const file = join(dir.path, what.replaceAll(' ', '-'));
    put(file);
    expect(() => holdLock(file)).toThrow(`${file} cannot be locked: `);
    expect(() => holdLock(file)).toThrow('Move away what is in its place');
  });
});
