import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { criteriaOf, type DocumentSet } from '../../support/documents/document-set.js';
import { nominate, openCycle, register } from '../support/building-blocks.js';
import { type Client, ok } from '../support/client.js';
import { filesIn, holdsAt } from '../support/document-files.js';
import { makeDataDir, removeDataDir, type Server, startServer } from '../support/server.js';
import { proceed } from '../support/stages.js';

type Source = Readonly<{
  name: string;
  blueprint: string;
  section: string;
  text: string;
  locator: string;
  href: string;
}>;
type Sourced = Readonly<{ text: string; source: Source | null }>;
type Part = Sourced & Readonly<{ key: string }>;
/** A criterion as readiness, gaps and heat map name it. */
type Cited = Sourced & Readonly<{ criterion: string }>;

const EDITED = 'Said in our own words.';
const HAND = { key: 'by-hand', text: 'Nobody else says this.' };
const LINKS = /^\/v1\/frameworks\/track\/versions\/1\/criteria\/[a-z0-9-]+\/source$/;

export const sentencesSuite = (documents: DocumentSet) => (): void => {
  let folder: string;
  let dataDir: string;
  let files: readonly string[];
  let server: Server;
  let ops: Client;
  let at: string;
  let edited: string;

  const read = async (client: Client, path: string) => (await ok(client.get(path, await server.latest()))).body;
  const ifMatch = () => server.ifMatch('framework-track');
  const levels = async (client: Client) =>
    (await read(client, `${at}/readiness`))['levels'] as { level: string; criteria: Cited[] }[];
  const criteriaFor = async (client: Client) => (await levels(client)).flatMap(({ criteria }) => criteria);
  const fileOf = ({ name }: Source): string => files.find((file) => basename(file) === name) ?? '';

  const applyEverything = async (): Promise<void> => {
    for (const file of files) {
      const path = `/frameworks/track/blueprints?name=${basename(file)}`;
      await ok(ops.send('POST', path, { raw: readFileSync(file), headers: { 'content-type': 'text/plain' } }));
    }
    const { mapping } = await read(ops, '/frameworks/track/mapping');
    await ok(ops.put('/frameworks/track/mapping', mapping, await ifMatch()));
  };
  /** One criterion is edited, one is written by hand. */
  const edit = async (): Promise<void> => {
    const { draft } = await read(ops, '/frameworks/track');
    const [first] = (draft as { criteria: (Part & { area: string; requirements: object[] })[] }).criteria;
    if (first === undefined) throw new Error('There is no criterion.');
    const { key, area, requirements } = first;
    edited = key;
    const body = { area, text: EDITED, requirements };
    await ok(ops.put(`/frameworks/track/criteria/${key}`, body, await ifMatch()));
    await ok(ops.post('/frameworks/track/criteria', { ...HAND, area, requirements }));
    await ok(ops.post('/frameworks/track/publications', undefined, await ifMatch()));
  };

  beforeAll(async () => {
    folder = makeDataDir();
    dataDir = join(folder, 'data');
    files = filesIn(folder, documents);
    server = await startServer(dataDir);
    ops = await server.as('ops', 'admin');
    await register(ops);
    await ok(ops.post('/frameworks', { id: 'track', track: 'ic', title: 'ICs', scale: { min: 1, max: 5 } }));
    await applyEverything();
    await edit();
    await openCycle(ops, 'round', { framework: { id: 'track', version: 1 }, levels: ['senior', 'staff'] });
    const nomination = { cycle: 'round', candidate: 'kim', targetLevel: 'staff' };
    at = await nominate(await server.as('boss'), nomination, [HAND.key]);
    await proceed({ server, cycleId: 'round', at, reviewers: ['ria', 'rob'] }, 'drafted', 'reviewing');
    const { criteria } = (await ok(ops.get('/frameworks/track/versions/1'))).body as {
      criteria: { key: string; requirements: { level: string }[] }[];
    };
    const others = criteria.filter(
      ({ key, requirements }) => key !== HAND.key && requirements.some(({ level }) => level === 'staff'),
    );
    const review = {
      ...{ ratings: [{ criterion: HAND.key, rating: 3 }], recommendation: 'promote', confidence: 'low' },
      cannotJudge: others.map(({ key }) => ({ criterion: key })),
    };
    await ok((await server.as('ria')).post(`${at}/reviews`, review));
  }, 60_000);
  afterAll(async () => {
    await server.close();
    removeDataDir(folder);
  });

  it('exists for every criterion of every level, and leads to the text of a document', async () => {
    const shown = await criteriaFor(ops);
    // And the one that is written by hand, at one level.
    expect(shown).toHaveLength(criteriaOf(documents) + 1);
    for (const { criterion: key, text, source } of shown.filter((each) => each.criterion !== HAND.key)) {
      if (source === null) throw new Error(`${key} has no source.`);
      expect([key, source.text]).toEqual([key, key === edited ? expect.not.stringContaining(EDITED) : text]);
      expect([source.locator, holdsAt(fileOf(source), source.locator, source.text)]).toEqual([source.locator, true]);
      expect([source.section.length > 0, source.href]).toEqual([true, expect.stringMatching(LINKS)]);
    }
    expect(shown.find(({ criterion }) => criterion === edited)?.text).toBe(EDITED);
    const byHand = { criterion: HAND.key, text: HAND.text };
    expect(shown.filter(({ source }) => source === null)).toMatchObject([byHand]);
  });

  it.each([
    ['a line manager', 'boss'],
    ['a reviewer whose review is in', 'ria'],
    ['a member of the committee', 'mia'],
    ['the chair', 'chair'],
    ['an admin', 'ops'],
  ])('can be followed by %s', async (_who, subject) => {
    const client = await server.as(subject, ...(subject === 'ops' ? (['admin'] as const) : []));
    const criteria = await criteriaFor(client);
    expect(criteria.length).toBeGreaterThanOrEqual(documents.asked.staff);
    for (const { criterion: key, text, source } of criteria) {
      const opened = await ok(
        client.get(source?.href.replace('/v1', '') ?? `/frameworks/track/versions/1/criteria/${key}/source`),
      );
      expect(opened.body).toEqual({ framework: { id: 'track', version: 1 }, key, text, source });
    }
    const gaps = (await read(client, `${at}/gaps?level=staff`))['gaps'] as Cited[];
    const staff = (await levels(client)).find(({ level }) => level === 'staff')?.criteria ?? [];
    const sources = new Map(staff.map(({ criterion, text, source }) => [criterion, { text, source }]));
    expect(gaps).toHaveLength(documents.asked.staff);
    for (const { criterion, text, source } of gaps) expect({ text, source }).toEqual(sources.get(criterion));
  });

  it('starts in the heat map too', async () => {
    const map = await read(await server.as('mia'), '/cycles/round/levels/senior/heat-map');
    const senior = (await levels(ops)).find(({ level }) => level === 'senior')?.criteria ?? [];
    expect(map['framework']).toEqual({ id: 'track', version: 1 });
    expect((map['criteria'] as Cited[]).map(({ criterion, source }) => [criterion, source])).toEqual(
      senior.map(({ criterion, source }) => [criterion, source]),
    );
  });

  it('is open to a reviewer who may not see readiness yet', async () => {
    const rob = await server.as('rob');
    expect((await rob.get(`${at}/readiness`)).body['code']).toBe('own-review-first');
    const { body } = await ok(rob.get(`/frameworks/track/versions/1/criteria/${edited}/source`));
    expect(body['text']).toBe(EDITED);
  });

  it('leads to the sentences of counter-signals too, and to nothing that was not published', async () => {
    const boss = await server.as('boss');
    const { counterSignals } = await read(boss, '/frameworks/track/versions/1');
    for (const { key, text } of counterSignals as Part[]) {
      const { body } = await ok(boss.get(`/frameworks/track/versions/1/counter-signals/${key}/source`));
      expect(body).toMatchObject({ text, source: { text } });
    }
    for (const path of ['2/criteria/by-hand', '1/criteria/no-such', '1/counter-signals/by-hand', 'x/criteria/by-hand'])
      expect([path, (await boss.get(`/frameworks/track/versions/${path}/source`)).status]).toEqual([path, 404]);
  });

  it('shows a viewer nothing of a document that no published version came from', async () => {
    const boss = await server.as('boss');
    const [source] = (await criteriaFor(boss)).flatMap((each) => each.source ?? []);
    const path = `/frameworks/track/blueprints/${source?.blueprint ?? ''}`;
    const kindsFor = async (viewer: Client): Promise<ReadonlySet<string>> => {
      const kinds = new Set<string>();
      for (let cursor: string | null = ''; cursor !== null;) {
        const page = await read(viewer, `${path}?limit=200${cursor === '' ? '' : `&cursor=${cursor}`}`);
        for (const { kind } of page['items'] as { kind: string }[]) kinds.add(kind);
        cursor = page['nextCursor'] as string | null;
      }
      return kinds;
    };
    expect([...(await kindsFor(boss))].sort()).toEqual([
      'anti-pattern',
      'career-edge',
      'promotion',
      'red-flag',
      'skill',
    ]);
    expect([...(await kindsFor(ops))]).toEqual(expect.arrayContaining(['interview-exercise', 'dimension', 'kpi']));
    expect(await read(boss, path)).toMatchObject({ report: { unmapped: null, ambiguities: null }, changes: null });
  });
};
