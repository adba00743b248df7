import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOf, linesOf, plumbline } from './support/cli.js';
import { type Client, ok } from './support/client.js';
import { flakyProxy } from './support/flaky-proxy.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

type Row = Readonly<{ line: number; id: string; outcome: string; detail: string }>;
const HEADER = 'id,name,email,orgUnit,level,manager,effectiveDate';

const folder = makeDataDir();
let server: Server;
let ops: Client;
const file = (content: string | Uint8Array): string => {
  const path = join(folder, 'people.csv');
  writeFileSync(path, content);
  return path;
};
const csv = (...rows: string[]): string => file([HEADER, ...rows, ''].join('\n'));
const bring = (path: string, ...args: string[]) =>
  plumbline(['people', 'import', path, ...args], {
    PLUMBLINE_URL: server.base,
    PLUMBLINE_DATA_DIR: join(folder, 'data'),
  });
/** What came of each row, in the order of the file. */
const report = async (path: string, ...args: string[]) => {
  const ran = await bring(path, '--json', ...args);
  const rows = jsonOf(ran)['rows'] as Row[];
  return { code: ran.code, rows, outcomes: rows.map(({ line, id, outcome }) => [line, id, outcome]) };
};
const events = async () => (await server.store.readAll(null, 100_000)).length;
const person = async (id: string) => {
  return (await ok(ops.get(`/people/${id}`, await server.latest()))).body;
};

beforeAll(async () => {
  server = await startServer(join(folder, 'data'));
  ops = await server.as('ops', 'admin');
}, 60_000);
afterAll(async () => {
  await server.close();
  removeDataDir(folder);
});

