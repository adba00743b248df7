import { hash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { publishFramework, register } from './support/building-blocks.js';
import { jsonOf, plumbline, until } from './support/cli.js';
import { makeDataDir, removeDataDir, startServer } from './support/server.js';

type Checked = Readonly<{ events: number; inTree: number; root: string; key: string; findings: readonly string[] }>;
type Row = Readonly<Record<string, string | number | null>>;

const text = JSON.stringify;
const LEAF_4 = /^the event [\w-]+ \([\w-]+, revision \d+\) is not the one that the tree has as leaf 4$/;
/** RFC 8785 of an event as it is stored, as whoever forges one would make it. */
const leafOf = (row: Row): Buffer =>
  hash(
    'sha256',
    `\0{"actor":${text(row['actor'])},"causationId":${text(row['causation_id'])},"command":${String(row['command'] ?? 'null')},` +
      `"correlationId":${text(row['correlation_id'])},"data":${String(row['data'])},"id":${text(row['id'])},` +
      `"recordedAt":${text(row['recorded_at'])},"revision":"${String(row['revision'])}","stream":${text(row['stream'])},` +
      `"type":${text(row['type'])},"version":${String(row['version'])}}`,
    'buffer',
  );

describe('an audit of the log of a data directory', () => {
  const folder = makeDataDir();
  const at = (name: string): string => join(folder, name);
  const source = at('source');
  const [note, env] = [at('kept.note'), {}];
  let key = '';
  const run = (dataDir: string, ...args: readonly string[]) => plumbline(['--data-dir', dataDir, ...args], env);
  const fsck = async (dataDir: string, ...args: readonly string[]): Promise<Checked & { code: number }> => {
    const ran = await run(dataDir, '--json', 'audit', 'fsck', ...args);
    return { ...(jsonOf(ran) as Checked), code: ran.code };
  };
  const startedOn = async (dataDir: string): Promise<void> => {
    const server = await startServer(dataDir);
    await server.close();
  };
  /** A copy with an event that somebody else is said to have recorded. */
  const edited = (name: string, isMended: boolean): string => {
    const dataDir = at(name);
    cpSync(source, dataDir, { recursive: true });
    const db = new Database(join(dataDir, 'events.db'));
    for (const trigger of db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all())
      db.exec(`DROP TRIGGER "${trigger}"`);
    db.prepare(`UPDATE events SET actor = 'mallory' WHERE position = 5`).run();
    if (isMended) {
      const row = db.prepare<[], Row>('SELECT * FROM events WHERE position = 5').get() ?? {};
      db.prepare('UPDATE events SET leaf_hash = ? WHERE position = 5').run(leafOf(row));
    }
    db.close();
    return dataDir;
  };
  const withoutTree = (dataDir: string, isWithoutKey: boolean): void => {
    for (const file of readdirSync(dataDir))
      if (file.startsWith('tree.db') || (isWithoutKey && file.startsWith('checkpoint.'))) rmSync(join(dataDir, file));
  };

  beforeAll(async () => {
    const server = await startServer(source);
    const ops = await server.as('root', 'admin');
    await register(ops, ['root', 'mate'], null);
    await register(ops);
    await publishFramework(ops, 'eng');
    await server.close();
    const kept = await run(source, 'audit', 'checkpoint');
    expect(kept.code).toBe(0);
    writeFileSync(note, kept.stdout);
    key = kept.stderr.replace('It is signed by ', '').trim();
  });
  afterAll(() => {
    removeDataDir(folder);
  });

  it('finds that all of it is what was signed, beside the checkpoint that was kept, and of later events too', async () => {
    const checked = await fsck(source, '--checkpoint', note, '--key', key);
    expect(checked).toMatchObject({ code: 0, findings: [], key });
    expect([checked.inTree, readFileSync(note, 'utf8').split('\n')[1]]).toEqual([
      checked.events,
      String(checked.events),
    ]);
    expect(readFileSync(note, 'utf8').split('\n')[2]).toBe(checked.root);
    const later = at('later');
    cpSync(source, later, { recursive: true });
    const server = await startServer(later);
    await register(await server.as('root', 'admin'), ['new'], null);
    await until(async () => (await fsck(later)).inTree > checked.inTree, 'the tree has what is new');
    expect(await fsck(later, '--checkpoint', note, '--key', key)).toMatchObject({ code: 0, findings: [] });
    await server.close();
  });

  it('names an event that was edited by hand', async () => {
    const { code, findings } = await fsck(edited('edited', false));
    expect([code, findings[0]]).toEqual([5, 'the event at position 5 is not what was written']);
    expect(findings.at(-1)).toMatch(LEAF_4);
  });

  it('names it where its hash was made to fit', async () => {
    const { code, findings } = await fsck(edited('mended', true));
    expect(code).toBe(5);
    expect(findings.at(-1)).toMatch(LEAF_4);
    expect(findings.join()).toContain('events are not those of what was signed last');
  });

  it('finds it where the tree was made again to fit, and a server signs nothing more', async () => {
    const dataDir = edited('tree-mended', true);
    withoutTree(dataDir, false);
    const server = await startServer(dataDir);
    await until(async () => (await fsck(dataDir)).inTree > 0, 'the tree is there again');
    await server.close();
    const { code, findings } = await fsck(dataDir);
    expect([code, findings.length]).toEqual([5, 1]);
    expect(findings[0]).toContain('events are not those of what was signed last');
    expect((await run(dataDir, 'audit', 'checkpoint')).code).toBe(4);
  });

  it('finds it where the key was replaced too, as long as a checkpoint was kept elsewhere', async () => {
    const dataDir = edited('forged', true);
    withoutTree(dataDir, true);
    await startedOn(dataDir);
    expect(await fsck(dataDir)).toMatchObject({ code: 0, findings: [] });
    const { code, findings } = await fsck(dataDir, '--checkpoint', note, '--key', key);
    expect([code, findings.length]).toEqual([5, 1]);
    expect(findings[0]).toContain(`events are not those of the checkpoint in ${note}`);
    const other = await run(dataDir, 'audit', 'fsck', '--checkpoint', note);
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining(`${note}: it is not signed by the key "`)]);
  });

  it('finds an event that was put in before the first one', async () => {
    const dataDir = at('before');
    cpSync(source, dataDir, { recursive: true });
    const db = new Database(join(dataDir, 'events.db'));
    const row = db.prepare<[], Row>('SELECT * FROM events WHERE position = 1').get() ?? {};
    const forged = { ...row, ...{ position: -1, revision: -1, id: '00000000-0000-7000-8000-000000000001' } };
    const names = Object.keys(forged);
    db.prepare(`INSERT INTO events (${names.join()}) VALUES (${names.map((name) => `@${name}`).join()})`).run(forged);
    db.close();
    const { code, findings } = await fsck(dataDir, '--checkpoint', note, '--key', key);
    expect([code, findings[0]]).toEqual([5, 'an event was put in before the first one, at position -1']);
    expect(findings.join()).toContain('was put in: the tree does not have it there');
  });

  it.each<readonly [string, string, string | null, RegExp]>([
    ['what was signed last is gone', 'checkpoint.last', null, /^there is no checkpoint\.last/],
    ['a tree is empty', 'tree.db', '', /^the tree beside the events cannot be read/],
    ['a tree is no database', 'tree.db', 'no database '.repeat(99), /^the tree beside the events cannot be read/],
  ])('finds that %s, and writes nothing', async (name, file, content, why) => {
    const dataDir = at(name.replaceAll(' ', '-'));
    cpSync(source, dataDir, { recursive: true });
    if (content === null) rmSync(join(dataDir, file));
    else writeFileSync(join(dataDir, file), content);
    const kept = () =>
      readdirSync(dataDir)
        .filter((each) => /^(?:tree|checkpoint)/u.test(each))
        .map((each) => [each, hash('sha256', readFileSync(join(dataDir, each)))]);
    const before = kept();
    const { code, findings } = await fsck(dataDir, '--checkpoint', note, '--key', key);
    expect(code).toBe(5);
    expect(findings[0]).toMatch(why);
    expect(kept()).toEqual(before);
  });

  it('finds a log that ends before its tree, of which nothing more is signed', async () => {
    const dataDir = at('restored');
    cpSync(source, dataDir, { recursive: true });
    const server = await startServer(dataDir);
    await register(await server.as('root', 'admin'), ['late'], null);
    await server.close();
    for (const file of readdirSync(dataDir)) if (/^(?:events|views)\.db/.test(file)) rmSync(join(dataDir, file));
    cpSync(join(source, 'events.db'), join(dataDir, 'events.db'));
    const { code, findings } = await fsck(dataDir);
    expect([code, findings.join()]).toEqual([5, expect.stringMatching(/is of \d+ events, and the log has \d+/)]);
    const signed = readFileSync(join(dataDir, 'checkpoint.last'), 'utf8');
    const again = await startServer(dataDir);
    await register(await again.as('root', 'admin'), ['one', 'two', 'three', 'four', 'five'], null);
    await again.close();
    expect(readFileSync(join(dataDir, 'checkpoint.last'), 'utf8')).toBe(signed);
  });

  it('finds that the tree and the key are not there', async () => {
    const dataDir = at('bare');
    cpSync(source, dataDir, { recursive: true });
    withoutTree(dataDir, true);
    const { code, findings } = await fsck(dataDir, '--checkpoint', note, '--key', key);
    expect([code, findings]).toEqual([
      5,
      [
        'there is no checkpoint.key, and so nothing tells what was signed before',
        'there is no tree beside the events: a server makes it again',
      ],
    ]);
    expect(readdirSync(dataDir).filter((file) => /^(tree|checkpoint)/.test(file))).toEqual([]);
  });

  it.each<readonly [string, readonly string[], string]>([
    ['a key of no checkpoint', ['--key', 'x'], '--key is of the checkpoint that --checkpoint names: give both.'],
    ['a key that is none', ['--checkpoint', note, '--key', 'x'], '--key: the key "x" is of no type that is known here'],
    ['a checkpoint that is not there', ['--checkpoint', at('nothing')], 'nothing'],
  ])('refuses %s, and says why', async (_, args, why) => {
    const ran = await run(source, 'audit', 'fsck', ...args);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining(why)]);
  });

  it('is of a data directory alone so far', async () => {
    const ran = await plumbline(['--data-dir', source, 'audit', 'fsck'], {
      PLUMBLINE_STORE_URL: 'postgres://nobody@127.0.0.1:9/none?sslmode=disable',
      PLUMBLINE_KEYS_URL: 'postgres://nobody@127.0.0.1:9/keys?sslmode=disable',
      PLUMBLINE_MASTER_KEY_FILE: join(source, 'master.key'),
    });
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('PLUMBLINE_STORE_URL')]);
  });
});
