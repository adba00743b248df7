import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, foldersOf, prepareDataDir, readConfig } from '@plumbline/platform';
import { startWorker, type Worker } from '../../apps/worker/src/worker.js';
import { CutProxy, type Fate } from '../load/postgres/cut-proxy.js';
import { describeWhere } from '../support/describe-where.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { sharedSettings } from '../support/shared-settings.js';
import { addressOf, openCycle, publishFramework, register } from './support/building-blocks.js';
import { until } from './support/cli.js';
import { type Answer, type Client, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const CASE = { ground: 'own-request', caseNumber: '2026-0042' };
const LISTEN = 'LISTEN ';
/** Whoever sends it listens to something else, of which nothing comes. */
const deafened = (data: Buffer): Fate => {
  for (let at = data.indexOf(LISTEN); at !== -1; at = data.indexOf(LISTEN, at + 1)) data.write('z', at + LISTEN.length);
  return 'pass';
};
const nameOf = (id: string): string => `Canary Of${id}`;
const emailOf = (id: string): string => `${id}@canary.example`;
const registrationOf = (id: string) => ({
  ...{ id, name: nameOf(id), email: emailOf(id), orgUnit: 'platform', level: 'senior', manager: 'boss' },
});
const isAbout = (id: string, text: string): boolean =>
  [nameOf(id), emailOf(id), `Statement on ${id}`, `Evidence on ${id}`].some((each) => text.includes(each));

describeWhere('postgres', 'an erasure over two copies of the server', () => {
  const { database, atEnd } = usePostgres();
  const folder = makeDataDir();
  /** Between the second copy and all that is shared. */
  const proxies: CutProxy[] = [];
  let worker: Worker | undefined;
  let workerSettings: Readonly<Record<string, string>>;
  let proxied: Readonly<Record<'PLUMBLINE_STORE_URL' | 'PLUMBLINE_KEYS_URL' | 'PLUMBLINE_VIEWS_URL', string>>;
  let copies: readonly [Server, Server];
  let ops: readonly [Client, Client];
  let auditors: readonly [Client, Client];

  const startTheWorker = (env: Readonly<Record<string, string>>, dataDir: string): Promise<Worker> => {
    const own = { PLUMBLINE_DATA_DIR: dataDir, PLUMBLINE_WORKER_PORT: '0', LOG_LEVEL: 'silent' };
    const config = readConfig({ ...env, ...own });
    for (const dir of foldersOf(config)) prepareDataDir(dir);
    return startWorker(config, createLogger({ level: 'silent', name: 'worker' }));
  };
  const through = async (address: string): Promise<string> => {
    const url = new URL(address);
    const proxy = await CutProxy.start(Number(url.port));
    proxies.push(proxy);
    url.port = String(proxy.port);
    return url.href;
  };

  beforeAll(async () => {
    const databases = [await database(), await database(), await database()];
    for (const { drop } of databases) atEnd(drop);
    const [events = '', keys = '', views = ''] = databases.map(({ url }) => url);
    workerSettings = { ...sharedSettings(folder, events, keys), PLUMBLINE_VIEWS_URL: views };
    proxied = {
      PLUMBLINE_STORE_URL: await through(events),
      PLUMBLINE_KEYS_URL: await through(keys),
      PLUMBLINE_VIEWS_URL: await through(views),
    };
    worker = await startTheWorker(workerSettings, join(folder, 'worker'));
    copies = [
      await startServer(join(folder, 'one'), { env: workerSettings }),
      await startServer(join(folder, 'two'), { env: { ...workerSettings, ...proxied } }),
    ];
    const [first, second] = copies;
    ops = [await first.as('root', 'admin'), await second.as('mate', 'admin')];
    auditors = [await first.as('aud', 'auditor'), await second.as('aud', 'auditor')];
    await register(ops[0], ['root', 'mate', 'aud', 'ops'], null);
    await register(ops[0]);
    await publishFramework(ops[0], 'eng');
    await openCycle(ops[0], 'spring');
  }, 60_000);
  afterAll(async () => {
    for (const copy of copies) await copy.close();
    await worker?.stop();
    for (const proxy of proxies) await proxy.close();
    removeDataDir(folder);
  });
  afterEach(() => {
    for (const proxy of proxies) {
      proxy.toServer = undefined;
      proxy.cutAll();
    }
  });

  /** Registers and nominates somebody on one copy; the address of the nomination. */
  const nominated = async (on: 0 | 1, id: string): Promise<string> => {
    const boss = await copies[on].as('boss');
    await ok(ops[on].post('/people', registrationOf(id), { 'idempotency-key': `register-${id}` }));
    const opened = await ok(boss.post('/nominations', { cycle: 'spring', candidate: id, targetLevel: 'staff' }));
    const at = addressOf(opened.body['id']);
    await ok(boss.put(`${at}/statement`, { statement: `Statement on ${id}` }, { 'if-match': opened.etag ?? '' }));
    await ok(boss.post(`${at}/evidence`, { title: 'Title', body: `Evidence on ${id}`, criteria: ['design'] }));
    return at;
  };
  const erase = async (on: 0 | 1, id: string): Promise<void> => {
    await ok(ops[on].post(`/people/${id}/erasure`, CASE));
    const confirming = await copies[on].as(on === 0 ? 'mate' : 'root', 'admin');
    await ok(confirming.post(`/people/${id}/erasure/confirmation`, { withdrawNominations: true }));
  };
  /** Every read on a copy that shows something of them. */
  const readsOf = (on: 0 | 1, id: string, at: string, boss: Client): readonly (readonly [Client, string])[] => [
    // First: it reads no stream of theirs, and so asks for no key on its way.
    [ops[on], '/people?limit=200'],
    [ops[on], `/people/${id}`],
    [ops[on], `/people?text=${encodeURIComponent(nameOf(id))}`],
    [boss, at],
    [boss, '/nominations'],
    [boss, '/me/packets'],
    [auditors[on], `/events?limit=200&stream=person-${id}`],
    [auditors[on], `/events?limit=200&stream=${at.replace('/nominations/', 'nomination-')}`],
    [auditors[on], `${at}/history`],
  ];
  const readAll = async (
    on: 0 | 1,
    [id, at]: readonly [string, string],
    etags: readonly (string | null)[] = [],
  ): Promise<readonly Answer[]> => {
    const boss = await copies[on].as('boss');
    const answers: Answer[] = [];
    for (const [n, [who, path]] of readsOf(on, id, at, boss).entries()) {
      const etag = etags[n];
      answers.push(await who.get(path, etag ? { 'if-none-match': etag } : {}));
    }
    return answers;
  };
  /** What a copy still shows, or says that the client has as it should be. */
  const stillShown = async (on: 0 | 1, whose: readonly [string, string], before: readonly Answer[]) => {
    const [fresh, kept] = [
      await readAll(on, whose),
      await readAll(
        on,
        whose,
        before.map(({ etag }) => etag),
      ),
    ];
    return before.flatMap(({ text }, n) => {
      const [read, asked] = [fresh[n], kept[n]];
      const isShown = [read, asked].some((answer) => answer !== undefined && isAbout(whose[0], answer.text));
      const isKept = isAbout(whose[0], text) && asked?.status === 304;
      return isShown || isKept ? [`${String(n)}: ${isKept ? 'as you have it' : 'shown'}`] : [];
    });
  };
  const shown = async (on: 0 | 1, id: string, at: string): Promise<readonly Answer[]> => {
    await until(async () => (await readAll(on, [id, at])).every(({ text }) => isAbout(id, text)), 'all of it is shown');
    return readAll(on, [id, at]);
  };

  it.each([
    ['hears of it', false],
    ['hears of nothing that others commit', true],
  ])(
    'is over on the other copy with its answer, where that %s: in reads, kept answers, names and emails',
    async (_, isDeaf) => {
      if (isDeaf)
        for (const proxy of proxies) {
          proxy.toServer = deafened;
          proxy.cutAll();
        }
      for (const [n, on] of [0, 1, 0, 1].entries() as ArrayIterator<[number, 0 | 1]>) {
        const id = `${isDeaf ? 'deaf' : 'kay'}${String(n)}`;
        const other = on === 0 ? 1 : 0;
        // Written on the other copy, so that all that it has of its own writes is there, too.
        const at = await nominated(other, id);
        const before = await shown(other, id, at);
        await erase(on, id);
        expect(await stillShown(other, [id, at], before)).toEqual([]);
        const person = { id: `${id}-next`, name: 'Next', email: emailOf(id), orgUnit: 'platform' };
        expect((await ops[other].post('/people', person)).status).toBe(201);
        const again = await ops[other].post('/people', registrationOf(id), { 'idempotency-key': `register-${id}` });
        expect([again.status, isAbout(id, again.text)]).toEqual([422, false]);
      }
    },
    60_000,
  );

  it('is over on a copy whose own views stand still', async () => {
    for (const proxy of proxies) proxy.toServer = deafened;
    const own = Object.entries({ ...workerSettings, ...proxied }).filter(([name]) => name !== 'PLUMBLINE_VIEWS_URL');
    const env = { ...Object.fromEntries(own), PLUMBLINE_PROJECTIONS: 'worker' };
    const dataDir = join(folder, 'three');
    const itsWorker = await startTheWorker(env, dataDir);
    const third = await startServer(dataDir, { env });
    try {
      const at = await nominated(0, 'stan');
      const [admin, boss] = [await third.as('mate', 'admin'), await third.as('boss')];
      const read = async (...etags: readonly (string | null)[]): Promise<readonly Answer[]> => {
        const answers: Answer[] = [];
        // The list first: it reads no stream of theirs, and so asks for no key on its way.
        for (const [n, path] of ['/people?limit=200', '/people/stan', at].entries()) {
          const etag = etags[n];
          answers.push(await (path === at ? boss : admin).get(path, etag ? { 'if-none-match': etag } : {}));
        }
        return answers;
      };
      const isWhole = (answers: readonly Answer[]): boolean => answers.every(({ text }) => isAbout('stan', text));
      await until(async () => isWhole(await read()), 'it has caught up');
      const before = await read();
      const same = await read(...before.map(({ etag }) => etag));
      expect(same.map(({ status }) => status)).toEqual([304, 304, 304]);
      await itsWorker.stop();
      await erase(0, 'stan');
      for (const answers of [await read(...before.map(({ etag }) => etag)), await read()])
        expect(answers.map(({ status, text }) => [status, isAbout('stan', text)])).toEqual([
          [200, false],
          [200, false],
          [200, false],
        ]);
      const person = { id: 'stan-next', name: 'Next', email: emailOf('stan'), orgUnit: 'platform' };
      expect((await admin.post('/people', person)).status).toBe(201);
    } finally {
      await third.close();
    }
  }, 60_000);

  it('is over on the other copy whatever of its connections is cut meanwhile', async () => {
    const people = await Promise.all(
      Array.from({ length: 2 }, async (_, n) => [`cut${String(n)}`, await nominated(1, `cut${String(n)}`)] as const),
    );
    for (const [id, at] of people) await shown(1, id, at);
    const cutting = setInterval(() => {
      for (const proxy of proxies) proxy.cutAll();
    }, 250);
    const statuses = new Set<number>();
    try {
      for (const [id, at] of people) {
        await erase(0, id);
        for (let times = 0; times < 5; times += 1) {
          const answers = await readAll(1, [id, at]);
          answers.map(({ status }) => statuses.add(status));
          expect(answers.filter(({ text }) => isAbout(id, text)).map(({ status }) => status)).toEqual([]);
          await sleep(30);
        }
      }
    } finally {
      clearInterval(cutting);
    }
    expect(statuses).toContain(200);
  }, 60_000);
});
