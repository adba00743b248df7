import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '@plumbline/event-log';
import type { PlumblineEvent, Recorded } from '@plumbline/domain';
import { Codec, openSqliteEventReader, openSqliteEventStore, personalFields } from '@plumbline/event-store';
import { RenewableRunner } from '@plumbline/projection-runtime';
import { VIEWS } from '@plumbline/projections';
import { TABLES } from '@plumbline/read-model/tables';
import { tempDir } from '@plumbline/testing';
import { everyEvent, valuesAt } from '@plumbline/testing-views';
import { SILENT } from '@plumbline/view-store';
import { bytesIn, textsAtRest } from '../../support/at-rest.js';
import { eventsFile } from '../../support/events-file.js';

const events = everyEvent(personalFields);
const registered = (personId: string) => {
  const [{ type, data, metadata }] = events as [Recorded<PlumblineEvent>];
  return { type, data: { ...data, personId }, metadata };
};
const textsOf = ({ type, version, data }: Recorded<PlumblineEvent>): readonly string[] =>
  personalFields(type, version)
    .flatMap(({ path }) => valuesAt(data, path) as readonly string[])
    .flat();
const texts = events.flatMap(textsOf).filter((text) => typeof text === 'string');

const fill = async (store: EventStore): Promise<void> => {
  for (const { id, type, stream, data, metadata } of events)
    await store.append(stream, 'any', [{ id, type, data, metadata }]);
};
const readBack = async (store: EventStore) =>
  (await store.readAll(null, events.length)).map(({ type, stream, data }) => ({ type, stream, data }));

