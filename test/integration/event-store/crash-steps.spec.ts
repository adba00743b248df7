import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { once } from 'node:events';
import { forgetEnded } from '@plumbline/application';
import { checkDataDir, openSqliteEventStore, sealLog } from '@plumbline/event-store';
import { openKeyring, rotateMasterKey } from '@plumbline/sealing';
import { tempDir } from '@plumbline/testing';
import { oldEvents } from '../../e2e/old-log/fixture.js';
import { eventsFile, writeEvents } from '../../support/events-file.js';

const CHILD = 'dist/test/load/crash/steps.js';
const FIRST = resolve('dist/test/load/crash/die-at.js');
/** Every step of what takes fewer; a copy takes many alike, of which so many are tried, evenly spaced. */
const MOST = { append: 40, erase: 40, expire: 20, rotate: 40, migrate: 20 };
const TOGETHER = 4;
/** Of events: a copy takes 50 at a time. */
const A_SLICE_AND_A_BIT = 60;
const NAMES = Array.from({ length: 40 }, (_, at) => ({ subject: `p-${String(at)}`, stream: `person-p-${String(at)}` }));

type Ran = Readonly<{ killed: boolean; said: string }>;
type Task = 'append' | 'erase' | 'expire' | 'rotate' | 'migrate';
type Dying = Readonly<{ task: Task; thread: 'main' | 'writer' }>;

const folder = tempDir();
afterAll(() => {
  folder.remove();
});
const path = (...names: string[]) => join(folder.path, ...names);

const run = async ({ task, thread }: Dying, at: number | 'count', dataDir: string): Promise<Ran> => {
  const env = { ...process.env, DIE_AT: `${thread}:${String(at)}` };
  const child = spawn(process.execPath, ['--import', FIRST, CHILD, task, dataDir, `${dataDir}.copy`], { env });
  const text = { said: '', complaint: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text.said += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.complaint += chunk));
  const [, signal] = (await once(child, 'close')) as [number, string | null];
  if (signal === null && text.complaint !== '') throw new Error(text.complaint);
  return { killed: signal === 'SIGKILL', said: text.said };
};

const images: Readonly<Record<Task, string>> = {
  append: path('keys'),
  erase: path('one-person'),
  expire: path('one-person'),
  rotate: path('keys'),
  migrate: path('clear'),
};
let masterKey: Buffer;
let keys: readonly string[];
let undisturbed: readonly object[];

const rowsOf = (dataDir: string): readonly object[] => {
  const db = eventsFile(dataDir);
  const rows = db
    .prepare<[], object>(
      `SELECT position, id, stream, revision, type, version, recorded_at, actor, correlation_id, causation_id, json_remove(command, '$.request') AS command, leaf_format,
        (SELECT group_concat(key) FROM json_each(boxes)) AS boxed FROM events ORDER BY position`,
    )
    .all();
  db.close();
  return rows;
};
const keysIn = async (dataDir: string): Promise<readonly string[]> => {
  const keyring = openKeyring({ dataDir });
  const found = await keyring.toOpen(NAMES.map(({ stream, subject }) => `${stream}/${subject}`));
  await keyring.close();
  return [...found.values()].map((key) => key.export().toString('hex'));
};
const bytesIn = (dataDir: string, names = readdirSync(dataDir)) =>
  Buffer.concat(
    names.filter((name) => existsSync(join(dataDir, name))).map((name) => readFileSync(join(dataDir, name))),
  );

beforeAll(async () => {
  if (!existsSync(CHILD)) throw new Error(`${CHILD} is missing: run "npm run build" first`);
  await openSqliteEventStore({ dataDir: images.rotate }).then((store) => store.close());
  const keyring = openKeyring({ dataDir: images.rotate });
  await keyring.toSeal(NAMES);
  await keyring.close();
  keys = await keysIn(images.rotate);
  masterKey = readFileSync(join(images.rotate, 'master.key'));
  cpSync(images.append, images.erase, { recursive: true });
  await run({ task: 'append', thread: 'main' }, 'count', images.erase);
  await writeEvents(images.migrate, oldEvents().slice(0, A_SLICE_AND_A_BIT));
  await sealLog({ from: images.migrate, to: path('undisturbed'), keys: {}, onProgress: () => undefined });
  undisturbed = rowsOf(path('undisturbed'));
});

const ensureSound = async (dataDir: string): Promise<void> => {
  expect(await checkDataDir({ dataDir }, () => undefined)).toMatchObject({ findings: [] });
};

/** Just killed: keys may be there that the log ended, which the next start destroys. */
const ensureSoundOrLate = async (dataDir: string): Promise<void> => {
  const { findings } = await checkDataDir({ dataDir }, () => undefined);
  for (const finding of findings) expect(finding).toMatch(/^there are keys of 1 of those whose texts the log ended/);
};

