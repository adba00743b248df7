import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInput } from './input-file.js';

describe('a file that a command reads', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plumbline-input-'));
    writeFileSync(join(folder, 'ladder.md'), '# Ladder\n');
    spawnSync('mkfifo', [join(folder, 'pipe')]);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('is read whole, or as far as one byte more than it may have', () => {
    const [whole, some] = [readInput(join(folder, 'ladder.md')), readInput(join(folder, 'ladder.md'), 3)];
    expect(Buffer.from(whole as Uint8Array).toString()).toBe('# Ladder\n');
    expect(Buffer.from(some as Uint8Array).toString()).toBe('# La');
  });
  it.each([
    ['pipe', 'it is a pipe, not a file'],
    ['.', 'it is a folder'],
    ['/dev/zero', 'it is a device, not a file'],
    ['none', 'there is no such file'],
  ])('is refused at once where it is %p', (name, why) => {
    expect(readInput(name.startsWith('/') ? name : join(folder, name))).toBe(why);
  });
});
