import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolePage } from '@plumbline/testing';
import { jsonOf, plumbline, type Ran } from '../support/cli.js';
import { type Client, ok } from '../support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from '../support/server.js';

const PAGE = (level: string, extra = '') => `## Career track ${level}

Responsibilities:

- Says early what is at risk.
- Writes so that others can act.
${extra}
Anti-Patterns:

- Decides alone.
`;
const ROLE = rolePage('Dimension | Weight | Meets bar', '-- | -- | --', 'Depth | 60% | Finds the cause');
type Criterion = Readonly<{ key: string; area: string; text: string }>;
type Rule = Record<string, unknown> & Readonly<{ kind: string; becomes: string }>;
type File = { id: string; revision: string; mapping: { levels: object[]; rules: Rule[] } };

describe('a mistake in a mapping', () => {
  const folder = makeDataDir();
  const dataDir = join(folder, 'data');
  const file = join(folder, 'mapping.json');
  let server: Server;
  let ops: Client;
  let id: string;

  const run = (...args: string[]): Promise<Ran> =>
    plumbline(['framework', ...args], { PLUMBLINE_URL: server.base, PLUMBLINE_DATA_DIR: dataDir });
  const written = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const asIs = async (): Promise<File> => {
    expect(await run('mapping', '--framework', id, '--out', file)).toMatchObject({ code: 0 });
    return JSON.parse(readFileSync(file, 'utf8')) as File;
  };
  /** Applies the mapping that is proposed now, changed. */
  const applying = async (change: (file: File) => void, ...options: string[]): Promise<Ran> => {
    const mapping = await asIs();
    change(mapping);
    writeFileSync(file, JSON.stringify(mapping));
    return run('mapping', '--framework', id, '--apply', file, ...options);
  };
  const draft = async (): Promise<Readonly<{ areas: { key: string }[]; criteria: Criterion[] }>> => {
    const headers = await server.latest();
    const { body } = await ok(ops.get(`/frameworks/${id}`, headers));
    return body['draft'] as Awaited<ReturnType<typeof draft>>;
  };
  const criteria = async () => (await draft()).criteria;
  const areas = async () => (await draft()).areas;

  beforeAll(async () => {
    server = await startServer(dataDir);
    ops = await server.as('ops', 'admin');
    const files = [written('page.md', PAGE('staff')), written('role.md', ROLE)];
    id = String(jsonOf(await run('import', ...files, '--title', 'Slips', '--json'))['id']);
  }, 60_000);
  afterAll(async () => {
    await server.close();
    removeDataDir(folder);
  });

  it('is reported by the preview, which changes nothing', async () => {
    const { mapping } = await asIs();
    const before = await server.store.head();
    const { revision } = (await ok(ops.get(`/frameworks/${id}/mapping`, await server.latest()))).body;
    const { status, body, etag } = await ops.post(`/frameworks/${id}/mapping/preview`, mapping);
    expect([status, etag, body['revision']]).toEqual([200, `"${String(revision)}"`, revision]);
    expect((body['criteria'] as { added: string[] }).added).toHaveLength(4);
    expect(await server.store.head()).toBe(before);
  });
  it('does not exist in a proposed mapping, and the command prints what it changed', async () => {
    const ran = await applying(() => undefined);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(ran.stdout).toContain('Applied to the draft');
    expect(ran.stdout).toContain('levels +2 -0 ~0');
    expect(ran.stdout).toContain('criteria +4 -0 ~0');
  });
  it.each<[string, (file: File) => void, RegExp]>([
    [
      'an unknown kind',
      ({ mapping }) => Object.assign(mapping.rules[0] ?? {}, { kind: 'nokind' }),
      /rules\[0\] \(nokind.* of page\.md\) is about items/,
    ],
    ['a rule left out', ({ mapping }) => mapping.rules.shift(), /rules has none for .* of page\.md/],
    [
      'a rule twice',
      ({ mapping }) => mapping.rules.push(mapping.rules[0] as Rule),
      /is about the same items as rules\[0\]/,
    ],
    [
      'a level twice',
      ({ mapping }) => mapping.levels.push(mapping.levels[0] ?? {}),
      /levels\[2\]\.key is "staff" again/,
    ],
  ])('is refused if it is %s, and removes nothing', async (_what, change, saying) => {
    const refused = await applying(change);
    expect([refused.code, refused.stderr]).toEqual([4, expect.stringContaining('mapping-flawed')]);
    expect(refused.stderr).toMatch(saying);
    expect(await criteria()).toHaveLength(4);
  });
  it('is refused if the file is of another framework, by the command and by the server', async () => {
    const other = await applying((mapping) => (mapping.id = 'another'));
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('is of framework another')]);
    const { mapping, revision } = await asIs();
    const body = { ...mapping, id: 'another' };
    const refused = await ops.put(`/frameworks/${id}/mapping`, body, { 'if-match': `"${revision}"` });
    expect([refused.status, refused.body['errors']]).toMatchObject([400, [{ field: 'id' }]]);
  });
  it('of mixed weights causes a warning', async () => {
    const ran = await applying(({ mapping }) => {
      for (const rule of mapping.rules) if (rule.kind === 'dimension') Object.assign(rule, { becomes: 'criterion' });
    });
    expect(ran.stdout).toContain('Warning: At level staff a weight is given for 1 criterion and none for 3 criteria');
    expect((await criteria()).map(({ text }) => text)).toContain('Depth: Finds the cause');
  });
  it('does not hide what was edited by hand and what is removed', async () => {
    const [first] = await criteria();
    const requirements = [{ level: 'staff', requiredRating: 4 }];
    const seen = await server.ifMatch(`framework-${id}`);
    await ok(
      ops.put(
        `/frameworks/${id}/criteria/${first?.key ?? ''}`,
        { area: first?.area, text: 'In our words.', requirements },
        seen,
      ),
    );
    const ran = await applying(({ mapping }) => {
      for (const rule of mapping.rules) Object.assign(rule, { becomes: 'nothing' });
    });
    expect(ran.stdout).toContain('criteria +0 -4 ~0');
    expect(ran.stdout).toMatch(/, areas \+0 -\d ~0, .*\n[^]*^ {2}- area [a-z-]+$/m);
    expect(ran.stdout).toContain(`= criterion ${first?.key ?? ''}: edited by hand`);
    expect(await criteria()).toMatchObject([{ text: 'In our words.' }]);
    const there = await ops.send('DELETE', `/frameworks/${id}/levels/staff`, {
      headers: await server.ifMatch(`framework-${id}`),
    });
    expect([there.status, there.body['code']]).toEqual([409, 'level-asked-for']);
  });
  it('removes areas that only the mapping added, except those in use, which can be removed by hand', async () => {
    const [{ key, area } = { key: '', area: '' }] = await criteria();
    const removing = async (path: string) =>
      ops.send('DELETE', `/frameworks/${id}/${path}`, { headers: await server.ifMatch(`framework-${id}`) });
    const refused = await removing(`areas/${area}`);
    expect([refused.status, refused.body['code'], refused.body['detail']]).toEqual([
      ...[409, 'area-in-use'],
      expect.stringContaining(key),
    ]);
    expect((await areas()).map((each) => each.key)).toEqual([area]);
    await ok(removing(`criteria/${key}`));
    await ok(removing(`areas/${area}`));
    expect(await areas()).toEqual([]);
    expect((await removing('areas/never')).body['code']).toBe('area-unknown');
  });
  it('in an import is undone by importing the earlier edition again; the answer names the edition each follows', async () => {
    const later = written('later.md', PAGE('staff', '- Asks for help.\n'));
    const text = (await run('import', later, '--framework', id)).stdout;
    expect(text).toMatch(/A later edition of page\.md, imported on \d{4}-\d\d-\d\d/);
    const back = (await run('import', join(folder, 'page.md'), '--framework', id)).stdout;
    expect(back).toContain('A later edition of later.md');
    expect(back).toContain('1 removed');
    expect((await run('import', join(folder, 'page.md'), '--framework', id)).stdout).toContain('nothing changed');
  });
  it('on the command line is named: an unknown version, and an invalid track key', async () => {
    const diff = await run('diff', '--framework', id, '--to', '9');
    expect([diff.code, diff.stderr]).toEqual([2, expect.stringContaining('has no version 9: none is published')]);
    const track = await run('import', join(folder, 'page.md'), '--track', 'Bad Track');
    expect([track.code, track.stderr]).toEqual([2, expect.stringContaining('"Bad Track" is no key')]);
  });
});
