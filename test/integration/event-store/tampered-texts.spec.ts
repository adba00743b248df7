import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStore, type EventToAppend, type StoredEvent, UNREADABLE } from '@plumbline/event-log';
import { checkDataDir, Codec, openSqliteEventStore, sealLog } from '@plumbline/event-store';
import { forgetEnded } from '@plumbline/application';
import { tempDir } from '@plumbline/testing';
import Database from 'better-sqlite3';
import { eventsFile, rewriteEvents } from '../../support/events-file.js';

const STREAM = 'nomination-n1';
const BOX = 'nomination-n1/grace';
const metadata = { recordedAt: '2026-03-02T09:30:00.000Z', actor: 'ada', correlationId: 'c', causationId: 'r' };
const evidence = (n: number, candidateId = 'grace'): EventToAppend => ({
  id: `00000000-0000-7000-8000-00000000000${String(n)}`,
  type: 'EvidenceAttached',
  data: {
    nominationId: 'n1',
    candidateId,
    evidenceId: `x${String(n)}`,
    title: `Title ${String(n)}`,
    body: `Body ${String(n)}`,
    link: null,
    criteria: ['design'],
  },
  metadata,
});

type Row = Readonly<{ position: number; boxes: string | null; data: string }>;
/** `sum`: what vouches for the boxes; without one that of what is written. */
type Change = Readonly<{ boxes: string | null; sum?: Buffer }>;

const sumOf = (boxes: string | null) => (boxes === null ? null : createHash('sha256').update(boxes).digest());
const flipped = (boxes: string | null): string => {
  const { [BOX]: box = '' } = JSON.parse(boxes ?? '{}') as Record<string, string>;
  const bytes = Buffer.from(box, 'base64url');
  bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20);
  return JSON.stringify({ [BOX]: bytes.toString('base64url') });
};

/** By who can also write the sum that vouches for the boxes, but for the last two. The second of three events is tampered with. */
const TAMPERINGS: Readonly<Record<string, (own: Row, other: Row) => Change>> = {
  'a bit of a box is flipped': ({ boxes }) => ({ boxes: flipped(boxes) }),
  'it has the box of another event': (_, { boxes }) => ({ boxes }),
  'its box is gone': () => ({ boxes: '{}' }),
  'all of its boxes are gone, and their sum': () => ({ boxes: null }),
  'its box says that somebody was erased, who was not': () => ({ boxes: JSON.stringify({ [BOX]: null }) }),
  'its box is under the key of another stream': ({ boxes }) => ({
    boxes: JSON.stringify({ 'nomination-n2/grace': (JSON.parse(boxes ?? '') as Record<string, string>)[BOX] }),
  }),
  'a bit of a box is flipped, and its sum is as it was': ({ boxes }) => ({
    boxes: flipped(boxes),
    sum: sumOf(boxes) ?? Buffer.alloc(0),
  }),
  'its sum alone is another': ({ boxes }) => ({ boxes, sum: Buffer.alloc(32) }),
};

