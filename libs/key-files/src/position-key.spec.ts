import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempDir } from '@plumbline/testing';
import { openPositionKey, POSITION_KEY_FILE } from './position-key.js';

const KEY = 'A'.repeat(42) + 'E';

describe('the key that positions are sealed with', () => {
  const dir = tempDir();
  const dataDir = dir.path;
  const own = join(dataDir, POSITION_KEY_FILE);
  const open = (positionKeyFile: string | null = null): Uint8Array => openPositionKey({ dataDir, positionKeyFile });
  afterAll(() => {
    dir.remove();
  });

  it('is made in the data directory on first use, and the same from then on', () => {
    const key = open();
    expect([key.length, statSync(own).mode & 0o777]).toEqual([32, 0o600]);
    expect(open()).toEqual(key);
    expect(readFileSync(own, 'latin1')).toMatch(/^[\w-]{43}\n$/);
  });
  it.each(['', 'x', `${KEY}x`])('is put back or deleted where that file holds none: "%s"', (content) => {
    writeFileSync(own, content);
    expect(() => open()).toThrow(`${own} holds no key of 32 bytes in base64. Put it back from a backup; or delete it`);
  });
  it('is that of a file which is given, with or without an end of line', () => {
    const file = join(dataDir, 'mounted');
    for (const content of [KEY, `${KEY}\n`, `${KEY.replace(/-/gu, '+').replace(/_/gu, '/')}=\n`]) {
      writeFileSync(file, content, { mode: 0o644 });
      expect(open(file)).toEqual(new Uint8Array(Buffer.from(KEY, 'base64url')));
    }
  });
  it.each([
    ['is not there', undefined, 'cannot be read (ENOENT). Put the key there'],
    ['holds none', 'x', 'holds no key of 32 bytes in base64. Give all copies of the server the same one.'],
  ])('is never made in a file that is given, nor to be deleted there: %s', (what, content, says) => {
    const file = join(dataDir, what);
    if (content !== undefined) writeFileSync(file, content);
    expect(() => open(file)).toThrow(`PLUMBLINE_POSITION_KEY_FILE: ${file} ${says}`);
    expect(() => open(file)).not.toThrow(/delete/);
    expect(existsSync(file)).toBe(content !== undefined);
  });
});
