import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedIssuer } from '@plumbline/access';
import { tempDir } from '@plumbline/testing';
import { draftOf } from '../e2e/support/building-blocks.js';
import { type Answer, Client } from '../e2e/support/client.js';
import { sharedSettings } from '../support/shared-settings.js';
import { describeWhere } from '../support/describe-where.js';
import type { ServerProcess } from '../support/server-process.js';
import { runSql } from '../support/postgres/new-database.js';
import { usePostgres } from '../support/postgres/use-postgres.js';
import { Release } from './release.js';

const DOMAIN = 'libs/domain/src';
const STORE = 'libs/event-store/src';
const instead = (from: string, to: string) => (text: string) => text.replace(from, to);

/** One more migration, and one more version of an event: an area can have a note. */
const NEXT = [
  {
    file: `${STORE}/postgres/schema.ts`,
    changed: instead('= [FIRST]', '= [FIRST, `ALTER TABLE ${SCHEMA}.events ADD COLUMN noted text;`]'),
  },
  {
    file: `${STORE}/codec/formats.ts`,
    changed: (text: string) =>
      text
        .replace('EVENT_FORMAT = 1', 'EVENT_FORMAT = 2')
        .replace(
          '> = new Map()',
          "> = new Map([['AreaDescribed.v2', { since: 2, earlier: ({ note: _, ...rest }) => rest }]])",
        ),
  },
  {
    file: `${STORE}/codec/upcast.ts`,
    changed: instead(
      "['BlueprintImported',",
      "['AreaDescribed', new Map([[1, (data: Data) => ({ ...data, note: null })]])],\n  ['BlueprintImported',",
    ),
  },
  { file: `${DOMAIN}/events.ts`, changed: instead('AreaDescribed: 1', 'AreaDescribed: 2') },
  {
    file: `${DOMAIN}/framework/decide/areas.ts`,
    changed: instead(
      "[{ type: 'AreaDescribed', data }]",
      "[{ type: 'AreaDescribed', data: { ...data, note: data.area.title.startsWith('Noted') ? 'It is new.' : null } }]",
    ),
  },
] as const;
const SCHEMA_FILE = 'contracts/events/AreaDescribed.v1.schema.json';
const nextSchema = (): string => {
  const schema = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as {
    properties: { data: { properties: object; required: string[] } };
  };
  const { data } = schema.properties;
  Object.assign(data.properties, { note: { type: ['string', 'null'] } });
  data.required.push('note');
  return JSON.stringify({ ...schema, $id: SCHEMA_FILE.replace('v1', 'v2') });
};

const POLL_MS = 500;

describeWhere('postgres', 'two releases side by side over one database', () => {
  const postgres = usePostgres();
  const folder = tempDir();
  const today = Release.ofThisTree;
  let next: Release;
  let url = '';
  let env: Readonly<Record<string, string>> = {};
  const running: ServerProcess[] = [];

  const start = async (release: Release, name: string): Promise<ServerProcess> => {
    const copy = await release.start({ ...env, PLUMBLINE_DATA_DIR: join(folder.path, name) });
    running.push(copy);
    return copy;
  };
  const opsOf = async ({ base }: ServerProcess): Promise<Client> => {
    const issuer = new EmbeddedIssuer(folder.path, env['PLUMBLINE_SIGNING_KEY_FILE'] ?? null);
    return new Client(base, await issuer.issueToken({ subject: 'ops', roles: ['admin'] }));
  };
  const describeArea = (ops: Client, key: string, title: string): Promise<Answer> =>
    ops.post('/frameworks/eng/areas', { key, title, examples: [] });
  const versions = async (): Promise<readonly unknown[]> =>
    (await runSql(url, "SELECT version FROM plumbline_log.events WHERE type = 'AreaDescribed' ORDER BY position")).map(
      ({ version }) => version,
    );

  beforeAll(async () => {
    const database = await postgres.database();
    postgres.atEnd(database.drop);
    url = database.url;
    env = sharedSettings(folder.path, url);
    next = await Release.after(NEXT);
    next.add('contracts/events/AreaDescribed.v2.schema.json', nextSchema());
  });
  afterAll(async () => {
    await Promise.all(running.map((copy) => copy.stop()));
    next.remove();
    folder.remove();
  });

  let old: ServerProcess;
  let fresh: ServerProcess;

  it('needs the migration before the newer one starts', async () => {
    old = await start(today, 'old');
    const ops = await opsOf(old);
    expect((await ops.post('/frameworks', draftOf('eng'))).status).toBe(201);
    expect((await describeArea(ops, 'craft', 'Craft')).status).toBeLessThan(300);
    await expect(start(next, 'too-early')).rejects.toThrow('run "plumbline migrate" first');
  });

  it('migrates once, where two do it at the same time, under the older one', async () => {
    const runs = await Promise.all([1, 2].map(() => next.plumbline(env, 'migrate', '--json')));
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect(runs.map(({ said }) => (JSON.parse(said) as { events: { from: number } }).events.from).sort()).toEqual([
      1, 2,
    ]);
    expect((await describeArea(await opsOf(old), 'people', 'People')).status).toBeLessThan(300);
  });

  it('writes what the older one reads', async () => {
    fresh = await start(next, 'fresh');
    const { status, position } = await describeArea(await opsOf(fresh), 'plan', 'Plan');
    expect(status).toBeLessThan(300);
    const read = await (await opsOf(old)).get('/frameworks/eng', { 'plumbline-min-position': position ?? '' });
    expect(read.text).toContain('"Plan"');
    expect(await versions()).toEqual([1, 1, 1]);
  });

  it('refuses what the older one cannot read, and says what ends that', async () => {
    const refused = await describeArea(await opsOf(fresh), 'new', 'Noted');
    expect(refused).toMatchObject({ status: 503, body: { code: 'upgrade-unfinished' } });
    expect(refused.headers.get('retry-after')).not.toBeNull();
    expect(refused.text).toContain('plumbline migrate finish');
    expect(await versions()).toEqual([1, 1, 1]);
  });

  it('is not finished before the older one is gone, and then is for ever', async () => {
    const early = await next.plumbline(env, 'migrate', 'finish');
    expect(early.said).toContain('Stop them');
    expect(early.code).not.toBe(0);
    expect((await old.stop()).code).toBe(0);
    expect(await next.plumbline(env, 'migrate', 'finish')).toMatchObject({ code: 0 });
    await new Promise((soon) => setTimeout(soon, POLL_MS));
    expect((await describeArea(await opsOf(fresh), 'new', 'Noted')).status).toBeLessThan(300);
    expect(await versions()).toEqual([1, 1, 1, 2]);
    await expect(start(today, 'too-late')).rejects.toThrow('the upgrade to a newer Plumbline is finished');
  });
});
