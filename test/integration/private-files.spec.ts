import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '@plumbline/event-store';
import { openReadModel } from '@plumbline/view-store';
import { memberAdded, tempDir } from '@plumbline/testing';

/** Windows has no such rights: a file there shows as 666 whatever was asked for. */
const PRIVATE = process.platform === 'win32' ? '666' : '600';

describe('files with data of people', () => {
  it('can be read only by the owner of the process, whatever the umask and the rights of the folder', async () => {
    const folder = tempDir();
    const before = process.umask(0o000);
    try {
      const store = await openSqliteEventStore({ dataDir: folder.path });
      await store.append('cycle-a', 'any', [memberAdded(1)]);
      const readModel = openReadModel({ dataDir: folder.path, tables: [] });
      readModel.prepare([]);
      const files = readdirSync(folder.path).filter((name) => name.includes('.db'));
      expect(files).toEqual(
        expect.arrayContaining(['events.db', 'events.db-wal', 'events.db-shm', 'views.db', 'views.db-wal']),
      );
      const rights = files.map((name) => [name, (statSync(join(folder.path, name)).mode & 0o777).toString(8)]);
      expect(rights).toEqual(files.map((name) => [name, PRIVATE]));
      readModel.close();
      await store.close();
    } finally {
      process.umask(before);
      folder.remove();
    }
  });
});
