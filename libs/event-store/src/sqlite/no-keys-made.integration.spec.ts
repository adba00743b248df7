import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { memberAdded, tempDir } from '@plumbline/testing';
import { checkDataDir } from './check-data-dir.js';
import { commitCounter } from './counted-arrivals.js';
import { openSqliteEventFollower, openSqliteEventReader, openSqliteEventStore } from './open.js';

const close = (opened: Readonly<{ close: () => Promise<void> }>): Promise<void> => opened.close();

describe.each([
  ['keys.db', 'There are no keys in'],
  ['master.key', 'is missing'],
])('where %s is gone from a log without texts', (gone, says) => {
  const dir = tempDir();
  const dataDir = dir.path;
  beforeAll(async () => {
    const store = await openSqliteEventStore({ dataDir });
    await store.append('cycle-a', 'any', [memberAdded(1)]);
    await store.close();
    rmSync(join(dataDir, gone));
  });
  afterAll(() => {
    dir.remove();
  });

  it.each([
    ['a reader beside the server', async () => close(await openSqliteEventReader({ dataDir }))],
    [
      'a reader on another thread of it',
      async () => close(await openSqliteEventFollower({ dataDir, commits: commitCounter() })),
    ],
  ])('%s is refused, and makes none', async (_, open) => {
    await expect(open()).rejects.toThrow(says);
    expect(readdirSync(dataDir)).not.toContain(gone);
  });

  it('a check of the data directory makes none', async () => {
    const checked = checkDataDir({ dataDir }, () => undefined);
    if (gone === 'keys.db') expect((await checked).findings).toEqual([]);
    else await expect(checked).rejects.toThrow(says);
    expect(readdirSync(dataDir)).not.toContain(gone);
  });

  it('the server makes them anew, since nothing was sealed with them', async () => {
    await close(await openSqliteEventStore({ dataDir }));
    expect(readdirSync(dataDir)).toEqual(expect.arrayContaining(['keys.db', 'master.key']));
  });
});