describe('the events of a data directory, of every type', () => {
  let dir: ReturnType<typeof tempDir>;
  beforeEach(() => {
    dir = tempDir();
  });
  afterEach(() => {
    dir.remove();
  });
  const bytes = () => bytesIn(dir.path);
  const projecting = async (store: EventStore) => {
    const runner = await RenewableRunner.start({ store, dataDir: dir.path, tables: TABLES, views: VIEWS, log: SILENT });
    expect(await runner.waitFor((await store.head()) ?? '', 20_000)).toBe(true);
    return runner;
  };
  const found = () => textsAtRest(dir.path, texts);
  /** The first two events, in clear in the file. */
  const clear = async () => {
    const [first, other] = events;
    if (first === undefined || other === undefined) throw new Error('there are no events');
    const store = await openSqliteEventStore({ dataDir: dir.path, codec: new Codec(null) });
    for (const event of [first, other]) await store.append(event.stream, 'any', [event]);
    await store.close();
    return [first, other] as const;
  };

  it('are read as they were written, before and after another start', async () => {
    const written = events.map(({ type, stream, data }) => ({ type, stream, data }));
    const first = await openSqliteEventStore({ dataDir: dir.path });
    await fill(first);
    expect(await readBack(first)).toEqual(written);
    await first.close();
    const second = await openSqliteEventStore({ dataDir: dir.path });
    expect(await readBack(second)).toEqual(written);
    await second.close();
  });

  it('leave no text about a person in any file, views included, in any form, while the server runs and after it', async () => {
    expect(texts.length).toBeGreaterThan(40);
    const store = await openSqliteEventStore({ dataDir: dir.path });
    await fill(store);
    const views = await projecting(store);
    expect(bytes().includes('nomination-n-cleo')).toBe(true);
    expect(found()).toEqual([]);
    await views.stop();
    await store.close();
    expect(found()).toEqual([]);
  });

  it('are found by the same search where they are not sealed', async () => {
    const store = await openSqliteEventStore({ dataDir: dir.path, codec: new Codec(null) });
    await fill(store);
    expect(found()).toEqual(texts);
    await store.close();
  });

  it('come with the digest of a request under a key, so that nobody can try out what was asked; older digests count on', async () => {
    const request = (letter: string) => ({ key: `key of ${letter}`.padEnd(64, '0'), request: letter.repeat(64) });
    const [first, second] = events;
    if (first === undefined || second === undefined) throw new Error('there are no events');
    const before = await openSqliteEventStore({ dataDir: dir.path, codec: new Codec(null) });
    await before.append(first.stream, 'any', [first], { record: request('a') });
    await before.close();
    const store = await openSqliteEventStore({ dataDir: dir.path });
    await store.append(second.stream, 'any', [second], { record: request('b') });
    const all = bytes();
    expect(['a', 'b'].map((letter) => all.includes(letter.repeat(64)))).toEqual([true, false]);
    for (const letter of ['a', 'b']) {
      expect(await store.findRecord(request(letter))).toMatchObject({ sameRequest: true });
      expect(await store.findRecord({ ...request(letter), request: 'c'.repeat(64) })).toMatchObject({
        sameRequest: false,
      });
    }
    await store.close();
  });

  const started = async (options: Readonly<{ acceptLostKeys?: boolean }> = {}) => {
    const store = await openSqliteEventStore({ dataDir: dir.path, ...options });
    const read = await readBack(store);
    await store.close();
    return JSON.stringify(read);
  };

  it('are not served without their keys, unless that is accepted: then their texts read as erased for ever', async () => {
    const store = await openSqliteEventStore({ dataDir: dir.path });
    await fill(store);
    await store.close();
    const keys = tempDir();
    for (const file of ['keys.db', 'master.key']) {
      cpSync(join(dir.path, file), join(keys.path, file));
      rmSync(join(dir.path, file));
    }
    await expect(started()).rejects.toThrow('sealed with other keys than those given');
    // What a refused start left in their place would be in the way of a backup.
    expect(readdirSync(dir.path).filter((file) => /^(keys\.db|master\.key)$/.test(file))).toEqual([]);
    const without = await started({ acceptLostKeys: true });
    expect(without.match(/"title":"erased"/g)).toHaveLength(4);
    expect(texts.filter((text) => without.includes(text))).toEqual([]);
    expect((await started()) === without).toBe(true);
    const later = await openSqliteEventStore({ dataDir: dir.path });
    await later.append('person-new', 'any', [{ ...registered('new'), id: '00000000-0000-7000-8000-000000000001' }]);
    await later.close();
    for (const file of ['keys.db', 'master.key']) cpSync(join(keys.path, file), join(dir.path, file));
    await expect(started()).rejects.toThrow('sealed with other keys than those given');
    keys.remove();
  });

  const evidence = (id: string, title: string) => {
    const [attached] = events.filter(({ type }) => type === 'EvidenceAttached');
    if (attached === undefined) throw new Error('there is no evidence');
    return { stream: attached.stream, event: { ...attached, id, data: { ...attached.data, title } } };
  };
  const attach = async (id: string, title: string, options: Readonly<{ acceptLostKeys?: boolean }> = {}) => {
    const store = await openSqliteEventStore({ dataDir: dir.path, ...options });
    const { stream, event } = evidence(id, title);
    await store.append(stream, 'any', [event]);
    const titles = (await store.readStream(stream)).map(({ data }) => (data as { title: string }).title);
    await store.close();
    return titles;
  };

  it('about one person in one stream are read together, sealed before a loss of keys and after it', async () => {
    expect(await attach('00000000-0000-7000-8000-000000000011', 'Before')).toEqual(['Before']);
    rmSync(join(dir.path, 'keys.db'));
    const accepted = { acceptLostKeys: true };
    expect(await attach('00000000-0000-7000-8000-000000000012', 'After', accepted)).toEqual(['erased', 'After']);
    expect(await attach('00000000-0000-7000-8000-000000000013', 'Later')).toEqual(['erased', 'After', 'Later']);
  });

  it.each([
    ['their master key is gone', 'master.key', /The master key \S+ is missing/],
    ['their keys are gone', 'keys.db', /sealed with other keys than those given/],
  ])('are not served where %s alone, unless that is accepted', async (_, file, said) => {
    await attach('00000000-0000-7000-8000-000000000011', 'Before');
    rmSync(join(dir.path, file));
    await expect(attach('00000000-0000-7000-8000-000000000012', 'After')).rejects.toThrow(said);
    expect(readdirSync(dir.path)).not.toContain(file);
    const accepted = { acceptLostKeys: true };
    expect(await attach('00000000-0000-7000-8000-000000000012', 'After', accepted)).toEqual(['erased', 'After']);
  });

  it('are not served with an older copy of their keys, which lacks some, unless that is accepted', async () => {
    const keys = join(dir.path, 'keys.db');
    const other = { ...registered('other'), id: '00000000-0000-7000-8000-000000000001' };
    const later = { ...registered('later'), id: '00000000-0000-7000-8000-000000000002' };
    const first = await openSqliteEventStore({ dataDir: dir.path });
    await first.append('person-other', 'any', [other]);
    await first.close();
    cpSync(keys, `${keys}.copy`);
    const second = await openSqliteEventStore({ dataDir: dir.path });
    await second.append('person-later', 'any', [later]);
    await second.close();
    cpSync(`${keys}.copy`, keys);
    await expect(started()).rejects.toThrow('the keys given are an older copy: at least 1 that texts about people');
    const reading = openSqliteEventReader({ dataDir: dir.path });
    await expect(reading).rejects.toThrow('the keys given are an older copy');
    const name = (other.data as unknown as { displayName: string }).displayName;
    const read = await started({ acceptLostKeys: true });
    expect(read.split(`"displayName":"${name}"`)).toHaveLength(2);
    expect(read.split('"displayName":"erased"')).toHaveLength(2);
    expect(await started()).toBe(read);
  });

  it('are served with an older copy of their keys that lacks none of them, and stay erased where they were meanwhile', async () => {
    const keys = join(dir.path, 'keys.db');
    const record = (key: string) => ({ record: { key, request: `asked ${key}` } });
    const first = await openSqliteEventStore({ dataDir: dir.path });
    const of = (personId: string, last: number) => ({
      ...registered(personId),
      id: `00000000-0000-7000-8000-00000000000${String(last)}`,
    });
    await first.append('person-gone', 'any', [of('gone', 1)], record('1'));
    await first.append('person-other', 'any', [of('other', 2)], record('2'));
    await first.close();
    cpSync(keys, `${keys}.copy`);
    const second = await openSqliteEventStore({ dataDir: dir.path });
    await second.forget([{ subject: 'gone' }]);
    const again = of('other', 3);
    await second.append('person-other', 'any', [again], record('3'));
    await second.close();
    cpSync(`${keys}.copy`, keys);
    const copied = await openSqliteEventStore({ dataDir: dir.path });
    await copied.forget([{ subject: 'gone' }]);
    const read = await copied.readAll(null, 9);
    await copied.close();
    const name = (again.data as unknown as { displayName: string }).displayName;
    expect(read.map(({ data }) => (data as { displayName: string }).displayName)).toEqual(['erased', name, name]);
  });

  it('of a file from before there were seals stay as they are, with their hashes, and what comes later is sealed', async () => {
    const before = await openSqliteEventStore({ dataDir: dir.path, codec: new Codec(null) });
    const [first, ...others] = events;
    if (first === undefined) throw new Error('there are no events');
    await before.append(first.stream, 'any', [first]);
    await before.close();
    const file = eventsFile(dir.path);
    file.exec(
      'ALTER TABLE events DROP COLUMN boxes; ALTER TABLE events DROP COLUMN boxes_sum; PRAGMA user_version = 2',
    );
    const row = file.prepare('SELECT * FROM events').get();
    file.close();

    const after = await openSqliteEventStore({ dataDir: dir.path });
    for (const event of others) await after.append(event.stream, 'any', [event]);
    expect(await readBack(after)).toEqual(events.map(({ type, stream, data }) => ({ type, stream, data })));
    await after.close();
    const again = eventsFile(dir.path);
    expect(again.prepare('SELECT * FROM events WHERE position = 1').get()).toEqual({
      ...(row as object),
      boxes: null,
      boxes_sum: null,
    });
    expect(again.prepare('SELECT DISTINCT leaf_format FROM events WHERE position > 1').pluck().all()).toEqual([2]);
    again.close();
  });

  it('of before there were seals read as erased once their stream has ended, though the file keeps them', async () => {
    const [first, other] = await clear();
    const after = await openSqliteEventStore({ dataDir: dir.path });
    await after.forget([{ stream: first.stream }]);
    const read = await after.readAll(null, 2);
    const gone = textsOf(first).map(() => 'erased');
    expect(read.map((event) => textsOf(event as Recorded<PlumblineEvent>))).toEqual([gone, textsOf(other)]);
    await after.close();
  });

  it('of before there were seals read as erased once their person is, though the file keeps them', async () => {
    const [first, other] = await clear();
    const after = await openSqliteEventStore({ dataDir: dir.path });
    const [referring] = await after.readAll(null, 1, 'references');
    const { displayName } = referring?.data as { displayName: string };
    expect(await after.openTexts([displayName])).toEqual([textsOf(first)[0]]);
    await after.forget([{ subject: (first.data as { personId: string }).personId }]);
    const gone = textsOf(first).map(() => 'erased');
    const read = await after.readAll(null, 2);
    expect(read.map((event) => textsOf(event as Recorded<PlumblineEvent>))).toEqual([gone, textsOf(other)]);
    expect((await after.readStream(first.stream)).map((event) => textsOf(event as Recorded<PlumblineEvent>))).toEqual([
      gone,
    ]);
    expect(await after.openTexts([displayName])).toEqual(['erased']);
    await after.close();
  });
});
