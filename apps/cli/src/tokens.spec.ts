import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedIssuer } from '@plumbline/access';
import { tokenSource } from './tokens.js';

const folder = mkdtempSync(join(tmpdir(), 'plumbline-tokens-'));
const MINUTE = 60_000;
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the token of the command line', () => {
  it('is issued with the key of the data directory, cached for a while, and renewed long before it expires', async () => {
    const issuer = new EmbeddedIssuer(folder);
    let now = 0;
    const token = tokenSource({ dataDir: folder }, undefined, () => now);
    const first = await token();
    const { principal } = await issuer.verify(first);
    expect(principal).toEqual({ personId: 'cli', roles: ['admin', 'auditor'] });
    now = 4 * MINUTE;
    expect(await token()).toBe(first);
    now = 6 * MINUTE;
    expect(await token()).not.toBe(first);
  });

  it('is read from its file again, which may hold a newer one', async () => {
    const tokenFile = join(folder, 'token');
    let now = 0;
    const token = tokenSource({ dataDir: folder, tokenFile }, 'from-the-environment', () => now);
    writeFileSync(tokenFile, 'older\n');
    expect(await token()).toBe('older');
    writeFileSync(tokenFile, 'newer\n');
    now = 6 * MINUTE;
    expect(await token()).toBe('newer');
  });

  it.each(['', 'two words', 'two\nlines', 'tökenwörd'])(
    'is refused if it is %j, and the refusal does not repeat it',
    async (text) => {
      const tokenFile = join(folder, 'bad');
      writeFileSync(tokenFile, text);
      const asked = tokenSource({ dataDir: folder, tokenFile }, undefined)();
      await expect(asked).rejects.toThrow(
        /^The file of --token-file, \S+, holds no token\. Put in what "plumbline token"/,
      );
    },
  );
});
