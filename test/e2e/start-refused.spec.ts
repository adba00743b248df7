import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { describeWhere } from '../support/describe-where.js';
import { plumbline } from './support/cli.js';
import { makeDataDir, removeDataDir } from './support/server.js';

const folder = makeDataDir();
afterAll(() => {
  removeDataDir(folder);
});

const folderWith = (name: string, key: string): string => {
  const dataDir = join(folder, name);
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'token-key.pem'), key, { mode: 0o600 });
  return dataDir;
};
const file = (name: string): string => {
  writeFileSync(join(folder, name), 'no folder');
  return join(folder, name);
};

/** All that a refused start says. */
const said = async (dataDir: string, ...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await plumbline(['serve', '--data-dir', dataDir, '--no-sample', ...args]);
  expect([code, stdout]).toEqual([1, '']);
  return stderr;
};

describe('a refused start says in one line what is wrong, where, and how to fix it', () => {
  it.each([
    ['a damaged signing key', folderWith('damaged', 'garbage')],
    ['an empty signing key', folderWith('empty', '')],
  ])('%s', async (_what, dataDir) => {
    expect(await said(dataDir, '--port', '0')).toMatch(
      /^\S+token-key\.pem holds no Ed25519 key to sign with\. [^\n]*delete it[^\n]*\n$/,
    );
  });
  it('for a file in place of the data directory', async () => {
    expect(await said(file('file'), '--port', '0')).toMatch(/^The data directory \S+ cannot be made: [^\n]*\n$/);
  });
  it('for a port in use, and an address of another machine', async () => {
    const other = createServer();
    const port = await new Promise<number>((found) => {
      other.listen(0, '127.0.0.1', () => {
        found((other.address() as { port: number }).port);
      });
    });
    const taken = await said(join(folder, 'free'), '--port', port.toString());
    expect(taken).toBe(`Port ${port.toString()} of 127.0.0.1 is taken: choose another with --port, or with PORT.\n`);
    other.close();
    expect(await said(join(folder, 'free'), '--port', '0', '--host', '203.0.113.9')).toMatch(
      /^HOST: 203\.0\.113\.9 is no address of this machine: [^\n]*\n$/,
    );
  });
});

describeWhere('mount', 'a start on a file system that is read-only', () => {
  it('is refused in one line', () => {
    const dataDir = join(folder, 'read-only');
    mkdirSync(dataDir);
    const serve = 'mount -t tmpfs -o ro none "$0" && exec "$@" serve --data-dir "$0" --no-sample --port 0';
    const main = resolve('dist/apps/cli/src/main.js');
    const args = ['--mount', 'sh', '-c', serve, dataDir, process.execPath, main];
    const { status, stderr } = spawnSync('unshare', args, { encoding: 'utf8' });
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^The data directory \S+ is on a file system [^\n]*\n$/),
    ]);
  });
});
