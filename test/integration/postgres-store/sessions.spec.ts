import { setTimeout as sleep } from 'node:timers/promises';
import { connect, NotConnected, prepared, Session, TimedOut } from '@plumbline/postgres';
import { describeWhere } from '../../support/describe-where.js';
import { runSql } from '../../support/postgres/new-database.js';
import { usePostgres } from '../../support/postgres/use-postgres.js';

const TIMEOUT_MS = 5_000;

describeWhere('postgres', 'a session with PostgreSQL', () => {
  const postgres = usePostgres();
  let url = '';
  const sessions: Session[] = [];
  const sessionOf = (open = () => connect({ url, timeoutMs: TIMEOUT_MS })): Session => {
    const session = new Session(open);
    sessions.push(session);
    return session;
  };
  const soon = (ms = TIMEOUT_MS): number => performance.now() + ms;
  const pidOn = (session: Session): Promise<number> =>
    session.run(soon(), async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      return rows[0]?.pid ?? 0;
    });
  const connections = async (): Promise<number> =>
    (await runSql(url, 'SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()'))
      .length;
  const settled = async (expected: number): Promise<number> => {
    for (const end = soon(); performance.now() < end && (await connections()) !== expected;) await sleep(20);
    return connections();
  };
  beforeAll(async () => {
    const database = await postgres.database();
    postgres.atEnd(database.drop);
    ({ url } = database);
  });
  afterEach(async () => {
    for (const session of sessions.splice(0)) session.close();
    expect(await settled(0)).toBe(0);
  });

  it('begins nothing for whoever was told that it took too long, once it is connected', async () => {
    const session = sessionOf(async () => {
      await sleep(150);
      return connect({ url, timeoutMs: TIMEOUT_MS });
    });
    let isBegun = false;
    const asked = session.run(soon(20), () => {
      isBegun = true;
      return Promise.resolve();
    });
    await expect(asked).rejects.toThrow(TimedOut);
    await sleep(400);
    expect(isBegun).toBe(false);
  });

  it('keeps its new connection when the end of the old one is heard', async () => {
    const session = sessionOf();
    const first = await pidOn(session);
    await expect(session.run(soon(), () => Promise.reject(new TimedOut()))).rejects.toThrow(TimedOut);
    const second = await pidOn(session);
    expect(second).not.toBe(first);
    await sleep(50);
    expect(await pidOn(session)).toBe(second);
  });

  it('leaves no connection behind on which the first thing fails, or takes too long', async () => {
    for (const [first, ms] of [
      ['LISTEN', TIMEOUT_MS],
      ['SELECT pg_sleep(3)', 50],
    ] as const) {
      const client = await connect({ url, timeoutMs: TIMEOUT_MS });
      await expect(prepared(client, ms, () => client.query(first))).rejects.toThrow();
    }
    expect(await settled(0)).toBe(0);
  });

  it('says that there is none in words without a name, also where the server gives the reason', async () => {
    const wrong = new URL(url);
    wrong.password = 'another';
    const error: unknown = await connect({ url: wrong.href, timeoutMs: TIMEOUT_MS }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NotConnected);
  });
});
