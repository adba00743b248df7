import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@plumbline/event-log';
import { openPostgresEventStore, openSqliteEventStore } from '@plumbline/event-store';
import { openKeyring } from '@plumbline/sealing';
import { memberAdded, tempDir } from '@plumbline/testing';
import { describeWhere } from '../../support/describe-where.js';
import { type Database } from '../../support/postgres/new-database.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';

const ANOTHER = /made for the texts of another log, and this one has none/u;

/** As an append does that breaks off before its events are stored. */
const makeKey = async (dataDir: string): Promise<void> => {
  const keyring = openKeyring({ dataDir });
  await keyring.toSeal([{ subject: 'grace', stream: 'person-grace' }]);
  await keyring.close();
};

type Opened = (dataDir: string) => Promise<EventStore>;
const openedOnce = async (open: Opened, dataDir: string): Promise<void> => {
  const store = await open(dataDir);
  await store.close();
};

describe('keys that were made before any text is stored', () => {
  let folder: ReturnType<typeof tempDir>;
  beforeEach(() => {
    folder = tempDir();
  });
  afterEach(() => {
    folder.remove();
  });

  const own = async (open: Opened): Promise<void> => {
    await openedOnce(open, folder.path);
    await makeKey(folder.path);
    const store = await open(folder.path);
    await store.append('cycle-one', 'no-stream', [memberAdded(1)]);
    await store.close();
    await openedOnce(open, folder.path);
  };

  it('are of the log that has noted them at its start', async () => {
    await own((dataDir) => openSqliteEventStore({ dataDir }));
  });
  it('are of another log where the events are not there any more', async () => {
    const open: Opened = (dataDir) => openSqliteEventStore({ dataDir });
    await openedOnce(open, folder.path);
    await makeKey(folder.path);
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder.path, `events.db${end}`), { force: true });
    await expect(open(folder.path)).rejects.toThrow(ANOTHER);
    await expect(open(folder.path)).rejects.toThrow(/PLUMBLINE_STORE_URL .*PLUMBLINE_KEYS_URL/u);
  });

  describeWhere('postgres', 'of a log in PostgreSQL', () => {
    const { database, atEnd } = usePostgres();
    const newDatabase = async (): Promise<Database> => {
      const one = await database();
      atEnd(one.drop);
      return one;
    };

    it('are of the log that has noted them at its start, and of no other', async () => {
      const [{ url }, other] = [await newDatabase(), await newDatabase()];
      await own((dataDir) => openPostgresEventStore({ url, keys: { dataDir } }));
      const elsewhere = openPostgresEventStore({ url: other.url, keys: { dataDir: folder.path } });
      await expect(elsewhere).rejects.toThrow(ANOTHER);
    });
    it('may be made by another copy that starts at the same time', async () => {
      const { url } = await newDatabase();
      await openedOnce((dataDir) => openPostgresEventStore({ url, keys: { dataDir } }), join(folder.path, 'before'));
      const keys = { dataDir: folder.path };
      const slow = openPostgresEventStore({
        url,
        keys: async () => {
          await openedOnce((dataDir) => openPostgresEventStore({ url, keys: { dataDir } }), folder.path);
          await makeKey(folder.path);
          return openKeyring(keys);
        },
      });
      await (await slow).close();
    });
  });
});
