import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { type EventStore, StoreUnavailable } from '@plumbline/event-log';
import { openEventStoreDb } from '@plumbline/event-store';
import { createLogger, eventStoreDbOf, readConfig } from '@plumbline/platform';
import { memberAdded, tempDir } from '@plumbline/testing';
import { createApp } from '../../../apps/api/src/create-app.js';
import { lineOf } from '../../../apps/cli/src/settings-check/tried.js';
import { tryEach } from '../../../apps/cli/src/settings-check/try-each.js';
import { startWorker } from '../../../apps/worker/src/worker.js';
import { type Certificates, makeCertificates } from '../../support/certificates.js';
import { describeWhere } from '../../support/describe-where.js';
import type { Member } from '../../support/eventstoredb/gossip.js';
import type { ServerLog } from '../../support/eventstoredb/log.js';
import { EventStoreDbServer } from '../../support/eventstoredb/server.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';
import { sharedSettings } from '../../support/shared-settings.js';

/** However often a client tries. */
const PATIENCE_MS = 15_000;
const DEADLINE_MS = 2_000;
const USER = { username: 'plumb:line', password: 'hunter2/of:plumb@line' };

describeWhere(['postgres', 'openssl', 'server-in-hand'], 'EventStoreDB by TLS, for a user', () => {
  const { database, atEnd } = usePostgres();
  const folder = tempDir();
  const ends: (() => unknown)[] = [];
  let files: Certificates;
  let viewsUrl = '';
  beforeAll(async () => {
    files = makeCertificates(folder.path);
    const views = await database();
    viewsUrl = views.url;
    atEnd(async () => {
      await views.drop();
      folder.remove();
    });
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  const started = async (log?: ServerLog, secured: object | null = USER): Promise<EventStoreDbServer> => {
    const server = await EventStoreDbServer.start(log, secured && { certificates: files, ...USER });
    ends.push(() => server.close());
    return server;
  };
  let made = 0;
  const configOf = (url: string) => {
    made += 1;
    const dir = join(folder.path, String(made));
    const { PLUMBLINE_STORE_URL: text = '', ...settings } = sharedSettings(dir, url);
    const file = join(dir, 'store-url');
    writeFileSync(file, `${text}\n`, { mode: 0o600 });
    return readConfig({
      ...{ ...settings, PLUMBLINE_STORE_URL_FILE: file, PLUMBLINE_VIEWS_URL: viewsUrl },
      ...{ PLUMBLINE_DATA_DIR: dir, PORT: '0', PLUMBLINE_WORKER_PORT: '0' },
    });
  };
  const opened = async (url: string): Promise<EventStore> => {
    const config = configOf(url);
    const { store, dataDir } = config;
    if (store.engine !== 'eventstoredb') throw new Error('the address is of another engine');
    const one = await openEventStoreDb({
      ...eventStoreDbOf(config, store),
      keys: { dataDir },
      deadlineMs: DEADLINE_MS,
    });
    ends.push(() => one.close());
    return one;
  };

  it('is read and written to, and tells of what is new, at the address that a file holds', async () => {
    const server = await started();
    const store = await opened(server.url);
    expect(await store.append('cycle-a', 'no-stream', [memberAdded(1)])).toMatchObject({ ok: true });
    expect(await store.readStream('cycle-a')).toHaveLength(1);
    while (server.following < 1) await sleep(10);
    const lines = (await tryEach(configOf(server.url))).map(lineOf);
    expect(lines).toContainEqual(expect.stringMatching(/^works {2}events esdb:\/\/localhost:\d+: .* about 1 events/u));
  });

  type Refused = readonly [url: (secured: URL, open: URL) => string | URL, why: RegExp];
  const changed = (
    url: URL,
    { ca, ...parts }: Partial<Pick<URL, 'username' | 'password' | 'port'>> & { ca?: string },
  ) => {
    if (ca !== undefined) url.searchParams.set('tlsCAFile', ca);
    return Object.assign(url, parts);
  };
  const UNTRUSTED = /the certificate of the server is of no authority that is known here\. Name .* tlsCAFile=FILE/u;
  const NOT_TAKEN = /the server does not take this user with this password\. Set both right in the address/u;
  const REFUSED: Readonly<Record<string, Refused>> = {
    'a wrong password': [(url) => changed(url, { password: 'hunter3' }), NOT_TAKEN],
    'an unknown user': [(url) => changed(url, { username: 'nobody' }), NOT_TAKEN],
    'no user': [
      (url) => url.href.replace(/\/\/.*@/u, '//'),
      /the server lets in nobody without a name and password\. Write them into the address/u,
    ],
    'another authority': [(url) => changed(url, { ca: files.otherCa }), UNTRUSTED],
    'no authority': [(url) => url.href.replace(/&tlsCAFile=[^&]*/u, ''), UNTRUSTED],
    'a cluster of another authority': [
      (url) => changed(url, { ca: files.otherCa }).href.replace('esdb:', 'esdb+discover:'),
      UNTRUSTED,
    ],
    'another name of the host': [
      (url) => url.href.replace('localhost', '127.0.0.1'),
      /the certificate of the server is for another host\. Name the host in the address as/u,
    ],
    'no TLS, where the server wants it': [
      (url) => `esdb://${url.host}?tls=false`,
      /the server hung up\. Unless it is starting, it takes nothing in clear: leave tls=false out/u,
    ],
    'TLS, where the server has none': [
      (url, open) => changed(url, { port: open.port }),
      /the server does not speak TLS there\. Turn it on there, or write tls=false into the address/u,
    ],
  };

  it(
    'is refused in words, with the fix, where the address says otherwise',
    async () => {
      const [secured, open] = [new URL((await started()).url), new URL((await started(undefined, null)).url)];
      const all = Object.entries(REFUSED).map(async ([name, [url, why]]) => {
        const address = String(url(new URL(secured), open));
        const [lines, error] = await Promise.all([
          tryEach(configOf(address)),
          opened(address).then(
            () => undefined,
            (reason: unknown) => reason,
          ),
        ]);
        const line = lines.filter(({ engine }) => engine === 'events').map(lineOf)[0] ?? '';
        return { name, why, line, error };
      });
      for (const { name, why, line, error } of await Promise.all(all)) {
        expect([name, line]).toEqual([name, expect.stringMatching(/^FAILS {2}events \S+: PLUMBLINE_STORE_URL: /u)]);
        expect([name, line]).toEqual([name, expect.stringMatching(why)]);
        expect([name, error]).toEqual([name, expect.any(StoreUnavailable)]);
        expect([name, String(error)]).toEqual([name, expect.stringMatching(why)]);
        expect(`${line}${inspect(error, { depth: 9 })}`).not.toMatch(/hunter|aHVudGVy/u);
      }
    },
    PATIENCE_MS,
  );

  it('with a wrong password keeps a server from its start, and a worker waiting, and both say why', async () => {
    const server = await started();
    const said: string[] = [];
    const destination = { write: (line: string) => void said.push(line) };
    const logger = createLogger({ level: 'debug', name: 'worker', destination });
    const stop = new AbortController();
    const address = changed(new URL(server.url), { password: 'hunter3' });
    await expect(createApp(configOf(address.href), { logger })).rejects.toThrow(NOT_TAKEN);
    const worker = startWorker(configOf(address.href), logger, stop.signal);
    while (!said.join('').includes('waiting for the event store')) await sleep(20);
    stop.abort();
    await expect(worker).rejects.toThrow();
    expect(said.join('')).toMatch(NOT_TAKEN);
    expect(said.join('')).not.toMatch(/hunter|plumb@line|plumb%40line/u);
  });

  describe('of several nodes', () => {
    const memberOf = ({ proxy }: EventStoreDbServer, state: Member['state'], isAlive = true): Member => ({
      ...{ state, isAlive, address: 'localhost', port: proxy.port },
    });
    /** Each has a log of its own, so that it shows where something was written. */
    const cluster = async (log?: ServerLog) => {
      const [leader, follower] = [await started(log), await started()];
      leader.members = [memberOf(follower, 'FOLLOWER'), memberOf(leader, 'LEADER')];
      follower.members = leader.members;
      return { leader, follower };
    };
    const addressOf = (...nodes: readonly EventStoreDbServer[]): string => {
      const hosts = nodes.map(({ proxy }) => `localhost:${String(proxy.port)}`).join();
      return nodes[0]?.url.replace(/localhost:\d+/u, hosts) ?? '';
    };
    const isIn = ({ log }: EventStoreDbServer): number => log.all.length;

    it('is written to at its leader, which any node that answers names', async () => {
      const { leader, follower } = await cluster();
      const gone = await started();
      gone.proxy.toServer = () => 'cut';
      const store = await opened(addressOf(follower, gone));
      await store.append('cycle-a', 'no-stream', [memberAdded(1)]);
      expect([isIn(leader) > 0, isIn(follower)]).toEqual([true, 0]);
      expect(await (await opened(follower.url.replace('esdb:', 'esdb+discover:'))).readStream('cycle-a')).toHaveLength(
        1,
      );
    });

    it('is written to at the next leader once another is elected', async () => {
      const { leader, follower } = await cluster();
      const store = await opened(addressOf(leader, follower));
      await store.append('cycle-a', 'no-stream', [memberAdded(1)]);
      const next = await started(leader.log);
      follower.members = [memberOf(leader, 'LEADER', false), memberOf(follower, 'FOLLOWER'), memberOf(next, 'LEADER')];
      leader.proxy.cutAll();
      leader.proxy.toServer = () => 'cut';
      expect(await store.append('cycle-a', 0n, [memberAdded(2)])).toMatchObject({ ok: true });
      expect(isIn(follower)).toBe(0);
    });

    it('is refused in words while none of them leads', async () => {
      const { follower } = await cluster();
      follower.members = [memberOf(follower, 'FOLLOWER')];
      await expect(opened(follower.url.replace('esdb:', 'esdb+discover:'))).rejects.toThrow(
        'no node of the cluster leads now',
      );
    });
  });
});
