import { memberAdded, tempDir } from '@plumbline/testing';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FullCheck } from './full-check.js';
import { openSqliteEventStore } from './open.js';

it('a check on a thread says how far it is until all was found as it was written', async () => {
  const folder = tempDir();
  const store = await openSqliteEventStore({ dataDir: folder.path });
  await store.append(
    'cycle-a',
    'any',
    Array.from({ length: 20 }, (_, i) => memberAdded(i)),
  );
  await store.close();
  const check = new FullCheck(join(folder.path, 'events.db'), 0);
  expect(check.state).toEqual({ checked: 0, of: 0 });
  for (let looks = 0; looks < 500 && check.state !== undefined; looks += 1) await sleep(10);
  expect(check.state).toBeUndefined();
  await check.stop();
  folder.remove();
});
