import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresPrograms } from '../../tools/bootstrap/postgres.mjs';
import { describeWhere } from '../support/describe-where.js';
import { type Database, runSql } from '../support/postgres/new-database.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { sharedSettings } from '../support/shared-settings.js';
import { addressOf, MEMBERS, openCycle, publishFramework, register } from './support/building-blocks.js';
import { jsonOf, plumbline, until } from './support/cli.js';
import { type Client, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { roundAt } from './support/stages.js';

const CASE = { ground: 'own-request', caseNumber: '2026-0042' };
/** Before and after each dump, and between the two. */
const WRITING_MS = 700;
const nameOf = (id: string): string => `Canary of ${id}`;
const isNamed = (id: string, text: string): boolean => new RegExp(`${nameOf(id)}(?!\\d)`, 'u').test(text);

/** What was acknowledged, and when. */
type Done = Readonly<{ what: string; at: number }>;
const by = (done: readonly Done[], when: number): readonly string[] =>
  done.filter(({ at }) => at < when).map(({ what }) => what);

describeWhere('pg_dump', 'a backup of PostgreSQL while two copies are written to', () => {
  const { database, atEnd } = usePostgres();
  const folder = makeDataDir();
  const at = (name: string): string => join(folder, name);
  const nominated: Done[] = [];
  const voted: Done[] = [];
  const erased: Done[] = [];
  /** By the id of their nomination. */
  const candidates = new Map<string, string>();
  let dumps: Readonly<{ events: number; keys: number; end: number }>;
  let env: Readonly<Record<string, string>>;
  let restored: Readonly<Record<string, string>>;

  const newDatabase = async (): Promise<Database> => {
    const one = await database();
    atEnd(one.drop);
    return one;
  };
  const program = async (name: string, args: readonly string[]): Promise<void> => {
    const child = spawn(join(postgresPrograms() ?? '', name), args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const [code] = (await once(child, 'close')) as [number];
    expect([code, said]).toEqual([0, '']);
  };
  const dump = (url: string, schema: string, file: string): Promise<void> =>
    program('pg_dump', ['--format=custom', `--schema=${schema}`, `--file=${at(file)}`, url]);
  const restore = async (file: string): Promise<string> => {
    const { url } = await newDatabase();
    await program('pg_restore', ['--no-owner', '--exit-on-error', `--dbname=${url}`, at(file)]);
    return url;
  };

  /** Nominates one person after the other, and erases every other one of them, on one copy; confirmed on the other. */
  const nominating = async (
    [here, there]: readonly [Server, Server],
    name: string,
    stop: AbortSignal,
  ): Promise<void> => {
    const [ops, mate] = [await here.as('root', 'admin'), await there.as('mate', 'admin')];
    const boss = await here.as('boss');
    for (let n = 0; !stop.aborted; n += 1) {
      const id = `${name}-${String(n)}`;
      await ok(ops.post('/people', { id, name: nameOf(id), orgUnit: 'platform', level: 'senior', manager: 'boss' }));
      const opened = await ok(boss.post('/nominations', { cycle: 'autumn', candidate: id, targetLevel: 'staff' }));
      candidates.set(String(opened.body['id']), id);
      const statement = { statement: `What ${nameOf(id)} did.` };
      await ok(boss.put(`${addressOf(opened.body['id'])}/statement`, statement, { 'if-match': opened.etag ?? '' }));
      nominated.push({ what: id, at: performance.now() });
      if (n % 2 === 1) await erase(ops, mate, id);
    }
  };
  const erase = async (ops: Client, mate: Client, id: string): Promise<void> => {
    await ok(ops.post(`/people/${id}/erasure`, CASE));
    await ok(mate.post(`/people/${id}/erasure/confirmation`, { withdrawNominations: true }));
    erased.push({ what: id, at: performance.now() });
  };
  const voting = async (copy: Server, who: string, round: string, stop: AbortSignal): Promise<void> => {
    const member = await copy.as(who);
    for (let n = 0; !stop.aborted; n += 1) {
      const choice = n % 2 === 0 ? 'promote' : 'not-yet';
      const change = { choice, reason: `Thought again ${String(n)} times.` };
      await ok(
        n === 0 ? member.post(`${round}/votes`, { choice }) : member.post(`${round}/votes/mine/changes`, change),
      );
      voted.push({ what: `${who} ${String(n)}`, at: performance.now() });
      await sleep(20);
    }
  };

  beforeAll(async () => {
    const [events, keys] = [await newDatabase(), await newDatabase()];
    env = sharedSettings(folder, events.url, keys.url);
    const copies = [await startServer(at('one'), { env }), await startServer(at('two'), { env })] as const;
    const [first, second] = copies;
    const close = async (): Promise<void> => {
      for (const copy of copies) await copy.close();
    };
    atEnd(close);
    const ops = await first.as('root', 'admin');
    await register(ops, ['root', 'mate', 'ops'], null);
    await register(ops);
    await publishFramework(ops, 'eng');
    await openCycle(ops, 'autumn');
    const round = await roundAt(first, 'spring', 'voting');
    const stop = new AbortController();
    const writing = Promise.all([
      nominating([first, second], 'a', stop.signal),
      nominating([second, first], 'b', stop.signal),
      ...MEMBERS.map((who, n) => voting(n % 2 === 0 ? first : second, who, round, stop.signal)),
    ]);
    const dumped = (async () => {
      await sleep(WRITING_MS);
      const began = performance.now();
      await dump(events.url, 'plumbline_log', 'events.dump');
      await sleep(WRITING_MS);
      const between = performance.now();
      await dump(keys.url, 'plumbline_keys', 'keys.dump');
      dumps = { events: began, keys: between, end: performance.now() };
      await sleep(WRITING_MS);
    })().finally(() => {
      stop.abort();
    });
    await Promise.all([writing, dumped]);
    await close();
    restored = {
      ...env,
      PLUMBLINE_STORE_URL: await restore('events.dump'),
      PLUMBLINE_KEYS_URL: await restore('keys.dump'),
    };
  }, 120_000);
  afterAll(() => {
    removeDataDir(folder);
  });
  const check = async (): Promise<Readonly<{ code: number; findings: readonly string[]; texts: object }>> => {
    const ran = await plumbline(['--data-dir', at('check'), '--json', 'check'], restored);
    const { findings, texts } = jsonOf(ran) as { findings: readonly string[]; texts: object };
    return { code: ran.code, findings, texts };
  };

  /** Whose texts an event at this position holds, of those that are written here. */
  const whoseAt = async (position: string | undefined): Promise<string> => {
    const [event] = await runSql(
      restored['PLUMBLINE_STORE_URL'] ?? '',
      `SELECT stream FROM plumbline_log.events WHERE position = ${String(Number(position))}`,
    );
    const stream = String(event?.['stream']);
    return candidates.get(stream.replace('nomination-', '')) ?? stream.replace('person-', '');
  };

  const everyEvent = async (auditor: Client): Promise<string> => {
    const told: string[] = [];
    for (let cursor = ''; ;) {
      const { text, body } = await ok(auditor.get(`/events?limit=200${cursor}`));
      told.push(text);
      if (typeof body['nextCursor'] !== 'string') return told.join('');
      cursor = `&cursor=${encodeURIComponent(body['nextCursor'])}`;
    }
  };
  const eraseAgain = async (ops: Client, mate: Client, id: string): Promise<void> => {
    const { status, body } = await ops.get(`/people/${id}`);
    if (status === 404 || body['erased'] === true) return;
    await ok(ops.post(`/people/${id}/erasure`, CASE));
    await ok(mate.post(`/people/${id}/erasure/confirmation`, { withdrawNominations: true }));
  };

  it('has every event up to one moment, as it was written, and every key of theirs but of who was erased since', async () => {
    const [before, between] = [by(erased, dumps.events).length, by(erased, dumps.keys).length];
    expect([before > 0, between > before, erased.length > between]).toEqual([true, true, true]);
    const { code, findings } = await check();
    const lacking = new Set(
      await Promise.all(
        findings.map((finding) => whoseAt(/^position (\d+): .* nothing ended it$/u.exec(finding)?.[1])),
      ),
    );
    expect(code).toBe(lacking.size === 0 ? 0 : 5);
    const since = new Set(erased.filter(({ at: when }) => when > dumps.events).map(({ what }) => what));
    expect([...lacking].filter((who) => !since.has(who))).toEqual([]);
    const [votes] = await runSql(
      restored['PLUMBLINE_STORE_URL'] ?? '',
      `SELECT count(*)::int AS count FROM plumbline_log.events WHERE type IN ('VoteCast', 'VoteChanged')`,
    );
    expect(votes?.['count']).toBeGreaterThanOrEqual(by(voted, dumps.events).length);
    expect(votes?.['count']).toBeLessThan(voted.length);
  }, 60_000);

  it('shows, where it is restored, whoever was there, and no text of who was erased before the keys were read', async () => {
    const server = await startServer(at('restored'), { env: restored });
    try {
      await until(async () => (await fetch(`${server.base}/health/ready`)).status === 200, 'it is ready');
      const [ops, mate] = [await server.as('root', 'admin'), await server.as('mate', 'admin')];
      const gone = new Set(by(erased, dumps.keys));
      const everGone = new Set(erased.map(({ what }) => what));
      for (const id of by(nominated, dumps.events).filter((each) => gone.has(each) || !everGone.has(each))) {
        const { text } = await ok(ops.get(`/people/${id}`));
        expect([id, isNamed(id, text)]).toEqual([id, !gone.has(id)]);
      }
      const told = await everyEvent(await server.as('aud', 'auditor'));
      expect([...gone].filter((id) => isNamed(id, told))).toEqual([]);
      // From a list that is kept elsewhere, those that the events of this moment know nothing of.
      for (const { what: id } of erased) await eraseAgain(ops, mate, id);
    } finally {
      await server.close();
    }
    expect((await check()).findings).toEqual([]);
  }, 60_000);
});