describe('an event whose texts were tampered with in the file', () => {
  let dir: ReturnType<typeof tempDir>;
  const told: string[] = [];
  beforeEach(async () => {
    dir = tempDir();
    told.splice(0);
    const store = await openSqliteEventStore({ dataDir: dir.path });
    for (const n of [1, 2, 3]) await store.append(STREAM, 'any', [evidence(n)]);
    await store.append('nomination-n2', 'any', [{ ...evidence(4), data: { ...evidence(4).data, nominationId: 'n2' } }]);
    await store.close();
  });
  afterEach(() => {
    dir.remove();
  });

  const tamper = (change: (own: Row, other: Row) => Change): void => {
    const db = eventsFile(dir.path);
    const [other, own] = db.prepare<[], Row>('SELECT position, boxes, data FROM events ORDER BY position').all();
    if (own === undefined || other === undefined) throw new Error('there are no events');
    const { boxes, sum = sumOf(boxes) } = change(own, other);
    db.prepare('UPDATE events SET boxes = ?, boxes_sum = ? WHERE position = 2').run(boxes, sum);
    db.close();
  };
  const opened = () => openSqliteEventStore({ dataDir: dir.path, onDamage: (problem) => told.push(problem) });
  const IMPAIRED = { ok: true, impaired: true, detail: expect.stringContaining('are not what was sealed') as string };
  const untilImpaired = async (store: EventStore): Promise<void> => {
    for (let looks = 0; looks < 1_000 && store.health().impaired !== true; looks += 1) await sleep(10);
    expect(store.health()).toEqual(IMPAIRED);
  };
  const checked = () => checkDataDir({ dataDir: dir.path }, () => undefined);

  it.each(Object.entries(TAMPERINGS))(
    'is refused by name where %s, hides no other event, and is seen in health before anybody reads it',
    async (_, change) => {
      expect(await checked()).toMatchObject({ events: 4, texts: { opened: 8 }, findings: [] });
      tamper(change);
      const store = await opened();
      await untilImpaired(store);
      expect(told.join()).toMatch(/at position 2/);
      expect(told.join()).not.toMatch(/Title|Body/);
      await store.close();
      const { texts, findings } = await checked();
      expect(texts.opened).toBe(6);
      expect(findings).toEqual([
        expect.stringMatching(/^position 2: the texts of this EvidenceAttached are not what was/),
      ]);
    },
  );

  it.each(Object.entries(TAMPERINGS).filter(([name]) => !name.includes('who was not')))(
    'is refused by name to whoever reads it where %s, and to nobody else',
    async (_, change) => {
      tamper(change);
      const store = await opened();
      const read = await store.readAll(null, 10);
      const titleOf = ({ data }: StoredEvent) => (data as { title: string } | undefined)?.title;
      expect(read.map((event) => ('unreadable' in event ? event.unreadable.slice(0, 55) : titleOf(event)))).toEqual([
        'Title 1',
        'the texts of this EvidenceAttached are not what was sea',
        'Title 3',
        'Title 4',
      ]);
      expect(store.health()).toEqual(IMPAIRED);
      await store.close();
    },
  );

  it.each(Object.entries(TAMPERINGS).filter(([name]) => !name.includes('who was not')))(
    'folds with all but its texts where %s',
    async (_, change) => {
      tamper(change);
      const store = await opened();
      const folded = await store.readStream(STREAM);
      expect(folded.map(({ data }) => data)).toEqual([
        evidence(1).data,
        { ...evidence(2).data, title: UNREADABLE, body: UNREADABLE },
        evidence(3).data,
      ]);
      expect(store.health()).toEqual(IMPAIRED);
      await store.close();
    },
  );

  it.each([
    ['with its boxes', ''],
    ['without its boxes', ', boxes = NULL, boxes_sum = NULL'],
  ])('is refused by name where its leaf format says that it is in clear, %s', async (_, besides) => {
    const db = eventsFile(dir.path);
    db.exec(`UPDATE events SET leaf_format = 1${besides} WHERE position = 2`);
    db.close();
    const problem = 'the texts of this EvidenceAttached are not what was sealed: its leaf format says that they are';
    expect((await checked()).findings).toEqual([expect.stringContaining(`position 2: ${problem}`)]);
    const store = await opened();
    await untilImpaired(store);
    expect((await store.readAll(null, 10))[1]).toMatchObject({
      unreadable: expect.stringContaining(problem) as string,
    });
    expect((await store.readStream(STREAM))[1]?.data).toMatchObject({ title: UNREADABLE, body: UNREADABLE });
    await store.close();
    const to = `${dir.path}-copy`;
    const copy = sealLog({ from: dir.path, to, keys: {}, onProgress: () => undefined });
    await expect(copy).rejects.toThrow(/The event at position 2 cannot be copied: the texts of this/);
    rmSync(to, { recursive: true, force: true });
  });

  it('is not one in clear from before there were seals', async () => {
    const before = tempDir();
    for (const [n, codec] of [
      [1, { codec: new Codec(null) }],
      [2, {}],
    ] as const) {
      const store = await openSqliteEventStore({ dataDir: before.path, ...codec });
      await store.append(STREAM, 'any', [evidence(n)]);
      const read = await store.readStream(STREAM);
      expect(read.map(({ data }) => data)).toEqual([1, 2].slice(0, n).map((one) => evidence(one).data));
      await store.close();
    }
    const found = await checkDataDir({ dataDir: before.path }, () => undefined);
    expect(found).toMatchObject({ texts: { opened: 2, clear: 2 }, findings: [] });
    before.remove();
  });

  it('is read as erased with an older copy of the keys, of which a check says that it is older', async () => {
    const keys = join(dir.path, 'keys.db');
    const older = readFileSync(keys);
    const store = await opened();
    const data = { personId: 'grace', ground: 'own-request', caseNumber: '2026-1', reason: null };
    await store.append('person-grace', 'any', [{ id: evidence(9).id, type: 'PersonErased', data, metadata }]);
    await store.forget([{ subject: 'grace' }]);
    await store.close();
    expect(await checked()).toMatchObject({ texts: { opened: 0, erased: 8 }, findings: [] });
    writeFileSync(keys, older);
    expect((await checked()).findings).toEqual([
      expect.stringMatching(/^there are keys of 1 of those whose texts the log ended/),
    ]);
    await opened().then(async (again) => {
      await forgetEnded(again);
      await again.close();
    });
    expect(await checked()).toMatchObject({ texts: { opened: 0, erased: 8 }, findings: [] });
  });

  it('is refused by name where it commits to another text than its box holds, with a hash of its own to fit', async () => {
    const db = eventsFile(dir.path);
    const data = db.prepare<[], string>('SELECT data FROM events WHERE position = 2').pluck().get() ?? '{}';
    db.close();
    const { title, body } = JSON.parse(data) as { title: string; body: string };
    const swapped = data.replace(title, 'other').replace(body, title).replace('other', body);
    rewriteEvents(dir.path, `SET data = '${swapped}' WHERE position = 2`);
    const store = await opened();
    const read = await store.readAll(null, 10);
    expect(read.map((event) => 'unreadable' in event)).toEqual([false, true, false, false]);
    await untilImpaired(store);
    await store.close();
    expect((await checked()).findings).toEqual([
      expect.stringMatching(/^position 2: .*: the text of \/\w+ is not the one committed to$/),
    ]);
  });

  it('is found where a key is gone and nothing ended it, and counted as expired or erased where something did', async () => {
    const keys = new Database(join(dir.path, 'keys.db'));
    keys.exec(`DELETE FROM keys WHERE id = '${BOX}'`);
    keys.close();
    const missing = /^position [123]: .*: the key of \/title is gone, and nothing ended it$/;
    expect((await checked()).findings).toEqual([1, 2, 3].map(() => expect.stringMatching(missing) as string));
    const store = await opened();
    await untilImpaired(store);
    await store.append(STREAM, 'any', [
      {
        id: evidence(8).id,
        type: 'TextsExpired',
        data: { nominationId: 'n1', candidateId: 'grace', class: 'undecided', months: 6 },
        metadata,
      },
    ]);
    expect(await checked()).toMatchObject({ texts: { opened: 2, expired: 6, erased: 0 }, findings: [] });
    await store.append('person-grace', 'any', [
      {
        id: evidence(9).id,
        type: 'PersonErased',
        data: { personId: 'grace', ground: 'own-request', caseNumber: '2026-1', reason: null },
        metadata,
      },
    ]);
    await store.forget([{ subject: 'grace' }]);
    await store.close();
    expect(await checked()).toMatchObject({
      events: 6,
      texts: { opened: 0, erased: 8, expired: 0, lost: 0 },
      findings: [],
    });
  });

  it('is found where a key is damaged, and the events of other keys are read', async () => {
    const keys = new Database(join(dir.path, 'keys.db'));
    keys.exec(`UPDATE keys SET wrapped = zeroblob(40) WHERE id = '${BOX}'`);
    keys.close();
    const store = await opened();
    const read = await store.readAll(null, 10);
    expect(read.map((event) => 'unreadable' in event)).toEqual([true, true, true, false]);
    await store.close();
    expect((await checked()).findings).toHaveLength(3);
  });

  it('is not looked for among texts whose keys were lost, once that was accepted', async () => {
    const keys = new Database(join(dir.path, 'keys.db'));
    keys.exec(`DELETE FROM keys WHERE id = '${BOX}'`);
    keys.close();
    await openSqliteEventStore({ dataDir: dir.path, acceptLostKeys: true }).then((store) => store.close());
    expect(await checked()).toMatchObject({ texts: { opened: 2, erased: 0, lost: 6 }, findings: [] });
    const store = await opened();
    await store.append(STREAM, 'any', [evidence(5)]);
    await store.close();
    expect(await checked()).toMatchObject({ texts: { opened: 4, lost: 6 }, findings: [] });
  });

  it('is not looked for in a file of an earlier version, which the refusal says how to bring to this one', async () => {
    const db = eventsFile(dir.path);
    db.pragma('user_version = 2');
    db.close();
    await expect(checked()).rejects.toThrow(/is of an earlier version: start the server of this version on it once/);
  });
});