/** All texts about the first of the people are gone where the event is there, and whole where it is not. */
const endedBy =
  (type: string) =>
  async (dataDir: string): Promise<void> => {
    await ensureSoundOrLate(dataDir);
    const store = await openSqliteEventStore({ dataDir });
    await forgetEnded(store);
    const [person, ending] = await store.readStream('person-new-1');
    const isEnded = ending?.type === type;
    expect(person?.data).toMatchObject({ displayName: isEnded ? 'erased' : 'Name 1' });
    expect(bytesIn(dataDir, ['keys.db', 'keys.db-wal']).includes('person-new-1/new-1')).toBe(!isEnded);
    expect((await store.readStream('person-new-2'))[0]?.data).toMatchObject({ displayName: 'Name 2' });
    const holders = ['hr-system:1', 'hr-system:2'].map((sourceId) => store.sourceIds.holderOf(sourceId));
    expect(await Promise.all(holders)).toEqual([ending?.type === 'PersonErased' ? undefined : 'new-1', 'new-2']);
    await store.close();
    await ensureSound(dataDir);
  };

/** What holds after the process was killed, and once a server, or the same command, was run again. */
const verify: Readonly<Record<Task, (dataDir: string, ran: Ran) => Promise<void>>> = {
  append: async (dataDir, { said }) => {
    await ensureSound(dataDir);
    const store = await openSqliteEventStore({ dataDir });
    const people = (await store.readAll(null, 100)).map(
      ({ data }) => data as { personId: string; displayName: string; sourceId: string },
    );
    for (const { personId, sourceId } of people)
      expect(await store.sourceIds.claim(sourceId, 'another')).toBe(personId);
    await store.close();
    for (const [, id = ''] of said.matchAll(/acknowledged (\S+)/g))
      expect(people.find(({ personId }) => personId === id)?.displayName).toBe(`Name ${id.slice(-1)}`);
  },
  erase: endedBy('PersonErased'),
  expire: endedBy('CycleTextsExpired'),
  rotate: async (dataDir) => {
    expect(await keysIn(dataDir)).toEqual(keys);
    rotateMasterKey({ dataDir });
    expect(await keysIn(dataDir)).toEqual(keys);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('master.key.') && !/-/.test(name))).toEqual([]);
    expect(bytesIn(dataDir).includes(masterKey)).toBe(false);
  },
  migrate: async (dataDir) => {
    const to = `${dataDir}.copy`;
    const statement = await sealLog({ from: dataDir, to, keys: {}, onProgress: () => undefined });
    expect(statement).toMatchObject({ events: undisturbed.length, first: { position: 1 } });
    expect(rowsOf(to)).toEqual(undisturbed);
    await ensureSound(to);
    expect(readFileSync(join(dataDir, 'events.db'))).toEqual(readFileSync(join(images.migrate, 'events.db')));
    expect(readdirSync(dataDir).sort()).toEqual(readdirSync(images.migrate).sort());
  },
};

const evenly = (total: number, most: number): readonly number[] => {
  const count = Math.min(total, most);
  return Array.from({ length: count }, (_, at) => 1 + Math.floor((at * total) / count));
};

let kills = 0;

describe('a process that is killed at each step', () => {
  it.each<[string, Dying]>([
    ['of making keys leaves no event without its key', { task: 'append', thread: 'main' }],
    ['of appending sealed events leaves no event without its key', { task: 'append', thread: 'writer' }],
    ['of an erasure leaves no key of who was erased after the next start', { task: 'erase', thread: 'main' }],
    ['of an expiry leaves no key of its stream after the next start', { task: 'expire', thread: 'main' }],
    [
      'of a rotation leaves keys that open, and no old master key once it is run again',
      { task: 'rotate', thread: 'main' },
    ],
    [
      'of copying a log into the sealed format leaves what the same command finishes',
      { task: 'migrate', thread: 'main' },
    ],
  ])(
    '%s',
    async (_, dying) => {
      const made = (name: string) => {
        const dataDir = path(`${dying.task}-${dying.thread}-${name}`);
        mkdirSync(dataDir);
        cpSync(images[dying.task], dataDir, { recursive: true });
        return dataDir;
      };
      const whole = await run(dying, 'count', made('whole'));
      const total = Number(/steps (\d+)/.exec(whole.said)?.[1]);
      expect(total).toBeGreaterThan(10);
      const points = evenly(total, MOST[dying.task]);
      for (let from = 0; from < points.length; from += TOGETHER)
        await Promise.all(
          points.slice(from, from + TOGETHER).map(async (at) => {
            const dataDir = made(String(at));
            const ran = await run(dying, at, dataDir);
            kills += ran.killed ? 1 : 0;
            await verify[dying.task](dataDir, ran);
          }),
        );
    },
    300_000,
  );

  it('was killed a hundred times at least', () => {
    expect(kills).toBeGreaterThanOrEqual(100);
  });
});
