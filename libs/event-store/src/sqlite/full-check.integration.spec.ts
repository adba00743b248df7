import { History, memberAdded, tempDir } from '@plumbline/testing';
import Database from 'better-sqlite3';
import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FullCheck } from './full-check.js';
import { openSqliteEventStore } from './open.js';

const folder = tempDir();
const file = join(folder.path, 'events.db');
const until = async (holds: () => boolean): Promise<void> => {
  for (let looks = 0; looks < 1_000 && !holds(); looks += 1) await sleep(10);
};

beforeAll(async () => {
  const store = await openSqliteEventStore({ dataDir: folder.path });
  await store.append(
    'cycle-a',
    'any',
    Array.from({ length: 20 }, (_, i) => memberAdded(i)),
  );
  await store.close();
});
afterAll(() => {
  folder.remove();
});

describe('a check on a thread', () => {
  it('says how far it is until all was found as it was written', async () => {
    const check = new FullCheck(file, 0);
    expect(check.state).toEqual({ checked: 0, of: 0 });
    await until(() => check.state === undefined);
    expect(check.state).toBeUndefined();
    await check.stop();
  });

  it('tries again where the disk did not answer, and tells of it once', async () => {
    const aside = join(folder.path, 'aside.db');
    renameSync(file, aside);
    // A folder opens, and cannot be read.
    mkdirSync(file);
    const told: string[] = [];
    const check = new FullCheck(file, 0, (problem) => told.push(problem));
    await until(() => told.length > 0);
    expect(check.state).toEqual({ checked: 0, of: 0, problem: 'disk I/O error' });
    rmdirSync(file);
    renameSync(aside, file);
    await until(() => check.state === undefined);
    expect(check.state).toBeUndefined();
    expect(told).toEqual(['disk I/O error']);
    await check.stop();
  });

  it('goes on where nobody listens, and says what it found', async () => {
    const other = join(folder.path, 'nobody.db');
    mkdirSync(other);
    const check = new FullCheck(other, 0);
    await until(() => check.state?.problem !== undefined);
    expect(check.state).toEqual({ checked: 0, of: 0, problem: 'disk I/O error' });
    await check.stop();
    rmdirSync(other);
  });
});

it.each([
  ['while a small file is opened', undefined],
  ['on a thread', 0],
])('texts that are not what was written are told %s, and let all else be served', async (_, upTo) => {
  const own = tempDir();
  const store = await openSqliteEventStore({ dataDir: own.path });
  const [registered] = new History().person('cleo').events;
  if (registered === undefined) throw new Error('there is no event');
  const { id, type, data, metadata, stream } = registered;
  await store.append(stream, 'any', [{ id, type, data, metadata }]);
  await store.close();
  const path = join(own.path, 'events.db');
  const db = new Database(path);
  db.prepare('UPDATE events SET boxes = replace(boxes, \'":"\', \'":"A\')').run();
  db.close();
  const told: string[] = [];
  const check = new FullCheck(path, upTo, (problem) => told.push(problem));
  await until(() => check.state === undefined);
  expect([check.textsDamaged, told.length]).toEqual([true, 1]);
  await check.stop();
  own.remove();
});
