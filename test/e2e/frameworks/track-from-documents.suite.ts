import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { careerEdgesOf, counterSignalsOf, criteriaOf, type DocumentSet } from '../../support/documents/document-set.js';
import { evidence, nominate, openCycle, register } from '../support/building-blocks.js';
import { jsonOf, plumbline, type Ran } from '../support/cli.js';
import { type Client, ok, seen } from '../support/client.js';
import { editedPost, filesIn, holdsAt, lineIn } from '../support/document-files.js';
import { makeDataDir, removeDataDir, type Server, startServer } from '../support/server.js';
import { proceed } from '../support/stages.js';

type Source = Readonly<{ blueprint: string; item: string; locator: string }>;
type Part = Readonly<{ key: string; area: string; text: string; source: Source | null }>;
type Criterion = Part & Readonly<{ requirements: readonly Readonly<{ level: string; weight: number | null }>[] }>;
type Draft = Readonly<{
  levels: readonly { key: string }[];
  areas: readonly { key: string }[];
  criteria: readonly Criterion[];
  counterSignals: readonly Part[];
}>;
type Rule = Readonly<{ blueprint: string; kind: string; group: string | null; becomes: string; basis: string }>;
type Item = Readonly<{ kind: string; key: string; text: string; locator: string }>;
type Reworded = Readonly<{ key: string; from: string; to: string }>;

/** With its way back to the document, which every part that a mapping makes has. */
const sourced = <P extends Part>(part: P): P & Readonly<{ source: Source }> => {
  if (part.source === null) throw new Error(`${part.key} has no source.`);
  return { ...part, source: part.source };
};

