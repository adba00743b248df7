import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqliteEventStore } from '@plumbline/event-store';
import { memberAdded } from '@plumbline/testing';
import { nominate, openCycle, publishFramework, register } from './support/building-blocks.js';
import { begin, jsonOf, linesOf, plumbline, until } from './support/cli.js';
import { type Client, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const CASE = { ground: 'own-request', caseNumber: '2026-0042' };
const folder = makeDataDir();
const at = (name: string): string => join(folder, name);
/** In memory on Linux; another folder of the same disk where there is none. */
const OTHER_DISK = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : folder, 'plumbline-'));
afterAll(() => {
  removeDataDir(folder);
  rmSync(OTHER_DISK, { recursive: true, force: true });
});

/** Every row of every view, in whichever order. */
const viewsIn = (dataDir: string): Readonly<Record<string, readonly string[]>> => {
  const db = new Database(join(dataDir, 'views.db'), { readonly: true });
  try {
    const tables = db
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'projection_%' ORDER BY name`,
      )
      .pluck()
      .all();
    return Object.fromEntries(
      tables.map((table) => [
        table,
        db
          .prepare(`SELECT * FROM "${table}"`)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
    );
  } finally {
    db.close();
  }
};
const leavesIn = (file: string): readonly string[] => {
  const db = new Database(file, { readonly: true });
  const leaves = db.prepare<[], string>('SELECT hex(leaf_hash) FROM events ORDER BY position').pluck().all();
  db.close();
  return leaves;
};
const caughtUp = (server: Server) =>
  until(async () => (await fetch(`${server.base}/health/ready`)).status === 200, 'it is ready');

describe('the drill: a backup of a running server, restored elsewhere', () => {
  const [source, copy] = [at('source'), at('copy')];
  const master = at('master.key');
  const env = { PLUMBLINE_MASTER_KEY_FILE: master };
  let server: Server;
  let ops: Client;
  const run = (args: readonly string[], dataDir = source) => plumbline(['--data-dir', dataDir, ...args], env);
  beforeAll(async () => {
    writeFileSync(master, Buffer.alloc(32, 7).toString('base64url'), { mode: 0o600 });
    server = await startServer(source, { env });
    [ops] = [await server.as('root', 'admin')];
    await register(ops, ['root', 'mate'], null);
    await register(ops);
    await publishFramework(ops, 'eng');
    await openCycle(ops, 'spring');
    const boss = await server.as('boss');
    const nomination = await nominate(boss, { cycle: 'spring', candidate: 'kim', targetLevel: 'staff' });
    await ok(
      boss.put(
        `${nomination}/statement`,
        { statement: 'Led the ledger.' },
        await server.ifMatch(nomination.replace('/nominations/', 'nomination-'), boss),
      ),
    );
  });
  afterAll(() => server.close());

  it('has every event up to some moment, while others are written, and is checked', async () => {
    const backup = begin(
      ['--data-dir', source, '--json', 'backup', at('during.db'), '--keys', at('during-keys.db')],
      env,
    );
    let written = 0;
    const before = leavesIn(join(source, 'events.db')).length;
    while (backup.child.exitCode === null) {
      await ok(
        ops.post('/people', {
          id: `p-${written.toString()}`,
          name: `Person ${written.toString()}`,
          orgUnit: 'platform',
        }),
      );
      expect((await fetch(`${server.base}/health/ready`)).status).toBe(200);
      written += 1;
    }
    const ran = await backup.ended;
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    const events = Number(jsonOf(ran)['events']);
    expect(written).toBeGreaterThan(3);
    expect(events).toBeGreaterThanOrEqual(before);
    const all = leavesIn(join(source, 'events.db'));
    expect(all.length).toBeGreaterThan(events);
    expect(leavesIn(at('during.db'))).toEqual(all.slice(0, events));
    for (const name of ['during.db', 'during-keys.db']) expect(statSync(at(name)).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(at('during.db'));
    expect(bytes.includes('Person kim')).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('keeps its keys in a file of their own, also on another file system, and never in that of the events', async () => {
    const apart = await run(['--json', 'backup', at('apart.db'), '--keys', join(OTHER_DISK, 'keys.db')]);
    expect([apart.code, jsonOf(apart)]).toMatchObject([0, { findings: [] }]);
    expect(readdirSync(OTHER_DISK)).toEqual(['keys.db']);
    expect(statSync(join(OTHER_DISK, 'keys.db')).mode & 0o777).toBe(0o600);
    symlinkSync(folder, at('same'));
    for (const keys of [at('one.db'), join(at('same'), 'one.db')]) {
      const { code, stderr } = await run(['backup', at('one.db'), '--keys', keys]);
      expect([code, stderr]).toEqual([4, expect.stringContaining('cannot hold the keys, too')]);
      expect(existsSync(at('one.db'))).toBe(false);
    }
    rmSync(at('same'));
  });

  it('starts elsewhere, with the same answers, and every view equal to what the first server has derived step by step', async () => {
    await caughtUp(server);
    const backed = await run(['--json', 'backup', at('rest.db'), '--keys', at('rest-keys.db')]);
    const restored = await run(['--json', 'restore', at('rest.db'), '--keys', at('rest-keys.db')], copy);
    expect([restored.code, jsonOf(restored)]).toMatchObject([0, { findings: [], digest: jsonOf(backed)['digest'] }]);
    const second = await startServer(copy, { env });
    try {
      await caughtUp(second);
      const views = viewsIn(copy);
      expect(views).toEqual(viewsIn(source));
      for (const table of ['person', 'cycle', 'packet', 'timeline']) expect(views[table]).not.toEqual([]);
      for (const [who, path] of [
        ['root', '/people?limit=200'],
        ['boss', '/nominations'],
        ['aud', '/events?limit=200'],
      ] as const) {
        const roles = who === 'root' ? (['admin'] as const) : who === 'aud' ? (['auditor'] as const) : [];
        const [one, other] = [
          await (await server.as(who, ...roles)).get(path),
          await (await second.as(who, ...roles)).get(path),
        ];
        expect(one.status).toBe(200);
        expect(other.text).toBe(one.text);
      }
      await ok((await second.as('root', 'admin')).post('/people', { id: 'later', name: 'Later', orgUnit: 'platform' }));
    } finally {
      await second.close();
    }
  });

  it('brings back no text of somebody who was erased before it, also with keys from before that', async () => {
    expect((await run(['backup', at('b1.db'), '--keys', at('old-keys.db')])).code).toBe(0);
    const wrapped = (file: string) => {
      const db = new Database(file, { readonly: true });
      const ids = db.prepare<[], string>(`SELECT id FROM keys WHERE subject = 'lee'`).pluck().all();
      db.close();
      return ids;
    };
    expect(wrapped(at('old-keys.db'))).not.toEqual([]);
    await ok(ops.post('/people/lee/erasure', CASE));
    await ok((await server.as('mate', 'admin')).post('/people/lee/erasure/confirmation', {}));
    expect((await run(['backup', at('b2.db')])).code).toBe(0);
    const restored = await run(['--json', 'restore', at('b2.db'), '--keys', at('old-keys.db')], at('erased'));
    expect([restored.code, jsonOf(restored)]).toMatchObject([0, { findings: [], texts: { lost: 0 } }]);
    expect(wrapped(join(at('erased'), 'keys.db'))).toEqual([]);
    const second = await startServer(at('erased'), { env });
    const { text } = await (await second.as('root', 'admin')).get('/people/lee', await second.latest());
    expect(text).not.toContain('Person lee');
    await second.close();
  });

  it('overwrites nothing, and is refused where it is not what was written', async () => {
    expect(await run(['backup', at('b2.db')])).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('is there already') as string,
    });
    mkdirSync(at('b9.db.part'));
    writeFileSync(join(at('b9.db.part'), 'letter.txt'), 'Mine.');
    expect(await run(['backup', at('b9.db')])).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('is there already, with other files') as string,
    });
    expect(existsSync(join(at('b9.db.part'), 'letter.txt'))).toBe(true);
    rmSync(at('b9.db.part'), { recursive: true });
    expect(await run(['restore', at('b2.db')], copy)).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/events\.db is there already, and nothing is overwritten/u) as string,
    });
    expect(await run(['restore', at('none.db')], at('new'))).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('There is no file') as string,
    });
    mkdirSync(at('with-keys'), { mode: 0o700 });
    writeFileSync(join(at('with-keys'), 'keys.db'), '', { mode: 0o600 });
    expect(await run(['restore', at('b2.db'), '--keys', at('old-keys.db')], at('with-keys'))).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/keys\.db is there already/u) as string,
    });
    mkdirSync(at('with-views'), { mode: 0o700 });
    copyFileSync(join(copy, 'views.db'), join(at('with-views'), 'views.db'));
    expect(await run(['restore', at('b2.db')], at('with-views'))).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('it is derived again') as string,
    });
    copyFileSync(at('b2.db'), at('damaged.db'));
    const db = new Database(at('damaged.db'));
    db.exec(`UPDATE events SET actor = 'somebody' WHERE position = 3`);
    db.close();
    expect(await run(['restore', at('damaged.db'), '--keys', at('old-keys.db')], at('new'))).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('position 3 is not what was written') as string,
    });
    expect(readdirSync(at('new')).filter((name) => !name.startsWith('writer.lock'))).toEqual([]);
    writeFileSync(at('text.txt'), 'No backup.');
    writeFileSync(at('empty.db'), '');
    writeFileSync(at('cut.db'), readFileSync(at('b2.db')).subarray(0, 20_000));
    writeFileSync(at('cut-keys.db'), readFileSync(at('old-keys.db')).subarray(0, 5_000));
    const wrong: readonly (readonly [file: string, keys: string | null])[] = [
      ...['text.txt', 'empty.db', 'cut.db', 'old-keys.db', 'damaged.db'].map((file) => [file, null] as const),
      ...['text.txt', 'empty.db', 'cut-keys.db', 'b2.db'].map((file) => ['b2.db', file] as const),
    ];
    for (const [file, keys] of wrong) {
      const refused = await run(['restore', at(file), ...(keys === null ? [] : ['--keys', at(keys)])], at('new'));
      const said = `${at(keys ?? file)} is no whole backup of ${keys === null ? 'events' : 'keys'}: `;
      expect([refused.code, refused.stderr]).toEqual([4, expect.stringContaining(said)]);
      expect(refused.stderr).toMatch(/Nothing was restored: name another file\.$/mu);
      expect(refused.stderr).not.toContain(at('new'));
      expect(readdirSync(at('new')).filter((name) => !name.startsWith('writer.lock'))).toEqual([]);
    }
    const without = await run(['restore', at('b2.db')], at('without-keys'));
    expect([without.code, without.stdout]).toEqual([
      5,
      expect.stringContaining('Put the keys and their master key back'),
    ]);
  });
});

describe('a backup, a restore and a copy that are killed', () => {
  const [source, copy] = [at('large'), at('large-copy')];
  const runOn = (dataDir: string, args: readonly string[]) => plumbline(['--data-dir', dataDir, ...args]);
  beforeAll(async () => {
    const store = await openSqliteEventStore({ dataDir: source });
    for (let n = 0; n < 24; n += 1)
      await store.append(
        `cycle-c${n.toString()}`,
        'any',
        Array.from({ length: 500 }, (_, m) => memberAdded(`${n.toString()}.${m.toString()}`)),
      );
    await store.close();
  }, 60_000);
  /** Kills the command once it has begun to write. */
  const killed = async (dataDir: string, args: readonly string[], file: string): Promise<void> => {
    const { child, ended } = begin(['--data-dir', dataDir, ...args]);
    await until(() => existsSync(file), 'it has begun');
    child.kill('SIGKILL');
    expect((await ended).stderr).toContain('SIGKILL');
  };
  const refusesToStart = async (dataDir: string): Promise<void> => {
    const { code, stderr } = await runOn(dataDir, ['serve', '--port', '0']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('not wholly restored')]);
  };

  it('leave nothing half that starts, and go on, or begin anew, when they are run again', async () => {
    await killed(source, ['backup', at('large.db')], join(at('large.db.part'), 'events.db'));
    expect(existsSync(at('large.db'))).toBe(false);
    await refusesToStart(at('large.db.part'));
    const backed = await runOn(source, ['--json', 'backup', at('large.db')]);
    expect([backed.code, jsonOf(backed)['events']]).toEqual([0, 12_000]);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);

    await killed(copy, ['restore', at('large.db')], join(copy, 'events.db'));
    await refusesToStart(copy);
    const restored = await runOn(copy, ['--json', 'restore', at('large.db')]);
    expect([restored.code, jsonOf(restored)['digest']]).toEqual([0, jsonOf(backed)['digest']]);
    expect(await runOn(copy, ['check'])).toMatchObject({ code: 0 });

    const to = at('moved');
    const migrate = ['--json', 'migrate', '--from', `sqlite:${source}`, '--to', `sqlite:${to}`];
    await killed(source, migrate, join(`${to}.copying`, 'events.db-wal'));
    expect(existsSync(to)).toBe(false);
    await refusesToStart(`${to}.copying`);
    const moved = await runOn(source, migrate);
    expect([moved.code, jsonOf(moved)]).toMatchObject([0, { events: 12_000, digest: jsonOf(backed)['digest'] }]);
    expect(await runOn(to, ['check'])).toMatchObject({ code: 0 });
  }, 90_000);

  it('say how they are used', async () => {
    for (const args of [
      ['migrate', 'a', '--from', 'sqlite:a', '--to', 'sqlite:b'],
      ['migrate', 'a', 'b'],
      ['migrate', '--from', 'sqlite:a'],
      ['migrate', '--from', 'a', '--to', 'postgres://u:hunter2@h'],
    ]) {
      const { code, stderr } = await plumbline(args);
      expect([code, linesOf(stderr).at(-1)]).toEqual([
        2,
        expect.stringContaining('plumbline migrate finish, plumbline migrate --seal FROM TO'),
      ]);
      expect(stderr).not.toContain('hunter2');
    }
  });
});
