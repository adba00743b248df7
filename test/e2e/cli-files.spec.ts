import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { plumbline } from './support/cli.js';
import { makeDataDir, removeDataDir, startServer } from './support/server.js';

describe('a command that is given a folder in the place of a file', () => {
  const folder = makeDataDir();
  const dataDir = join(folder, 'data');
  const backup = join(folder, 'events.db');
  const inPlace = join(folder, 'in-place');
  const below = join(backup, 'below');
  beforeAll(async () => {
    await (await startServer(dataDir)).close();
    mkdirSync(inPlace);
    await plumbline(['--data-dir', dataDir, 'backup', backup]);
  });
  afterAll(() => {
    removeDataDir(folder);
  });
  const to = (name: string): readonly string[] => ['--data-dir', join(folder, name)];

  it.each<readonly [name: string, args: readonly string[]]>([
    ['restore', [...to('one'), 'restore', inPlace]],
    ['restore, its keys', [...to('two'), 'restore', backup, '--keys', inPlace]],
    ['restore, of what is nowhere', [...to('three'), 'restore', below]],
    ['backup', ['--data-dir', dataDir, 'backup', inPlace]],
    ['backup, below a file', ['--data-dir', dataDir, 'backup', below]],
    ['backup, its keys below a file', ['--data-dir', dataDir, 'backup', join(folder, 'new.db'), '--keys', below]],
    ['keys rotate', ['--data-dir', dataDir, 'keys', 'rotate', '--new-master-key-file', inPlace]],
    ['check, in a file', ['--data-dir', backup, 'check']],
    ['migrate --from, in a file', ['migrate', '--from', `sqlite:${backup}`, '--to', `sqlite:${join(folder, 'copy')}`]],
    ['migrate --to, in a file', ['migrate', '--from', `sqlite:${dataDir}`, '--to', `sqlite:${below}`]],
    ['migrate --seal, in a file', ['migrate', '--seal', dataDir, below]],
    ['people import', ['people', 'import', inPlace]],
    ['blueprint inspect', ['blueprint', 'inspect', inPlace]],
    ['a token file', ['--token-file', inPlace, 'status']],
    ['export --out', ['export', 'votes', '--out', inPlace]],
  ])('%s, says so in words, and what helps', async (_name, args) => {
    const { code, stdout, stderr } = await plumbline(args, { PLUMBLINE_URL: 'http://127.0.0.1:9' });
    expect([[2, 3, 4].includes(code), stdout]).toEqual([true, '']);
    expect(stderr.trim()).toMatch(/^[^\n]+(?:\n {2}[^\n]+)*$/u);
    expect(stderr).not.toMatch(/EISDIR|ENOTDIR|EEXIST|SQLITE_|unable to open|illegal operation/u);
  });
});
