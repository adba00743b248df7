import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore, isTextEnding, type StoredEvent } from '@plumbline/event-log';
import { canonicalJson } from '@plumbline/canonical';
import type { PlumblineEvent, Recorded } from '@plumbline/domain';
import {
  checkDataDir,
  Codec,
  openSqliteEventReader,
  openSqliteEventStore,
  personalFields,
  readable,
  sealLog,
} from '@plumbline/event-store';
import { masterKeyIn, newMasterKey } from '@plumbline/sealing';
import { tempDir } from '@plumbline/testing';
import { everyEvent, valuesAt } from '@plumbline/testing-views';
import { oldEvents } from '../../e2e/old-log/fixture.js';
import { eventsFile, writeEvents } from '../../support/events-file.js';

const events = everyEvent(personalFields);
const textsOf = ({ type, version, data }: Recorded<PlumblineEvent>): readonly string[] =>
  personalFields(type, version)
    .flatMap(({ path }) => valuesAt(data, path) as readonly string[])
    .flat()
    .filter((text) => typeof text === 'string');
const texts = events.flatMap(textsOf);

type Row = Readonly<Record<string, unknown>>;
const KEPT = ['position', 'id', 'stream', 'revision', 'type', 'version', 'recorded_at', 'actor', 'command'];

/** Streams of every event's history whose retention has ended. */
const EXPIRED = ['nomination-n-carl', 'cycle-spring'];
/** In every event's history otto is erased, too. */
const withoutEnded = (read: readonly StoredEvent[]) =>
  read.map(({ data, ...rest }) => {
    const gone = EXPIRED.includes(rest.stream) ? /"About \w+: [^"]*"/g : /"About otto: [^"]*"/g;
    return { ...rest, data: JSON.parse(JSON.stringify(data).replace(gone, '"erased"')) as object };
  });

/** What was asked, `r` in all of them, is in the copy as a digest under a key: the same for the same request. */
const withKeys = (rowsOfSource: readonly object[]) => {
  const keyed: unknown = expect.stringMatching(/^[\w-]{43}$/);
  const inCommand: unknown = expect.stringMatching(/"request":"[\w-]{43}"\}$/);
  return rowsOfSource.map((row) => ({
    ...row,
    ...('request' in row && { request: keyed }),
    ...('command' in row && typeof row.command === 'string' && { command: inCommand }),
  }));
};

