import type { EventStore, StoredEvent } from '@plumbline/event-log';
import { openSqliteEventStore } from '@plumbline/event-store';
import { memberAdded, tempDir } from '@plumbline/testing';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { flipped, random } from '../../support/random-bits.js';

const STREAMS = ['cycle-0', 'cycle-1', 'cycle-2', 'cycle-3'];
const SEED = 20_261_129;
const FLIPS = 24;

type Answer = readonly StoredEvent[] | 'refused';
const answerOf = (read: Promise<readonly StoredEvent[]>): Promise<Answer> =>
  read.catch((error: unknown) => {
    expect(error).toMatchObject({ name: 'StoreUnreadable' });
    return 'refused';
  });

/** Everything that can be read of events: by stream, from a revision on, and in global order page by page. */
const readings = (store: EventStore): Promise<readonly Answer[]> =>
  Promise.all([
    ...STREAMS.map((stream) => answerOf(store.readStream(stream))),
    ...STREAMS.map((stream) => answerOf(store.replayStream(stream, 3n))),
    ...[0, 13, 26].map((at) => answerOf(store.readAll(at === 0 ? null : String(at).padStart(16, '0'), 13))),
  ]);

describe('one flipped bit in events.db', () => {
  const folder = tempDir();
  const dataDir = join(folder.path, 'data');
  const file = join(dataDir, 'events.db');
  let image: Buffer;
  let written: readonly Answer[];

  beforeAll(async () => {
    const store = await openSqliteEventStore({ dataDir });
    for (let i = 0; i < 40; i += 1) {
      const record = { key: `key-${String(i)}`, request: 'r' };
      await store.append(`cycle-${String(i % 4)}`, 'any', [memberAdded(`person-${String(i)}`)], { record });
    }
    written = await readings(store);
    await store.close();
    image = readFileSync(file);
    expect(written.every((answer) => answer !== 'refused' && answer.length > 0)).toBe(true);
  });
  afterAll(() => {
    folder.remove();
  });

  const restore = (bytes: Buffer) => {
    rmSync(dataDir, { recursive: true });
    mkdirSync(dataDir);
    writeFileSync(file, bytes);
  };
  const flips = Array.from({ length: FLIPS }, (_, at) => at);

  it('is refused at the start, or changes nothing that is read', async () => {
    const next = random(SEED);
    let refused = 0;
    for (const at of flips) {
      const place = next(image.length);
      restore(flipped(image, place, next(8)));
      const store = await openSqliteEventStore({ dataDir }).catch((error: unknown) => {
        expect(error).toMatchObject({ name: 'StoreUnavailable' });
        return undefined;
      });
      refused += store === undefined ? 1 : 0;
      if (store) expect({ at, place, read: await readings(store) }).toEqual({ at, place, read: written });
      await store?.close();
    }
    // Most of so small a file is free space, where a bit says nothing.
    expect(refused).toBeGreaterThan(0);
  });

  it('under a running store is never served: what it changed is refused, and health says so', async () => {
    const next = random(SEED + 2);
    let refused = 0;
    for (const at of flips) {
      restore(image);
      const store = await openSqliteEventStore({ dataDir });
      const place = next(image.length);
      const byte = image.readUInt8(place) ^ (1 << next(8));
      const fd = openSync(file, 'r+');
      writeSync(fd, Buffer.of(byte), 0, 1, place);
      closeSync(fd);
      const read = await readings(store);
      for (const [i, answer] of read.entries())
        if (answer !== 'refused') expect({ at, place, i, answer }).toEqual({ at, place, i, answer: written[i] });
      const isRefused = read.includes('refused');
      if (isRefused) expect({ at, place, ok: store.health().ok }).toEqual({ at, place, ok: false });
      refused += isRefused ? 1 : 0;
      await store.close().catch(() => undefined);
    }
    // Most of so small a file is free space, where a bit says nothing.
    expect(refused).toBeGreaterThan(0);
  });
});