describe('people import', () => {
  const REPORTS_FIRST = [
    'ida,Ida Berg,ida@example.org,platform,senior,sam,2026-01-15',
    'sam,Sam Ek,,platform,staff,top,',
    'top,"Moss, Toni",top@example.org,platform,,,',
  ];
  const ALL = [2, 3, 4].map((line, at) => [line, ['ida', 'sam', 'top'][at]]);

  it('lists in a dry run what would happen to each row, and changes nothing', async () => {
    const before = await events();
    const { code, rows, outcomes } = await report(csv(...REPORTS_FIRST), '--dry-run');
    expect([code, outcomes]).toEqual([0, ALL.map((row) => [...row, 'registered'])]);
    expect(rows.map(({ detail }) => detail)).toEqual([
      'reports to sam',
      'reports to top',
      'at the top of a reporting line',
    ]);
    expect(await events()).toBe(before);
    const text = await bring(csv(...REPORTS_FIRST), '--dry-run');
    expect(text.stdout).toMatch(
      /^2 +ida +registered +reports to sam$[^]*^Dry run, nothing was changed: 3 registered\.$/m,
    );
  });

  it('registers managers before those who report to them', async () => {
    const { code, outcomes } = await report(csv(...REPORTS_FIRST));
    expect([code, outcomes]).toEqual([0, ALL.map((row) => [...row, 'registered'])]);
    const registered = (await server.store.readAll(null, 10)).map(({ stream }) => stream);
    expect(registered).toEqual(['person-top', 'person-sam', 'person-ida']);
    expect(await person('ida')).toMatchObject({ name: 'Ida Berg', email: 'ida@example.org', manager: { id: 'sam' } });
    expect(await person('top')).toMatchObject({ name: 'Moss, Toni', manager: null, level: null });
  });

  it('goes on past the own row of whoever imports, which is for another admin as far as it sets level or manager', async () => {
    const own = 'cli,Cli Own,,platform,staff,top,';
    const refused = { outcome: 'refused', detail: 'own-record: cli is you; another admin has to import this row' };
    const rows = [own, 'una,Una Dahl,,platform,senior,top,'];
    const dry = await report(csv(...rows), '--dry-run');
    expect([dry.code, dry.rows]).toMatchObject([5, [refused, { id: 'una', outcome: 'registered' }]]);
    const first = await report(csv(...rows));
    expect([first.code, first.rows]).toMatchObject([5, [refused, { id: 'una', outcome: 'registered' }]]);
    expect((await ops.get('/people/cli')).status).toBe(404);
    await ok(ops.post('/people', { id: 'cli', name: 'Cli Own', orgUnit: 'platform', level: 'senior', manager: 'top' }));
    const again = await report(csv(own));
    expect([again.code, again.rows]).toMatchObject([4, [refused]]);
    expect(await person('cli')).toMatchObject({ level: 'senior' });
    const unchanged = await report(csv('cli,Cli Own,,platform,senior,top,'));
    expect([unchanged.code, unchanged.rows]).toMatchObject([0, [{ outcome: 'unchanged' }]]);
  });

  it('changes nothing if the same file is imported again, and shows no bar outside a terminal', async () => {
    const before = await events();
    const { code, outcomes } = await report(csv(...REPORTS_FIRST));
    expect([code, outcomes]).toEqual([0, ALL.map((row) => [...row, 'unchanged'])]);
    expect(await bring(csv(...REPORTS_FIRST))).toMatchObject({ code: 0, stderr: '' });
    expect(await events()).toBe(before);
  });

  it('updates registered people, and prints old and new values', async () => {
    const path = csv('ida,Ida Berg-Ek,,search,staff,top,', 'sam,Sam Ek,,platform,,top,');
    const said = 'name corrected; manager sam -> top; org unit platform -> search; level senior -> staff';
    for (const args of [['--dry-run'], []]) {
      const { code, rows } = await report(path, ...args);
      expect([code, rows]).toEqual([
        0,
        [
          { line: 2, id: 'ida', outcome: 'changed', detail: said },
          { line: 3, id: 'sam', outcome: 'unchanged', detail: '' },
        ],
      ]);
    }
    expect(await person('ida')).toMatchObject({ orgUnit: 'search', level: 'staff', manager: { id: 'top' } });
    expect(await person('sam')).toMatchObject({ level: 'staff' });
  });

  it('changes only fields with a column: no manager column leaves the line, an empty cell ends it', async () => {
    expect(await report(file('id,name,orgUnit\nida,Ida Berg,search\n'))).toMatchObject({ code: 0 });
    expect(await person('ida')).toMatchObject({ manager: { id: 'top' } });
    const { rows } = await report(file('id,name,orgUnit,manager\nida,Ida Berg,search,\n'));
    expect(rows[0]).toMatchObject({ outcome: 'changed', detail: 'manager top -> none' });
    expect(await person('ida')).toMatchObject({ manager: null });
  });

  it('reports a future change, and recognises it when it is imported again', async () => {
    const ahead = csv('ida,Ida Berg,,search,,sam,2999-01-01');
    expect((await report(ahead)).rows[0]).toMatchObject({ outcome: 'changed', detail: 'manager none -> sam' });
    expect((await report(ahead)).rows[0]).toMatchObject({ outcome: 'unchanged' });
  });

  it('refuses row by row, accepts the others, and exits with 5', async () => {
    const path = csv(
      'lea,Lea,,ops,,,',
      'lea,Lea again,,ops,,,',
      ',Nobody,,ops,,,',
      'two words,Bo,,ops,,,',
      'bo,"Bo\nBo",,ops,,,',
      'cy,Cy,,ops,Senior One,,',
      'di,Di,,ops,,,2026-02-30',
      'ed,Ed,,ops,,ghost,',
      'fy,Fy,,ops,,ed,',
      'gus,Gus,,ops,,hal,',
      'hal,Hal,,ops,,gus,',
      'short,Short,,ops',
      'sam,Sam Ek,,platform,,sam,',
      'max,Max,,ops,,lea,',
    );
    const problems = [
      ['lea', '', 2],
      ['lea', 'id lea stands on line 2 already', 3],
      ['', 'id is empty', 4],
      ['two words', 'id is no person id', 5],
      ['bo', 'name holds a line break', 6],
      ['cy', 'level is no level key', 8],
      ['di', 'effectiveDate is no date of the calendar', 9],
      ['ed', 'manager-unknown', 10],
      ['fy', 'manager-unknown', 11],
      ['gus', 'manager-loop: in this file gus reports to hal reports to gus', 12],
      ['hal', 'manager-loop: in this file hal reports to gus reports to hal', 13],
      ['short', 'has 4 cells where the header has 7', 14],
      ['sam', 'own-manager', 15],
      ['max', '', 16],
    ] as const;
    for (const args of [['--dry-run'], []]) {
      const { code, rows } = await report(path, ...args);
      expect(code).toBe(5);
      expect(rows).toEqual(
        problems.map(([id, problem, line]) => ({
          ...{ id, line, outcome: problem === '' ? 'registered' : 'refused' },
          detail: expect.stringContaining(problem) as unknown,
        })),
      );
    }
    expect(await person('max')).toMatchObject({ manager: { id: 'lea' } });
  });

  it('detects a loop among registered people in advance', async () => {
    const path = csv('lea,Lea,,ops,,max,');
    for (const args of [['--dry-run'], []]) {
      const { code, rows } = await report(path, ...args);
      expect([code, rows[0]?.detail]).toEqual([4, expect.stringContaining('manager-loop')]);
    }
  });

  it('names people of the file who report to one another, before anything is sent', async () => {
    const rows = ['nil,Nil,,ops,,ola,', 'ola,Ola,,ops,,nil,', 'pia,Pia,,ops,,,'];
    for (const args of [['--dry-run'], []]) {
      const { code, rows: reports } = await report(csv(...rows), ...args);
      expect([code, reports.map(({ outcome, detail }) => [outcome, detail])]).toEqual([
        5,
        [
          ['refused', 'manager-loop: in this file nil reports to ola reports to nil'],
          ['refused', 'manager-loop: in this file ola reports to nil reports to ola'],
          ['registered', 'at the top of a reporting line'],
        ],
      ]);
    }
    expect((await ops.get('/people/nil', await server.latest())).status).toBe(404);
  });

  it('is recorded as done by the person of the token, or by cli', async () => {
    const env = { PLUMBLINE_URL: server.base, PLUMBLINE_TOKEN: ops.token ?? '' };
    expect((await plumbline(['people', 'import', csv('quin,Quin,,ops,,,')], env)).code).toBe(0);
    expect((await bring(csv('ravi,Ravi,,ops,,,'))).code).toBe(0);
    const actorOf = async (id: string) => (await server.store.readStream(`person-${id}`))[0]?.metadata.actor;
    expect([await actorOf('quin'), await actorOf('ravi')]).toEqual(['ops', 'cli']);
  });

  it('reports what is missing of a row that was accepted in part', async () => {
    const uma = { id: 'uma', name: 'Uma', orgUnit: 'ops', effectiveDate: '2026-01-01' };
    await ok(ops.post('/people', uma));
    await ok(ops.post('/people/uma/level', { level: 'senior' }));
    const { code, rows } = await report(csv('uma,Uma,,search,staff,,2026-01-02'));
    expect([code, rows[0]?.outcome]).toEqual([4, 'refused']);
    expect(rows[0]?.detail).toMatch(/^done: org unit ops -> search; date-order: /);
  });

  it.each([
    ['an unknown column', `${HEADER},salary\na,A,,x,,,,1\n`, 'Unknown column salary'],
    ['no column for the name', 'id,orgUnit\na,x\n', 'Column name is missing'],
    ['a column twice', 'id,name,orgUnit,id\na,A,x,b\n', 'Column id is there twice'],
    ['semicolons', 'id;name;orgUnit\na;A;x\n', 'separated by semicolons. Save it separated by commas'],
    ['tabs', 'id\tdisplayName\torgUnit\na\tA\tx\n', 'separated by tabs'],
    ['nothing in it', '', 'The file is empty'],
    ['a quote that does not end', `${HEADER}\na,"A,,x,,,\nb,B,,x,,,\n`, 'not readable as CSV'],
    ['an older encoding', Buffer.from('id,name,orgUnit\na,J\xf6rg,x\n', 'latin1'), 'is not UTF-8'],
  ])('refuses a file with %s, and sends nothing of it', async (_what, content, fix) => {
    const before = await events();
    const { code, stdout, stderr } = await bring(file(content));
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(fix)]);
    expect(await events()).toBe(before);
  });

  it('accepts a file as saved by a spreadsheet: byte order mark, CRLF, quotes, empty lines, any column order', async () => {
    const path = file('\ufefforgUnit,id,name\r\n"ops, night", nia ,"Nia ""N"" Öst"\r\n\r\nops,oz,Oz\r\n');
    const { code, outcomes } = await report(path);
    expect([code, outcomes]).toEqual([
      0,
      [
        [2, 'nia', 'registered'],
        [4, 'oz', 'registered'],
      ],
    ]);
    expect(await person('nia')).toMatchObject({ name: 'Nia "N" Öst', orgUnit: 'ops, night' });
    expect(await report(file(`${HEADER}\n`))).toMatchObject({ code: 0, rows: [] });
  });

  it('reports what was not sent if the server fails in the middle, and continues next time', async () => {
    const path = csv(...Array.from({ length: 60 }, (_, n) => `w${n.toString()},W,,ops,,,`));
    const proxy = await flakyProxy(server.base, 20);
    const ran = await bring(path, '--json', '--url', proxy.base);
    proxy.close();
    const rows = jsonOf(ran)['rows'] as Row[];
    expect([ran.code, rows.length]).toEqual([3, 60]);
    expect(jsonOf(ran)['counts']).toMatchObject({ registered: 20, refused: 0, 'not-sent': 40 });
    expect(rows.at(-1)).toMatchObject({ outcome: 'not-sent', detail: 'the server had stopped answering' });
    const again = jsonOf(await bring(path, '--json'))['counts'];
    expect(again).toMatchObject({ registered: 40, unchanged: 20, refused: 0, 'not-sent': 0 });
  });

  it('imports thousands of rows, every one after its manager, in time that grows with their number', async () => {
    const bringMany = async (prefix: string, count: number): Promise<number> => {
      const rows = Array.from({ length: count }, (_, n) => {
        const manager = n === 0 ? '' : `${prefix}${Math.floor((n - 1) / 7).toString()}`;
        return `${prefix}${n.toString()},Person ${n.toString()},,unit ${(n % 9).toString()},senior,${manager},`;
      });
      const path = csv(...rows.reverse());
      const started = performance.now();
      const first = await bring(path);
      const took = performance.now() - started;
      expect([first.code, linesOf(first.stdout).at(-1), first.stderr]).toEqual([0, `${String(count)} registered.`, '']);
      expect(linesOf((await bring(path)).stdout).at(-1)).toBe(`${String(count)} unchanged.`);
      return took;
    };
    const few = await bringMany('f', 500);
    // Six times as many take six times as long; 36 times if each row cost a look at all others.
    expect((await bringMany('t', 3_000)) / few).toBeLessThan(18);
  }, 180_000);
});
