import type { EventStore } from '@plumbline/event-log';
import { openReadModel } from '@plumbline/view-store';
import Database from 'better-sqlite3';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flipped, random } from '../../support/random-bits.js';
import { busyStore } from './happenings.js';
import { level, running, TOY_VIEWS } from './running.js';
import { everything, scratch, TOY_TABLES } from './toy.js';

const SEED = 20_261_130;
const FLIPS = 24;
const WORD = 'unit-';

type Files = ReadonlyMap<string, Buffer>;

/** Every place of a word that the rows are full of. */
const placesOf = (bytes: Buffer): readonly number[] => {
  const places: number[] = [];
  for (let at = bytes.indexOf(WORD); at !== -1; at = bytes.indexOf(WORD, at + 1)) places.push(at);
  return places;
};

describe('views.db, damaged while nobody ran', () => {
  const { dir, remove } = scratch();
  const dataDir = join(dir, 'data');
  const file = join(dataDir, 'views.db');
  const warned: string[] = [];
  const quiet = (): void => undefined;
  const log = { info: quiet, error: quiet, warn: (_: object, message: string) => void warned.push(message) };
  let store: EventStore;
  let expected: object;
  let stopped: Files;
  let killed: Files;

  const filesThere = (): Files =>
    new Map(
      ['views.db', 'views.db-wal']
        .filter((name) => existsSync(join(dataDir, name)))
        .map((name) => [name, readFileSync(join(dataDir, name))]),
    );
  const restore = (files: Files): void => {
    rmSync(dataDir, { recursive: true, force: true });
    mkdirSync(dataDir);
    for (const [name, bytes] of files) writeFileSync(join(dataDir, name), bytes);
  };
  const started = () =>
    running({ store, readModel: openReadModel({ dataDir, tables: TOY_TABLES, log }), views: TOY_VIEWS });
  /** What is read after the start, and whether the file was set aside. */
  const served = async (): Promise<{ rows: object; isSetAside: boolean }> => {
    warned.length = 0;
    const { runner, reader, stop } = await started();
    await level(runner, store);
    const rows = await everything(reader);
    await stop();
    const isSetAside = existsSync(`${file}.set-aside`);
    expect(warned).toEqual(isSetAside ? ['read model set aside; it is built again from events'] : []);
    return { rows, isSetAside };
  };

  beforeAll(async () => {
    store = await busyStore(30, 120);
    mkdirSync(dataDir);
    const { runner, reader, stop } = await started();
    await level(runner, store);
    // Rows that a rebuild has made, and a log that is not folded in.
    await runner.rebuild();
    expected = await everything(reader);
    const copy = join(dir, 'copy');
    cpSync(dataDir, copy, { recursive: true });
    await stop();
    stopped = filesThere();
    rmSync(dataDir, { recursive: true });
    cpSync(copy, dataDir, { recursive: true });
    killed = filesThere();
    expect([...killed.keys()]).toEqual(['views.db', 'views.db-wal']);
  });
  afterAll(remove);

  it.each([
    ['a stop', () => stopped],
    ['a kill', () => killed],
  ])('is served as it is after %s where nothing was damaged', async (_, files) => {
    restore(files());
    expect(await served()).toEqual({ rows: expected, isSetAside: false });
    expect(await served()).toEqual({ rows: expected, isSetAside: false });
  });

  it.each([
    ['a stop', 'views.db', () => stopped],
    ['a kill', 'views.db-wal', () => killed],
  ])('serves no flipped bit after %s', async (_, name, filesOf) => {
    const files = filesOf();
    const bytes = files.get(name) ?? Buffer.alloc(0);
    const words = placesOf(bytes);
    const next = random(SEED);
    let setAside = 0;
    for (let at = 0; at < 2 * FLIPS; at += 1) {
      // Half of them in the words of rows, in a bit that leaves a letter or digit.
      const isWord = at % 2 === 0;
      const place = isWord ? (words[next(words.length)] ?? 0) + WORD.length : next(bytes.length);
      restore(new Map([...files, [name, flipped(bytes, place, isWord ? next(3) : next(8))]]));
      const { rows, isSetAside } = await served();
      expect({ at, place, rows }).toEqual({ at, place, rows: expected });
      setAside += isSetAside ? 1 : 0;
    }
    // SQLite drops a log from the damage on by itself, and the runner handles those events again.
    expect(setAside).toBeGreaterThan(name === 'views.db' ? FLIPS / 4 : -1);
  });

  it('serves no row that something else than the runner has written', async () => {
    const changes = [
      `UPDATE toy_people SET "orgUnit" = 'unit-9' WHERE id = 'p7'`,
      `UPDATE toy_people SET level = 'defersed' WHERE id = 'p8'`,
      `UPDATE toy_people SET trail = '[]' WHERE id = 'p9'`,
      `UPDATE toy_units SET size = size + 1 WHERE "orgUnit" = 'unit-1'`,
      `UPDATE toy_counts SET count = 9007199254740993`,
      `DELETE FROM toy_people WHERE id = 'p7'`,
      `INSERT INTO toy_counts VALUES ('Nothing', 1)`,
      `DELETE FROM toy_counts; DELETE FROM projection_digests WHERE "table" = 'toy_counts'`,
      `DROP TABLE toy_units`,
      `ALTER TABLE toy_units RENAME COLUMN size TO sizf`,
      `UPDATE projection_checkpoints SET position = '0000000000000007' WHERE view = 'counts'`,
      `INSERT INTO projection_parked VALUES ('counts', 's', '1', '1', '1', 0, 'none', 'now')`,
      `UPDATE projection_digests SET digest = digest + 1 WHERE "table" = 'toy_people'`,
      `DROP TABLE projection_digests`,
    ];
    for (const files of [stopped, killed])
      for (const change of changes) {
        restore(files);
        const db = new Database(file);
        db.exec(change);
        db.close();
        expect({ change, ...(await served()) }).toEqual({ change, rows: expected, isSetAside: true });
      }
  });

  it('is set aside whichever bit of its header says that nobody may write it', async () => {
    const bytes = stopped.get('views.db') ?? Buffer.alloc(0);
    for (const place of [18, 19])
      for (let bit = 2; bit < 8; bit += 1) {
        restore(new Map([['views.db', flipped(bytes, place, bit)]]));
        expect({ place, bit, ...(await served()) }).toEqual({ place, bit, rows: expected, isSetAside: true });
      }
  });
});