describe('a log with texts in clear that is copied into the sealed format', () => {
  let dir: ReturnType<typeof tempDir>;
  let from: string;
  let to: string;
  beforeEach(() => {
    dir = tempDir();
    from = join(dir.path, 'from');
    to = join(dir.path, 'to');
  });
  afterEach(() => {
    dir.remove();
  });

  const append = async (store: EventStore, given: readonly Recorded<PlumblineEvent>[]) => {
    for (const { id, type, stream, data, metadata } of given)
      await store.append(stream, 'any', [{ id, type, data, metadata }], { record: { key: `k-${id}`, request: 'r' } });
  };
  const fillInClear = async (given = events) => {
    const store = await openSqliteEventStore({ dataDir: from, codec: new Codec(null) });
    await append(store, given);
    // A command that changed nothing has a record, too.
    await store.append('cycle-none', 'any', [], { record: { key: 'nothing', request: 'r' } });
    await store.close();
  };
  const copyOf = (source: string, target: string) =>
    sealLog({ from: source, to: target, keys: {}, onProgress: () => undefined });
  const copy = () => copyOf(from, to);
  const rows = (dataDir: string, columns: readonly string[] = KEPT): readonly Row[] => {
    const db = eventsFile(dataDir);
    const all = db.prepare<[], Row>('SELECT * FROM events ORDER BY position').all();
    db.close();
    return all.map((row) => Object.fromEntries(columns.map((name) => [name, row[name]])));
  };
  const table = (dataDir: string, name: string): readonly unknown[] => {
    const db = eventsFile(dataDir);
    const all = db.prepare(`SELECT * FROM ${name} ORDER BY 1`).all();
    db.close();
    return all;
  };
  const recordsIn = (dataDir: string) =>
    (table(dataDir, 'commands') as { key: string; request: string; receipt: string }[]).map(
      ({ key, request, receipt }) => ({ key, request, receipt }),
    );
  const bytesIn = (folder: string) =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'base64')]));
  const readBack = async (dataDir: string, codec?: Codec) => {
    const store = await openSqliteEventStore({ dataDir, ...(codec && { codec }) });
    const read = await store.readAll(null, 10_000);
    await store.close();
    // Under which key the digest of a request is, is looked at in the rows.
    return read.map(({ metadata, ...event }) => ({
      ...event,
      metadata: { ...metadata, command: metadata.command && { ...metadata.command, request: 'digest' } },
    })) as readonly StoredEvent[];
  };

  it('has the same events at the same places, the same records of commands, and sealed texts that read as before', async () => {
    await fillInClear();
    const before = bytesIn(from);
    const statement = await copy();
    expect(bytesIn(from)).toEqual(before);
    expect(rows(to)).toEqual(withKeys(rows(from)));
    expect(recordsIn(to)).toEqual(withKeys(recordsIn(from)));
    expect(table(to, 'streams')).toEqual(table(from, 'streams'));
    expect(rows(to, ['leaf_format'])).toEqual(events.map(() => ({ leaf_format: 2 })));
    expect(await readBack(to)).toEqual(withoutEnded(await readBack(from, new Codec(null))));
    const copied = Buffer.concat(readdirSync(to).map((name) => readFileSync(join(to, name))));
    expect(texts.filter((text) => copied.includes(text))).toEqual([]);
    expect(await checkDataDir({ dataDir: to }, () => undefined)).toMatchObject({
      events: events.length,
      texts: { opened: statement.texts.sealed, clear: 0 },
      findings: [],
    });
  });

  it('comes with a statement of what was copied, for programs and for people', async () => {
    await fillInClear();
    const statement = await copy();
    const file = readFileSync(join(from, 'events.db'));
    const [first, last] = [rows(from, ['id', 'leaf_hash'])[0], rows(from, ['id', 'leaf_hash']).at(-1)];
    const hex = (row: Row | undefined) => Buffer.from(row?.['leaf_hash'] as Uint8Array).toString('hex');
    expect(statement).toEqual({
      source: {
        directory: from,
        files: [{ name: 'events.db', bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') }],
      },
      target: to,
      events: events.length,
      commands: events.length + 1,
      first: { position: 1, id: first?.['id'], sourceLeaf: hex(first), targetLeaf: hex(rows(to, ['leaf_hash'])[0]) },
      last: {
        position: events.length,
        id: last?.['id'],
        sourceLeaf: hex(last),
        targetLeaf: hex(rows(to, ['leaf_hash']).at(-1)),
      },
      texts: { sealed: expect.any(Number) as number, erased: expect.any(Number) as number, expired: 7, lost: 0 },
      sourceInClear: true,
      ranBy: { user: expect.any(String) as string, host: expect.any(String) as string },
      startedAt: expect.stringMatching(/Z$/) as string,
      finishedAt: expect.stringMatching(/Z$/) as string,
    });
    expect(JSON.parse(readFileSync(join(to, 'migration.json'), 'utf8'))).toEqual(statement);
    expect(readFileSync(join(to, 'migration.txt'), 'utf8')).toBe(`${readable(statement)}\n`);
    for (const [name, leaf] of [
      ['First', statement.first],
      ['Last', statement.last],
    ] as const)
      expect(readable(statement)).toContain(
        `${name} event: ${String(leaf?.id)} at position ${String(leaf?.position)}, leaf`,
      );
    expect(await copy()).toEqual(statement);
    expect(readdirSync(to).sort()).toEqual([
      'events.db',
      'keys.db',
      'keys.db.lock',
      'master.key',
      'migration.json',
      'migration.txt',
      'writer.lock',
    ]);
  });

  it('has no text of whoever was erased, and no key of theirs', async () => {
    await writeEvents(from, oldEvents());
    const erased = oldEvents()
      .filter(({ type }) => type === 'PersonErased')
      .map(({ data }) => (data as { personId: string }).personId);
    const store = await openSqliteEventStore({ dataDir: from, codec: new Codec(null) });
    const registered = (await store.readAll(null, 1_000)).find(({ type }) => type === 'PersonRegistered');
    const { personId, displayName } = registered?.data as { personId: string; displayName: string };
    const metadata = { recordedAt: '2026-03-02T09:30:00.000Z', actor: 'ada', correlationId: 'c', causationId: 'r' };
    const event = {
      id: '00000000-0000-7000-8000-000000000001',
      type: 'PersonErased',
      data: { personId, ground: 'own-request', caseNumber: '2026-1', reason: null },
      metadata,
    } as const;
    await store.append(`person-${personId}`, 'any', [event]);
    await store.close();
    const statement = await copy();
    expect(statement.texts.erased).toBeGreaterThan(erased.length + 1);
    const db = eventsFile(to);
    const boxes = db
      .prepare<[string], string>('SELECT boxes FROM events WHERE instr(boxes, ?)')
      .pluck()
      .all(`/${personId}"`);
    db.close();
    expect(boxes.length).toBeGreaterThan(0);
    for (const box of boxes) expect(box).toContain(`/${personId}":null`);
    expect(readFileSync(join(to, 'keys.db')).includes(`/${personId}${personId}`)).toBe(false);
    const read = JSON.stringify(await readBack(to), (_, value: unknown) => (typeof value === 'bigint' ? '' : value));
    expect(read).not.toContain(displayName);
    expect(statement.events).toBe(419);
  });

  it('may be sealed in part already: what was sealed keeps its leaves and its keys, and source ids are claimed again', async () => {
    await fillInClear();
    const later = { ...events[0], id: '00000000-0000-7000-8000-000000000001' } as Recorded<PlumblineEvent>;
    const mixed = await openSqliteEventStore({ dataDir: from });
    await append(mixed, [later]);
    for (const [id, person] of [
      ['HR-1', 'cleo'],
      ['HR-2', 'otto'],
    ] as const)
      await mixed.sourceIds.claim(id, person);
    await mixed.close();
    const before = bytesIn(from);
    await copy();
    expect(bytesIn(from)).toEqual(before);
    const [ours] = rows(to, ['leaf_hash', 'boxes', 'data']).slice(-1);
    expect(ours).toEqual(rows(from, ['leaf_hash', 'boxes', 'data']).at(-1));
    expect(await readBack(to)).toEqual(withoutEnded(await readBack(from)));
    const again = await openSqliteEventStore({ dataDir: to });
    // Somebody was erased in it, so no guess at a request can be tried in the copy.
    for (const { id } of [events[1], later].filter((event) => event !== undefined))
      expect(await again.findRecord({ key: `k-${id}`, request: 'r' })).toMatchObject({ sameRequest: false });
    // As the first start does, which reads them from the log: that names nobody here.
    expect([await again.sourceIds.holderOf('HR-1'), again.sourceIds.toClaimAgain]).toEqual([undefined, true]);
    await again.close();
  });

  it('answers requests from before the copy, in clear or sealed, where nothing had ended in it', async () => {
    const [clear, sealed] = events.filter(({ type }) => type === 'StatementWritten').slice(0, 2);
    if (clear === undefined || sealed === undefined) throw new Error('there are no two statements');
    for (const [event, codec] of [
      [clear, { codec: new Codec(null) }],
      [sealed, {}],
    ] as const) {
      const store = await openSqliteEventStore({ dataDir: from, ...codec });
      await append(store, [event]);
      await store.close();
    }
    const withoutText = { ...sealed, id: '00000000-0000-7000-8000-000000000002' };
    const mixed = await openSqliteEventStore({ dataDir: from });
    await mixed.append(sealed.stream, 'any', [{ ...withoutText }], {
      record: { key: `k-${withoutText.id}`, request: 'r', hasText: false },
    });
    await mixed.close();
    expect(readable(await copy())).toContain('The source still has its texts in clear');
    const copied = await openSqliteEventStore({ dataDir: to });
    for (const { id } of [clear, sealed, withoutText]) {
      const asked = (request: string) => copied.findRecord({ key: `k-${id}`, request });
      expect([await asked('r'), await asked('other')]).toMatchObject([{ sameRequest: true }, { sameRequest: false }]);
    }
    await copied.close();
    const second = join(dir.path, 'second');
    expect(readable(await copyOf(to, second))).toContain('The source has its texts sealed');
  });

  it('is said to have texts in clear where it has any, not where it has events from before there were seals', async () => {
    await fillInClear(events.filter((event) => textsOf(event).length === 0));
    expect(await copy()).toMatchObject({ sourceInClear: false, texts: { sealed: 0 } });
  });

  it('is copied from a file of before there were columns for boxes, too, with its log not folded in', async () => {
    await fillInClear();
    const file = eventsFile(from);
    file.exec(
      'DROP TABLE keys_used; DROP TABLE keys_lost; ALTER TABLE events DROP COLUMN boxes; ALTER TABLE events DROP COLUMN boxes_sum',
    );
    file.pragma('user_version = 2');
    const crashed = join(dir.path, 'crashed');
    mkdirSync(crashed);
    for (const name of ['events.db', 'events.db-wal']) cpSync(join(from, name), join(crashed, name));
    file.close();
    const before = bytesIn(crashed);
    const statement = await sealLog({ from: crashed, to, keys: {}, onProgress: () => undefined });
    expect(statement.source.files.map(({ name }) => name)).toEqual(['events.db', 'events.db-wal']);
    expect(bytesIn(crashed)).toEqual(before);
    expect(rows(to)).toEqual(withKeys(rows(from)));
  });

  it('is copied with the master key that was given, where its own folder has none', async () => {
    await fillInClear();
    const keys = { masterKey: masterKeyIn(newMasterKey(), 'this spec') };
    const mixed = await openSqliteEventStore({ dataDir: from, keys });
    await append(mixed, [{ ...events[0], id: '00000000-0000-7000-8000-000000000001' } as Recorded<PlumblineEvent>]);
    await mixed.close();
    expect(readdirSync(from)).not.toContain('master.key');
    await sealLog({ from, to, keys, onProgress: () => undefined });
    expect(readdirSync(to)).not.toContain('master.key');
    const copied = await openSqliteEventStore({ dataDir: to, keys });
    expect(JSON.stringify((await copied.readAll(null, 10_000)).map(({ data }) => data))).toContain(texts[0]);
    await copied.close();
  });

  it('is not copied while a server runs on either folder', async () => {
    await fillInClear();
    const running = await openSqliteEventStore({ dataDir: from });
    await expect(copy()).rejects.toThrow('is open in a running server: stop that one first');
    await running.close();
    const other = await openSqliteEventStore({ dataDir: to });
    await expect(copy()).rejects.toThrow('is not empty');
    await other.close();
    await expect(sealLog({ from, to: join(from, 'below'), keys: {}, onProgress: () => undefined })).rejects.toThrow(
      'are one folder, or one lies in the other',
    );
  });

  it('is not copied into a folder that holds anything else, or the copy of another log', async () => {
    await fillInClear();
    mkdirSync(to);
    writeFileSync(join(to, 'notes.txt'), 'mine');
    await expect(copy()).rejects.toThrow('is not empty, and holds no copy that was begun');
    expect(readdirSync(to)).toEqual(['notes.txt']);
    rmSync(to, { recursive: true });
    await copy();
    const other = join(dir.path, 'other');
    await writeEvents(other, oldEvents());
    const refused = sealLog({ from: other, to, keys: {}, onProgress: () => undefined });
    await expect(refused).rejects.toThrow('holds the copy of another log, or of this one at another time');
    const store = await openSqliteEventStore({ dataDir: to });
    await append(store, [{ ...events[0], id: '00000000-0000-7000-8000-000000000001' } as Recorded<PlumblineEvent>]);
    await store.close();
    await expect(copy()).rejects.toThrow('has 1 events of its own since it was copied');
  });

  it('is not served before its copy is finished', async () => {
    // Nothing ends in these, so the copy is as it was just before it was finished.
    await fillInClear(events.filter(({ type }) => !isTextEnding(type)));
    await copy();
    const statement = readFileSync(join(to, 'migration.json'), 'utf8');
    rmSync(join(to, 'migration.json'));
    writeFileSync(
      join(to, 'migration-begun.json'),
      canonicalJson({ source: (JSON.parse(statement) as Row)['source'], startedAt: 'x' }),
    );
    for (const open of [openSqliteEventStore, openSqliteEventReader])
      await expect(open({ dataDir: to })).rejects.toThrow('holds the copy of a log that is not finished');
    await copy();
    expect(existsSync(join(to, 'migration-begun.json'))).toBe(false);
    await openSqliteEventStore({ dataDir: to }).then((store) => store.close());
  });

  it('is not copied where it is damaged, or has a text that cannot be opened though nobody was erased', async () => {
    await fillInClear();
    const later = { ...events[0], id: '00000000-0000-7000-8000-000000000001' } as Recorded<PlumblineEvent>;
    const mixed = await openSqliteEventStore({ dataDir: from });
    await append(mixed, [later]);
    await mixed.close();
    const db = eventsFile(from);
    db.exec(
      `UPDATE events SET boxes = '{}', boxes_sum = x'${createHash('sha256').update('{}').digest('hex')}' WHERE id = '${later.id}'`,
    );
    db.close();
    await expect(copy()).rejects.toThrow(
      /^The event at position \d+ cannot be copied: the texts of this .* there is no box/,
    );
    const again = eventsFile(from);
    again.exec("UPDATE events SET actor = 'mallory' WHERE position = 3");
    again.close();
    await expect(copy()).rejects.toThrow('the event at position 3 is not what was written');
  });
});