export const trackFromDocuments = (documents: DocumentSet) => (): void => {
  let folder: string;
  let dataDir: string;
  let server: Server;
  let ops: Client;
  let chair: Client;
  let boss: Client;
  let id: string;
  let at: string;
  let draft: Draft;
  let digests: readonly string[];
  let files: readonly string[];

  const run = (...args: string[]): Promise<Ran> =>
    plumbline(args, { PLUMBLINE_URL: server.base, PLUMBLINE_DATA_DIR: dataDir });
  const read = async (path: string, client = ops) => (await ok(client.get(path, await server.latest()))).body;
  const itemsOf = async (sha256: string): Promise<readonly Item[]> => {
    const items: Item[] = [];
    for (let next: string | null = ''; next !== null;) {
      const from: string = next === '' ? '' : `&cursor=${next}`;
      const page = await read(`/frameworks/${id}/blueprints/${sha256}?limit=200${from}`);
      items.push(...(page['items'] as Item[]));
      next = page['nextCursor'] as string | null;
    }
    return items;
  };
  const draftOf = async (): Promise<Draft> => (await read(`/frameworks/${id}`))['draft'] as Draft;
  const ifMatch = () => server.ifMatch(`framework-${id}`);
  const put = async (path: string, body: unknown) => ok(ops.put(`/frameworks/${id}/${path}`, body, await ifMatch()));
  const asking = (level: string, { criteria } = draft): readonly Criterion[] =>
    criteria.filter(({ requirements }) => requirements.some((asked) => asked.level === level));

  beforeAll(async () => {
    folder = makeDataDir();
    dataDir = join(folder, 'data');
    files = filesIn(folder, documents);
    server = await startServer(dataDir);
    [ops, chair, boss] = [await server.as('ops', 'admin'), await server.as('chair'), await server.as('boss')];
    await register(ops);
    const ran = await run('framework', 'import', ...files, '--title', 'Individual contributors', '--json');
    if (ran.code !== 0) throw new Error(ran.stderr);
    const imported = jsonOf(ran);
    id = String(imported['id']);
    digests = (imported['documents'] as { sha256: string }[]).map(({ sha256 }) => sha256);
  }, 60_000);
  afterAll(async () => {
    await server.close();
    removeDataDir(folder);
  });

  it('records each document whole, and applies no mapping that nobody reviewed', async () => {
    expect(await draftOf()).toMatchObject({
      ...{ levels: [], areas: [], criteria: [], counterSignals: [] },
      blueprints: digests.map((sha256) => ({ sha256 })),
    });
    const events = await server.store.readStream(`framework-${id}`);
    expect(events.map(({ type }) => type)).toEqual(['FrameworkDrafted', ...files.map(() => 'BlueprintImported')]);
    for (const sha256 of digests) {
      const { report, ...blueprint } = await read(`/frameworks/${id}/blueprints/${sha256}`);
      expect(blueprint).toMatchObject({ sha256 });
      const counts = (report as { counts: Record<string, number> }).counts;
      const kinds = Object.entries(counts).filter(([name]) => !name.includes('/'));
      expect(kinds.reduce((sum, [, count]) => sum + count, 0)).toBe((await itemsOf(sha256)).length);
    }
    await ok(ops.post('/frameworks', { id: 'other', track: 'x', title: 'X', scale: { min: 1, max: 5 } }));
    const refused = await ops.send('POST', '/frameworks/other/blueprints?name=role.json&apply=default', {
      raw: readFileSync(files[0] ?? ''),
      headers: { 'content-type': 'text/plain' },
    });
    expect([refused.status, refused.body['code']]).toEqual([409, 'mapping-needed']);
  });

  it('proposes a mapping with reasons, and uses nothing that is stated for hiring', async () => {
    const shown = await read(`/frameworks/${id}/mapping`);
    const { levels, rules } = shown['mapping'] as { levels: { key: string }[]; rules: (Rule & { reason: string })[] };
    expect(levels.map(({ key }) => key)).toEqual(['senior', 'staff', 'principal']);
    expect(new Set(rules.map(({ blueprint }) => blueprint))).toEqual(new Set(digests));
    const becoming = (kind: string) => [...new Set(rules.filter((rule) => rule.kind === kind).map((r) => r.becomes))];
    expect([becoming('promotion'), becoming('anti-pattern'), becoming('red-flag')]).toEqual([
      ['criterion'],
      ['counter-signal'],
      ['counter-signal'],
    ]);
    for (const kind of ['dimension', 'interview-exercise', 'strong-signal', 'rating-scale'])
      expect([kind, becoming(kind)]).toEqual([kind, ['nothing']]);
    expect(rules.length).toBeGreaterThan(0);
    for (const { basis, reason } of rules) expect([basis, reason.length > 10]).toEqual(['proposed', true]);
    expect((await boss.get(`/frameworks/${id}/mapping`)).status).toBe(404);
  });

  it('applies the reviewed mapping once, pinned to the revision that was reviewed', async () => {
    const file = join(folder, 'mapping.json');
    expect(await run('framework', 'mapping', '--framework', id, '--out', file)).toMatchObject({ code: 0 });
    const text = readFileSync(file, 'utf8');
    const stale = join(folder, 'stale.json');
    writeFileSync(stale, text.replace(/"revision": "\d+"/, '"revision": "1"'));
    const refused = await run('framework', 'mapping', '--framework', id, '--apply', stale);
    expect([refused.code, refused.stderr]).toEqual([4, expect.stringContaining('revision-conflict')]);
    const applied = jsonOf(await run('framework', 'mapping', '--framework', id, '--apply', file, '--json'));
    expect(Number(applied['appended'])).toBeGreaterThan(criteriaOf(documents));
    expect((await put('mapping', (JSON.parse(text) as { mapping: object }).mapping)).body['appended']).toBe(0);
    draft = await draftOf();
    expect(draft.levels.map(({ key }) => key)).toEqual(['senior', 'staff', 'principal']);
    for (const [level, count] of Object.entries(documents.asked))
      expect([level, asking(level).length]).toEqual([level, count]);
    expect(draft.counterSignals).toHaveLength(counterSignalsOf(documents));
    expect(draft.criteria.flatMap((each) => each.requirements.map(({ weight }) => weight))).toEqual(
      draft.criteria.map(() => null),
    );
  });

  it('links every criterion and counter-signal to its item, and that to its sentence', async () => {
    const items = new Map<string, Item>();
    for (const sha256 of digests) for (const item of await itemsOf(sha256)) items.set(`${sha256} ${item.key}`, item);
    for (const { key, text, source } of [...draft.criteria, ...draft.counterSignals].map(sourced)) {
      const { blueprint, item, locator } = source;
      expect([key, items.get(`${blueprint} ${item}`)]).toMatchObject([key, { text, locator }]);
      const file = files[digests.indexOf(blueprint)] ?? '';
      const elsewhere = locator.replace(/line \d+/, 'line 1');
      expect([locator, text, holdsAt(file, locator, text)]).toEqual([locator, text, true]);
      expect([locator, text, holdsAt(file, elsewhere, text)]).toEqual([locator, text, false]);
    }
  });

  it('can be edited: weights, order, additions and removals', async () => {
    const [first, second, ...rest] = draft.criteria.map(({ key }) => key);
    const heavy = asking('principal').map(({ key }) => ({ criterion: key, level: 'principal', weight: 2 }));
    await put('weights', { weights: heavy });
    await put('criteria-order', { keys: [second, first, ...rest] });
    const area = draft.areas[0]?.key;
    await ok(ops.post(`/frameworks/${id}/counter-signals`, { key: 'ours', area, text: 'Hides bad news.' }));
    const unpinned = await ops.put(`/frameworks/${id}/weights`, { weights: heavy });
    expect([unpinned.status, (await ops.put(`/frameworks/${id}/weights`, {}, seen('"1"'))).status]).toEqual([428, 400]);
    draft = await draftOf();
    expect(draft.criteria.slice(0, 2).map(({ key }) => key)).toEqual([second, first]);
    expect(asking('principal').map(({ requirements }) => requirements[0]?.weight)).toEqual(heavy.map(() => 2));
  });

  it('is published once for one meaning', async () => {
    await ok(ops.post(`/frameworks/${id}/publications`, undefined, await ifMatch()));
    const version = await read(`/frameworks/${id}/versions/1`, boss);
    expect([version['criteria'], version['counterSignals']]).toEqual([draft.criteria, draft.counterSignals]);
    await put('criteria-order', { keys: draft.criteria.map(({ key }) => key).reverse() });
    const again = await ok(ops.post(`/frameworks/${id}/publications`, undefined, await ifMatch()));
    expect(again.body['appended']).toBe(0);
  });

  const review = (criteria: readonly Criterion[], more: object = {}) => ({
    ratings: criteria.map(({ key }) => ({ criterion: key, rating: 3 })),
    ...{ recommendation: 'promote', confidence: 'medium' },
    ...more,
  });

  it('takes a nomination to reviews that cite counter-signals, and to readiness at every level', async () => {
    const levels = draft.levels.map(({ key }) => key);
    await openCycle(ops, 'round', { framework: { id, version: 1 }, levels });
    const nomination = { cycle: 'round', candidate: 'kim', targetLevel: 'staff' };
    at = await nominate(boss, nomination, []);
    for (const level of ['senior', 'staff'])
      for (const { key } of asking(level)) await ok(boss.post(`${at}/evidence`, evidence(key)));
    await proceed({ server, cycleId: 'round', at, reviewers: ['ria'] }, 'drafted', 'reviewing');
    const ria = await server.as('ria');
    const cited = { counterSignal: draft.counterSignals[0]?.key, comment: 'Twice in May.' };
    const unknown = { counterSignals: [{ counterSignal: 'no-such-signal' }] };
    const refused = await ria.post(`${at}/reviews`, review(asking('staff'), unknown));
    expect([refused.status, refused.body['code']]).toEqual([409, 'counter-signal-unknown']);
    const criteria = [...asking('senior'), ...asking('staff')];
    await ok(ria.post(`${at}/reviews`, review(criteria, { counterSignals: [cited] })));
    const items = async (client: Client) => (await read(`${at}/reviews`, client))['items'];
    expect(await items(chair)).toMatchObject([{ reviewer: { id: 'ria' }, counterSignals: [cited] }]);
    expect(await items(ops)).toMatchObject([{ counterSignals: [{ ...cited, comment: null }] }]);
    const readiness = (await read(`${at}/readiness`, chair))['levels'] as {
      level: string;
      criteria: { criterion: string }[];
    }[];
    expect(readiness).toMatchObject([
      { level: 'senior', band: 'ready', attainment: { num: 1, den: 1 }, weightAssumed: true },
      { level: 'staff', band: 'ready', attainment: { num: 1, den: 1 }, weightAssumed: true },
      { level: 'principal', band: 'insufficient-evidence', attainment: { num: 0, den: 1 }, weightAssumed: false },
    ]);
    for (const { level, criteria: asked } of readiness)
      expect(asked.map(({ criterion }) => criterion).sort()).toEqual(
        asking(level)
          .map(({ key }) => key)
          .sort(),
      );
  });

  it('lists the changes of a later edition, and includes them in the next version', async () => {
    const promotions = asking('principal').filter(({ source }) => source?.blueprint === digests[0]);
    const [reworded, removed] = promotions.map(sourced);
    if (reworded === undefined || removed === undefined) throw new Error('There is nothing to change.');
    const lines = promotions.map((each) => lineIn(sourced(each).source.locator) - 1);
    const edited = editedPost(files[0] ?? '', (page) =>
      page.flatMap((line, n) => {
        if (n === lines[0]) return [line.replace('</li>', ' This is new.</li>'), '<li>Wholly of our own making.</li>'];
        return n === lines[1] ? [] : [line];
      }),
    );
    const file = join(folder, 'later-edition.json');
    writeFileSync(file, edited);
    const [document] = jsonOf(await run('framework', 'import', file, '--framework', id, '--json'))['documents'] as {
      changes: { since: string; added: Item[]; removed: Item[]; reworded: Reworded[]; revised: Item[] };
    }[];
    expect(document?.changes).toMatchObject({
      since: digests[0],
      added: [{ kind: 'promotion', text: 'Wholly of our own making.' }],
      removed: [{ key: removed.source.item, text: removed.text }],
      reworded: [{ key: reworded.source.item, from: reworded.text, to: `${reworded.text} This is new.` }],
      revised: [],
    });
    const { mapping } = await read(`/frameworks/${id}/mapping`);
    expect((mapping as { rules: Rule[] }).rules.map(({ basis }) => basis)).toContain('carried');
    await put('mapping', mapping);
    await ok(ops.post(`/frameworks/${id}/publications`, undefined, await ifMatch()));
    const pin = {
      id: at.replace('/nominations/', ''),
      cycle: { id: 'round' },
      framework: { id, version: 1 },
      state: 'submitted',
    };
    const diff = await read(`/frameworks/${id}/versions/2/diff?from=1`);
    expect(diff).toMatchObject({
      criteria: {
        added: [{ text: 'Wholly of our own making.', requirements: [{ level: 'principal', weight: null }] }],
        reworded: [{ key: reworded.key, from: reworded.text }],
        ...{ moved: [], reweighted: [] },
      },
      counterSignals: { added: [], removed: [], reworded: [], moved: [] },
      pinned: { count: 1, items: [pin], nextCursor: null },
    });
    expect((await read(`/frameworks/${id}/versions/2/diff?from=1`, boss))['pinned']).toBeNull();
    const said = (await run('framework', 'diff', '--framework', id)).stdout;
    expect(said).toMatch(/^\+ criterion .*Wholly of our own making\.$/m);
    expect(said).toContain(`Rated against version 1: nomination ${at.replace('/nominations/', '')}`);
  });

  it('keeps edits by hand, and the nomination on its pinned version', async () => {
    const now = await draftOf();
    expect(now.counterSignals.map(({ key }) => key)).toContain('ours');
    const weighed = asking('principal').filter(({ key }) => now.criteria.some((each) => each.key === key));
    expect(weighed.length).toBeGreaterThan(0);
    for (const { key } of weighed)
      expect(now.criteria.find((each) => each.key === key)?.requirements).toMatchObject([{ weight: 2 }]);
    const readiness = (await read(`${at}/readiness`, chair))['levels'] as { criteria: Part[] }[];
    expect(readiness.map(({ criteria }) => criteria.length)).toEqual(Object.values(documents.asked));
  });

  it('shows where its roles come from and lead to, as data and as a picture', async () => {
    const graph = await read(`/frameworks/${id}/career-graph`, boss);
    const levels = documents.roles.map(({ level }) => ({ level: level.toLowerCase() }));
    expect(graph['roles']).toMatchObject(levels.sort((a, b) => a.level.localeCompare(b.level)));
    expect((graph['edges'] as object[]).length).toBe(careerEdgesOf(documents));
    const picture = await ok(boss.get(`/frameworks/${id}/career-graph`, { accept: 'image/svg+xml' }));
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');
    const file = join(folder, 'track.svg');
    expect(await run('framework', 'graph', '--framework', id, '--out', file)).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toBe(picture.text);
    for (const { title } of graph['roles'] as { title: string }[]) expect(picture.text).toContain(title);
  });
};
