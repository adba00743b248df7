import { createServer, type Server as HttpServer } from 'node:http';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createSocketServer, type AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { nominate, openCycle, publishFramework, register } from './support/building-blocks.js';
import { begin, type Env, jsonOf, linesOf, plumbline, type Ran, shell, until } from './support/cli.js';
import { type Client, ok } from './support/client.js';
import { raisedFinding } from './support/raised-finding.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { proceed, roundAt } from './support/stages.js';

const FORMULA = '=HYPERLINK("https://bad.example";"click")';
const BLUEPRINT = '# Platform track\n\nResponsibilities:\n\n- Keeps the lights on.\n- Writes it down.\n';
/** Opens a cycle, but for its deadline of votes. */
const OPEN = [
  ...['cycle', 'open', 'by-hand', '--title', 'By hand', '--framework', 'eng', '--level', 'staff'],
  ...['--nominations', '2998-01-01', '--reviews', '2998-02-01', '--decisions', '2998-04-01'],
];
const HEADER = 'id,name,email,orgUnit,level,manager,effectiveDate';

const folder = makeDataDir();
const dataDir = join(folder, 'data');
let server: Server;
let ops: Client;
let here: Env;
/** The command line next to the data directory of the server. */
const run = (...args: string[]): Promise<Ran> => plumbline(args, here);
const as = async (subject: string, ...args: string[]): Promise<Ran> =>
  plumbline(args, { PLUMBLINE_URL: server.base, PLUMBLINE_TOKEN: (await server.as(subject)).token ?? '' });
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true, bom: true });
const listen = async (listener: HttpServer): Promise<string> => {
  await new Promise<void>((up) => listener.listen(0, '127.0.0.1', up));
  return `http://127.0.0.1:${(listener.address() as AddressInfo).port.toString()}`;
};

beforeAll(async () => {
  server = await startServer(dataDir);
  here = { PLUMBLINE_URL: server.base, PLUMBLINE_DATA_DIR: dataDir };
  ops = await server.as('ops', 'admin');
  await register(ops);
  await publishFramework(ops, 'eng');
  await ok(ops.post('/people', { id: 'eve', name: FORMULA, orgUnit: '-5', level: 'senior', manager: 'boss' }));
  await roundAt(server, 'spring', 'released');
  await openCycle(ops, 'autumn');
  const at = await nominate(await server.as('boss'), { cycle: 'autumn', candidate: 'eve', targetLevel: 'staff' });
  await proceed({ server, cycleId: 'autumn', at }, 'drafted', 'decided');
  await roundAt(server, 'winter', 'submitted');
}, 60_000);
afterAll(async () => {
  await server.close();
  removeDataDir(folder);
});

describe('wrong usage exits with 2 and says what to write', () => {
  it.each([
    [['fly'], 'unknown command'],
    [['status', '--loud'], 'unknown option'],
    [['status', 'extra'], 'too many arguments'],
    [['projections'], 'rebuild'],
    [['token'], '--sub'],
    [['token', '--sub', 'ann', '--ttl', '9'], 'for example 8h'],
    [['token', '--sub', 'ann', '--ttl', '999d'], 'a year'],
    [['token', '--sub', 'a b'], 'person id'],
    [['token', '--sub', 'ann', '--role', 'chair'], 'admin and auditor'],
    [['events', 'tail', '--limit', '0'], '1 or more'],
    [['export', 'decisions', '--format', 'xml'], 'csv, jsonl'],
    [['export', 'decisions', '--out', '/no/such/folder/x.csv'], 'folder that exists'],
    [['people', 'import', '/no/such.csv'], 'Name a CSV file'],
    [['cycle', 'phase', 'spring', 'voting'], 'reviewing, calibrating, releasing'],
    [['cycle', 'committee', 'spring'], '--member'],
    [[...OPEN, '--votes', 'soon'], '--votes soon: write a day'],
    [[...OPEN, '--votes', '2998-03-01', '--policy', '/no/such.json'], '--policy: /no/such.json'],
    [[...OPEN, '--votes', '2998-03-01', '--of-version', 'newest'], '--of-version newest'],
    [['framework', 'import', 'x.md', '--id', 'a', '--framework', 'b'], 'one of the two'],
    [['framework', 'import', '/no/such.md'], 'career-track page'],
    [['framework', 'import', 'package.json'], 'blueprint-unsupported'],
    [['--url', 'ftp://somewhere', 'status'], 'http://127.0.0.1:3000'],
    [['--url', 'http://me:secret@127.0.0.1', 'status'], 'scheme, host and port'],
    [['--token-file', '/no/such', 'status'], 'holds a token'],
    [['--data-dir', '/no/such', 'status'], 'PLUMBLINE_TOKEN'],
  ])('plumbline %j', async (args, fix) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(fix);
    expect(stderr).not.toMatch(/secret|\n +at /);
  });

  it('prints one JSON value on stdout with --json', async () => {
    const failures = await Promise.all([
      run('status', '--loud', '--json'),
      run('--json', 'projections'),
      run('people', 'import', '/no/such.csv', '--json'),
      run('export', 'decisions', '--format', 'csv', '--json'),
    ]);
    const texts = ["unknown option '--loud'", '--help lists them', 'Name a CSV file', 'leave --format csv out'];
    for (const [at, failure] of failures.entries()) {
      const { exitCode, error } = jsonOf(failure);
      expect([failure.code, exitCode, error]).toEqual([2, 2, expect.stringContaining(texts[at] ?? '')]);
    }
  });

  it('names the cycles and frameworks that there are for one that is not', async () => {
    for (const args of [
      ['export', 'decisions', '--cycle', 'sprint'],
      ['nomination', 'list', '--cycle', 'sprint'],
      ['cycle', 'phase', 'sprint', 'reviewing'],
      ['cycle', 'committee', 'sprint', '--chair', 'mia'],
      ['cycle', 'close', 'sprint'],
      ['cycle', 'retention', 'sprint'],
    ]) {
      const { code, stdout, stderr } = await run(...args);
      expect([code, stdout, stderr]).toEqual([4, '', 'No cycle has the id sprint. There is autumn, spring, winter.\n']);
    }
    const { code, stderr } = await run('framework', 'publish', '--framework', 'engin');
    expect([code, stderr]).toEqual([4, 'No framework has the id engin. There is eng.\n']);
  });

  it('help is no failure, and neither is the version', async () => {
    const { code, stdout } = await run('people', 'import', '--help');
    expect([code, stdout]).toEqual([0, expect.stringContaining(HEADER)]);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await run('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('token', () => {
  it('issues a token for a person, with roles and for as long as asked', async () => {
    const { stdout, ...rest } = await run('token', '--sub', 'mia');
    expect(rest).toEqual({ code: 0, stderr: '' });
    const misspelt = await run('token', '--sub', 'maia');
    expect([misspelt.code, misspelt.stderr]).toEqual([
      0,
      expect.stringContaining('Nobody is registered with the id maia'),
    ]);
    expect(misspelt.stdout).toMatch(/^eyJ/);
    const me = await fetch(`${server.base}/v1/me`, { headers: { authorization: `Bearer ${stdout.trim()}` } });
    expect(await me.json()).toMatchObject({ id: 'mia', roles: [] });
    const issued = jsonOf(
      await run('token', '--sub', 'ops', '--role', 'admin', '--role', 'auditor', '--ttl', '2m', '--json'),
    );
    expect(issued).toMatchObject({ subject: 'ops', roles: ['admin', 'auditor'], ttlSeconds: 120 });
    const claims = Buffer.from(String(issued['token']).split('.')[1] ?? '', 'base64url').toString();
    expect(JSON.parse(claims)).toMatchObject({ sub: 'ops', roles: ['admin', 'auditor'] });
  });

  it('creates no key if there is none, and uses none that others can read', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect(await plumbline(['token', '--sub', 'mia', '--data-dir', empty])).toMatchObject({ code: 2, stdout: '' });
    expect(existsSync(join(empty, 'token-key.pem'))).toBe(false);
    cpSync(join(dataDir, 'token-key.pem'), join(empty, 'token-key.pem'));
    chmodSync(join(empty, 'token-key.pem'), 0o644);
    const exposed = await plumbline(['token', '--sub', 'mia', '--data-dir', empty]);
    expect([exposed.code, exposed.stderr]).toEqual([2, expect.stringContaining('can be read by others')]);
  });
});

describe('a token from outside', () => {
  const url = () => ['--url', server.base];
  it('is read from a file before the environment, and is in no output', async () => {
    const stranger = (await server.as('stranger')).token ?? '';
    const auditor = (await server.as('ann', 'auditor')).token ?? '';
    const path = file('token', `${auditor}\n`);
    const env = { PLUMBLINE_TOKEN: stranger };
    const read = await plumbline([...url(), '--token-file', path, 'status', '--json'], env);
    expect([read.code, jsonOf(read)['ready']]).toEqual([0, true]);
    const refused = await plumbline([...url(), 'status', '--json'], env);
    expect([refused.code, jsonOf(refused)['details']]).toEqual([4, expect.objectContaining({ status: 403 })]);
    for (const { stdout, stderr } of [read, refused])
      for (const token of [stranger, auditor]) expect(stdout + stderr).not.toContain(token.split('.')[2]);
  });

  it.each([
    ['forged', 'eyJhbGciOiJub25lIn0.e30.', 4],
    ['broken in two', 'first-half\nsecond-half', 2],
    ['not ASCII', 'tökenwörd', 2],
  ])('is refused if it is %s, and not repeated', async (_what, token, code) => {
    const ran = await plumbline([...url(), 'status', '--json'], { PLUMBLINE_TOKEN: token });
    expect(ran.code).toBe(code);
    expect(ran.stdout + ran.stderr).not.toMatch(/e30|second-half|tökenwörd/);
  });
});

describe('no answer from a server', () => {
  it('exits with 3 and says how to start a server', async () => {
    const gone = createSocketServer();
    const port = await new Promise<number>((up) =>
      gone.listen(0, '127.0.0.1', () => {
        up((gone.address() as AddressInfo).port);
      }),
    );
    await new Promise((closed) => gone.close(closed));
    const env = { ...here, PLUMBLINE_URL: undefined, PORT: port.toString() };
    const [text, json] = await Promise.all([plumbline(['status'], env), plumbline(['status', '--json'], env)]);
    expect([text.code, text.stdout, text.stderr]).toEqual([3, '', expect.stringContaining('plumbline serve')]);
    expect([json.code, jsonOf(json)]).toEqual([3, expect.objectContaining({ exitCode: 3 })]);
  });

  it('includes a server that is not Plumbline, or not ready', async () => {
    const other = createServer((asked, answer) => {
      if (asked.url !== '/health/ready') return answer.end('<html>');
      return answer.writeHead(503, { 'content-type': 'application/json' }).end('{"status":"no"}');
    });
    const views = createServer((asked, answer) => {
      const ready = asked.url === '/health/ready';
      answer.writeHead(ready ? 503 : 200, { 'content-type': 'application/json' });
      answer.end(ready ? '{"status":"not-ready"}' : '{"items":[]}');
    });
    const [stranger, busy] = [await listen(other), await listen(views)];
    const first = await run('--url', stranger, 'status');
    expect([first.code, first.stderr]).toEqual([3, expect.stringContaining('no Plumbline server')]);
    const second = await run('--url', busy, 'status', '--json');
    expect([second.code, jsonOf(second)]).toEqual([3, expect.objectContaining({ ready: false, views: [] })]);
    other.close();
    views.close();
  });
});

describe('status and projections', () => {
  it.each([
    ['ready', 200, 0, 'is ready\n'],
    ['impaired', 200, 0, 'is impaired: it serves all but what is named here: Some texts are damaged.\n'],
    ['degraded', 200, 5, 'is degraded: Some texts are damaged.\n'],
    ['unready', 503, 3, 'is unready: Some texts are damaged.\n'],
  ])('say of a server that is %s so, and exit by it', async (status, code, exitCode, said) => {
    const detail = status === 'ready' ? null : 'Some texts are damaged.';
    const health = { status, store: { ok: true, detail }, views: { ok: true, detail: null, parkedStreams: 0 } };
    const unlisted = { code: 'store-unavailable', status: 503 };
    const fake = createServer((asked, answer) => {
      const isHealth = asked.url === '/health/ready';
      const [as, body] = isHealth ? [code, health] : status === 'unready' ? [503, unlisted] : [200, { items: [] }];
      answer.writeHead(as, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    const url = await listen(fake);
    const [text, json] = [await run('--url', url, 'status'), await run('--url', url, 'status', '--json')];
    expect([text.code, json.code]).toEqual([exitCode, exitCode]);
    expect(text.stdout).toContain(said);
    expect(jsonOf(json)).toMatchObject({ ready: exitCode === 0, health: { status }, views: [] });
    fake.close();
  });

  const VIEWS = [
    'board',
    'cycles',
    'decisions',
    'findings',
    'frameworks',
    'packets',
    'people',
    'readiness',
    'timeline',
    'worklists',
  ];
  const named = (views: unknown) => (views as { view: string }[]).map(({ view }) => view).sort();

  it('show health and every view', async () => {
    const [text, status, list] = await Promise.all([
      run('status'),
      run('status', '--json'),
      run('projections', 'list', '--json'),
    ]);
    expect(text.stdout).toContain('is ready');
    expect(text.stdout).toMatch(/^readiness +live +0 +0$/m);
    expect(jsonOf(status)).toMatchObject({ url: server.base, ready: true, health: { status: 'ready' } });
    expect(named(jsonOf(status)['views'])).toEqual(VIEWS);
    expect(named(jsonOf(list)['views'])).toEqual(VIEWS);
  });

  it('rebuild one view or all, and wait for the end, without a bar outside a terminal', async () => {
    const one = await run('projections', 'rebuild', 'board', '--json');
    expect([one.code, named(jsonOf(one)['views'])]).toEqual([0, ['board']]);
    const all = await run('projections', 'rebuild');
    expect([all.code, all.stderr]).toEqual([0, '']);
    for (const view of VIEWS) expect(all.stdout).toMatch(new RegExp(`^${view} +live`, 'm'));
  });

  it('refuse an unknown view with the field and the fix', async () => {
    const refused = await run('projections', 'rebuild', 'nothing');
    expect(refused).toMatchObject({ code: 4, stdout: '' });
    expect(refused.stderr).toMatch(/invalid-request: .*\n +view is not a view\. Send a name/);
  });

  it('report a stream that is not parked', async () => {
    const ran = await run('projections', 'retry', 'board', 'person-mia');
    expect([ran.code, ran.stdout]).toEqual([0, 'person-mia was not parked by board.\n']);
  });
});

describe('cycles', () => {
  it('are opened, given a committee, moved on and closed, and listed', async () => {
    const opened = await run(...OPEN, '--votes', '2998-03-01T12:00:00+01:00', '--json');
    expect([opened.code, jsonOf(opened)]).toEqual([0, expect.objectContaining({ id: 'by-hand', version: 1 })]);
    expect((await run(...OPEN, '--votes', '2998-03-01T11:00:00Z')).stdout).toContain('by-hand is open already.');
    const committee = ['cycle', 'committee', 'by-hand', '--member', 'mia', '--member', 'max', '--chair', 'chair'];
    expect((await run(...committee)).stdout).toBe(
      'The committee of by-hand: formed of mia, max; chair is the chair.\n',
    );
    expect((await run(...committee, '--member', 'may')).stdout).toBe('The committee of by-hand: may joined.\n');
    expect((await run(...committee)).stdout).toBe('The committee of by-hand is so already.\n');
    for (const phase of ['reviewing', 'calibrating', 'releasing'])
      expect((await run('cycle', 'phase', 'by-hand', phase)).stdout).toBe(`by-hand is ${phase} now.\n`);
    const listed = jsonOf(await run('cycle', 'list', '--json'))['items'] as { id: string; deadlines: object }[];
    expect(listed.find(({ id }) => id === 'by-hand')).toMatchObject({
      phase: 'releasing',
      deadlines: { nominations: '2998-01-01T23:59:59.999Z', votes: '2998-03-01T11:00:00.000Z' },
    });
    expect((await run('cycle', 'close', 'by-hand')).stdout).toBe('by-hand is closed.\n');
  });

  it('have a retention that is set once, and shown', async () => {
    const retention = ['cycle', 'retention', 'by-hand'];
    expect(await run(...retention, '--undecided', 'six', '--reason', 'Agreed.')).toMatchObject({ code: 2 });
    expect(await run(...retention, '--undecided', '6')).toMatchObject({ code: 2 });
    const set = [...retention, '--undecided', '6', '--not-promoted', 'keep', '--reason', 'Agreed.'];
    expect((await run(...set)).stdout).toBe('The retention of by-hand is set.\n');
    expect((await run(...set)).stdout).toBe('The retention of by-hand is so already.\n');
    expect((await run(...retention)).stdout).toMatch(
      /^Months after the closure: promoted keep, notPromoted keep, undecided 6\.\nClosed on 20\S+\.\n$/u,
    );
    expect(await run(...retention, '--reason', 'Agreed.')).toMatchObject({ code: 2 });
    expect((await run('cycle', 'list')).stdout).toMatch(/^by-hand +closed +eng 1 +staff +By hand$/m);
  });
});

describe('nomination list', () => {
  it('has a line for each that matches', async () => {
    const { stdout } = await run('nomination', 'list', '--cycle', 'winter');
    expect(linesOf(stdout)).toHaveLength(2);
    expect(stdout).toMatch(/ {2}winter {2}kim +staff +submitted /);
    expect((await run('nomination', 'list', '--state', 'withdrawn', '--cycle', 'winter')).stdout).toBe(
      'There is none that you may see.\n',
    );
    expect(await run('nomination', 'list', '--state', 'asleep')).toMatchObject({ code: 4, stdout: '' });
  });
});

describe('framework publish', () => {
  it('publishes the draft, only as it was reviewed where a revision is given', async () => {
    const page = file('deploys.md', BLUEPRINT);
    const imported = jsonOf(await run('framework', 'import', page, '--id', 'deploys', '--apply', '--json'));
    expect(imported).toMatchObject({ id: 'deploys' });
    const publish = ['framework', 'publish', '--framework', 'deploys'];
    const stale = await run(...publish, '--revision', '0');
    expect([stale.code, stale.stderr]).toEqual([4, expect.stringContaining('revision-conflict')]);
    const published = await run(...publish, '--revision', String(imported['revision']));
    expect([published.code, published.stdout]).toEqual([0, expect.stringContaining('Published version 1 of deploys.')]);
    expect((await run('framework', 'list')).stdout).toMatch(/^deploys +staff-track +1 /m);
  });
});

describe('events tail', () => {
  type Event = { position: string; stream: string; type: string };
  const eventsIn = ({ stdout }: Ran) => linesOf(stdout).map((line) => JSON.parse(line) as Event);

  it('lists events in global order, one per line, from a position on and up to a number', async () => {
    const first = eventsIn(await run('events', 'tail', '--limit', '3', '--json'));
    expect(first.map(({ type }) => type)).toEqual(['PersonRegistered', 'PersonRegistered', 'PersonRegistered']);
    const all = eventsIn(await run('events', 'tail', '--json'));
    expect(all.map(({ position }) => position)).toEqual(
      (await server.store.readAll(null, 1_000)).map(({ position }) => position),
    );
    const rest = await run('events', 'tail', '--after', first[2]?.position ?? '');
    expect(linesOf(rest.stdout)).toHaveLength(all.length - 3);
    expect(rest.stdout).toMatch(/^\d{16} {2}\S+Z {2}ops {2}person-lee {2}0 {2}PersonRegistered$/m);
  });

  it('refuses a position of another format', async () => {
    const { code, stderr } = await run('events', 'tail', '--after', 'yesterday');
    expect([code, stderr]).toEqual([4, expect.stringContaining('is not a position of this store')]);
  });

  it('lists those of one stream, type, actor or time', async () => {
    const ofLee = eventsIn(await run('events', 'tail', '--stream', 'person-lee', '--json'));
    expect(ofLee.map(({ stream, type }) => [stream, type])).toEqual([['person-lee', 'PersonRegistered']]);
    const votes = eventsIn(await run('events', 'tail', '--type', 'VoteCast', '--actor', 'mia', '--json'));
    expect(new Set(votes.map(({ type }) => type))).toEqual(new Set(['VoteCast']));
    const none = await run('events', 'tail', '--until', '2020-01-01T00:00:00Z');
    expect([none.code, none.stdout]).toEqual([0, '']);
    const unknown = await run('events', 'tail', '--type', 'VoteCasted');
    expect([unknown.code, unknown.stderr]).toEqual([4, expect.stringContaining('type')]);
  });

  it('ends quietly when the reader of its pipe ends', async () => {
    // `true` is gone before the first line is written: the pipe breaks for certain.
    const left = 'true; echo "${PIPESTATUS[0]}"';
    const [tail, rows, two] = await Promise.all([
      shell(`plumbline events tail --follow | ${left}`, here),
      shell(`plumbline export readiness | ${left}`, here),
      shell('plumbline events tail | head -n 2', here),
    ]);
    for (const { stdout, stderr } of [tail, rows]) expect([stdout, stderr]).toEqual(['0\n', '']);
    expect([linesOf(two.stdout).length, two.stderr]).toEqual([2, '']);
  });

  it('follows new events until it is interrupted', async () => {
    const head = (await server.store.head()) ?? '';
    const tail = begin(['events', 'tail', '--follow', '--after', head, '--json'], here);
    for (const id of ['new-1', 'new-2']) {
      await ok(ops.post('/people', { id, name: id, orgUnit: 'platform' }));
      await until(() => tail.said.stdout.includes(`person-${id}`), `person-${id} is told`);
    }
    tail.child.kill('SIGINT');
    const streams = eventsIn(await tail.ended).map(({ stream }) => stream);
    expect(streams).toEqual(['person-new-1', 'person-new-2']);
  });
});

describe('export', () => {
  it('writes decisions as CSV with text that no spreadsheet computes, and numbers as numbers', async () => {
    const { code, stdout, stderr } = await run('export', 'decisions');
    expect([code, stderr]).toEqual([0, '']);
    expect(rowsOf(stdout)).toMatchObject([
      { cycle: 'autumn', candidate: 'eve', candidateName: `'${FORMULA}`, orgUnit: "'-5", releasedAt: '' },
      { cycle: 'spring', candidate: 'kim', candidateName: 'Person kim', outcome: 'promoted', promote: '4' },
    ]);
    expect(rowsOf(stdout)[1]).toMatchObject({
      ...{
        electorate: '4',
        quorumMet: 'true',
        override: 'false',
        result: 'passed',
        decidedBy: 'chair',
        superseded: 'false',
      },
    });
  });

  it('writes what the chair wrote of a decision, every rating and every vote for who may see them', async () => {
    const [decided] = rowsOf((await run('export', 'decisions', '--cycle', 'spring')).stdout);
    expect(decided).toMatchObject({ rationale: expect.stringMatching(/./) as unknown, overrideReason: '' });
    const ratings = rowsOf((await run('export', 'ratings', '--cycle', 'spring')).stdout);
    expect(ratings.length).toBeGreaterThan(1);
    expect(ratings[0]).toMatchObject({
      candidate: 'kim',
      cycle: 'spring',
      rating: expect.stringMatching(/^[1-5]$/) as unknown,
    });
    const votes = rowsOf((await run('export', 'votes', '--cycle', 'spring')).stdout);
    expect(votes).toHaveLength(4);
    expect(new Set(votes.map(({ choice, round }) => `${choice ?? ''} ${round ?? ''}`))).toEqual(new Set(['promote 1']));
    // A manager sees the outcome of the decision, and nothing of what it rests on.
    const [seen] = rowsOf((await as('boss', 'export', 'decisions', '--cycle', 'spring')).stdout);
    expect(seen).toMatchObject({ outcome: 'promoted', rationale: '', result: '' });
    const hidden = await as('boss', 'export', 'votes', '--cycle', 'spring');
    expect([hidden.code, rowsOf(hidden.stdout), hidden.stderr]).toEqual([0, [], expect.stringContaining('Left out')]);
  });

  it('begins CSV with a byte order mark, unless it is to be left out', async () => {
    const [with_, without] = await Promise.all([run('export', 'decisions'), run('export', 'decisions', '--no-bom')]);
    expect([with_.stdout, without.stdout.startsWith('nomination,')]).toEqual([`\ufeff${without.stdout}`, true]);
    expect((await run('export', 'decisions', '--json')).stdout).not.toContain('\ufeff');
  });

  it('writes one case whole, with its history for auditors', async () => {
    const { items } = jsonOf(await run('nomination', 'list', '--cycle', 'spring', '--json')) as {
      items: { id: string }[];
    };
    const id = items[0]?.id ?? '';
    const whole = jsonOf(await run('export', 'case', id));
    expect(whole).toMatchObject({ packet: { id, state: 'released' }, readiness: { id } });
    expect((whole['history'] as { type: string }[])[0]?.type).toBe('NominationOpened');
    expect(jsonOf(await as('boss', 'export', 'case', id))).toMatchObject({ packet: { id }, history: null });
    const stranger = await as('lee', 'export', 'case', id);
    expect([stranger.code, stranger.stdout, stranger.stderr]).toEqual([4, '', expect.stringContaining(id)]);
  });

  it('writes JSON lines of the same columns, unchanged', async () => {
    const [csv, jsonl, json] = await Promise.all([
      run('export', 'decisions'),
      run('export', 'decisions', '--format', 'jsonl'),
      run('export', 'decisions', '--json'),
    ]);
    const [first] = linesOf(jsonl.stdout).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(first).toMatchObject({ candidateName: FORMULA, promote: 4, quorumMet: true, releasedAt: null });
    expect(Object.keys(first ?? {})).toEqual(linesOf(csv.stdout)[0]?.replace('\ufeff', '').split(','));
    expect(json).toEqual(jsonl);
  });

  it('writes readiness of every nomination at every level, shares exact', async () => {
    const { stdout } = await run('export', 'readiness', '--cycle', 'spring');
    const exact = { attainmentNum: '1', attainmentDen: '1', coverageNum: '1', coverageDen: '1', weightAssumed: 'true' };
    expect(rowsOf(stdout)).toMatchObject([
      { candidate: 'kim', cycle: 'spring', targetLevel: 'staff', level: 'senior', band: 'ready', ...exact },
      { candidate: 'kim', cycle: 'spring', targetLevel: 'staff', level: 'staff', band: 'ready', ...exact },
    ]);
  });

  it('writes a file that only its owner can read, and prints the number of rows', async () => {
    const path = join(folder, 'out.csv');
    writeFileSync(path, 'older');
    const ran = await run('export', 'readiness', '--out', path, '--json');
    expect(jsonOf(ran)).toEqual({ file: path, rows: 6, leftOut: [] });
    expect(rowsOf(readFileSync(path, 'utf8'))).toHaveLength(6);
    expect([statSync(path).mode & 0o777, existsSync(`${path}.partial`)]).toEqual([0o600, false]);
  });

  it('writes a header if there is nothing to export, and keeps the older file on failure', async () => {
    const empty = await run('export', 'decisions', '--cycle', 'winter');
    expect(linesOf(empty.stdout)).toEqual([
      expect.stringMatching(
        /^\ufeffnomination,cycle,.*,reviewsRevisedAfterOthers,rationale,conditions,overrideReason$/,
      ),
    ]);
    const path = file('kept.csv', 'older');
    expect(await run('export', 'decisions', '--cycle', 'no-such', '--out', path)).toMatchObject({ code: 4 });
    const broken = createServer((asked, answer) => {
      answer.writeHead(asked.url?.includes('cursor') ? 500 : 200, { 'content-type': 'application/json' });
      answer.end('{"items":[],"nextCursor":"more"}');
    });
    expect(await run('--url', await listen(broken), 'export', 'decisions', '--out', path)).toMatchObject({ code: 1 });
    expect([readFileSync(path, 'utf8'), existsSync(`${path}.partial`)]).toEqual(['older', false]);
    broken.close();
  });

  it('leaves out what you may not see, and reports it', async () => {
    const reviewer = await as('ria', 'export', 'readiness');
    expect(reviewer.code).toBe(0);
    expect(new Set(rowsOf(reviewer.stdout).map(({ cycle }) => cycle))).toEqual(new Set(['spring', 'autumn']));
    expect(reviewer.stderr).toMatch(/^Left out, because you may not see their readiness \(yet\): [0-9a-f-]{36}\.\n$/);
    const stranger = await as('stranger', 'export', 'decisions');
    expect([stranger.code, linesOf(stranger.stdout).length]).toEqual([0, 1]);
  });
});

describe('framework import', () => {
  const frameworks = async () => {
    return (await ok(ops.get('/frameworks', await server.latest()))).body['items'] as { title: string }[];
  };

  it('creates a draft from a page, with the title of the page, and prints what is in it', async () => {
    const { code, stdout } = await run('framework', 'import', file('platform.md', BLUEPRINT), '--apply');
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 level, 1 area and 2 criteria')]);
    expect(stdout).toContain('The first edition of "Platform track" in this framework.');
    expect(await frameworks()).toContainEqual(
      expect.objectContaining({ title: 'Platform track', track: 'staff-track' }),
    );
  });

  it('applies a page to an existing draft once', async () => {
    const draft = await ok(ops.post('/frameworks', { track: 'ops', title: 'Ops', scale: { min: 0, max: 3 } }));
    const id = String(draft.body['id']);
    const path = file('platform.md', BLUEPRINT);
    const recorded = jsonOf(await run('framework', 'import', path, '--framework', id, '--json'));
    expect(recorded).toMatchObject({ id, appended: 1, criteria: [] });
    const first = jsonOf(await run('framework', 'import', path, '--framework', id, '--apply', '--json'));
    expect(first).toMatchObject({ id, unmapped: [], levels: [{ title: 'Platform' }] });
    expect(first['criteria']).toHaveLength(2);
    const again = jsonOf(await run('framework', 'import', path, '--framework', id, '--apply', '--json'));
    expect(again).toMatchObject({ id, appended: 0, revision: first['revision'] });
  });

  it('imports each file by itself, asks for what a document leaves open, and says which were refused', async () => {
    const ladder =
      '# Testers\n\n## Squire\n\n- Tests it\n\n## Senior Tester\n\n- Leads it\n\n## Staff Tester\n\n- Plans it\n';
    const open = '# Backend Tester\n\n## You test\n\n- Tests alone\n\n## You help\n\n- Answers\n';
    const files = [
      file('open.md', open),
      file('x.adoc', '= Path\n\n== Junior\n\n* Tests\n'),
      file('ladder.md', ladder),
    ];
    const { code, stdout } = await run('framework', 'import', ...files, '--title', 'Batch', '--json');
    const { documents, refused } = JSON.parse(stdout) as {
      documents: { name: string; asks: string[] }[];
      refused: { name: string; refused: { message: string } }[];
    };
    expect(code).toBe(5);
    expect(documents.map(({ name }) => name)).toEqual(['open.md', 'ladder.md']);
    expect(documents[0]?.asks).toEqual([expect.stringContaining('Which level is open.md about?')]);
    expect(refused).toMatchObject([
      { name: 'x.adoc', refused: { message: expect.stringContaining('AsciiDoc') as unknown } },
    ]);
  });

  it('leaves no empty draft if the file or the token is refused', async () => {
    const before = await frameworks();
    const path = file('platform.md', BLUEPRINT);
    expect(await run('framework', 'import', file('empty.md', ''))).toMatchObject({ code: 2 });
    const nowhere = await run('framework', 'import', path, '--framework', 'no-such');
    expect([nowhere.code, nowhere.stderr]).toEqual([4, expect.stringContaining('not-found')]);
    expect(await as('boss', 'framework', 'import', path)).toMatchObject({ code: 4 });
    expect(await frameworks()).toEqual(before);
  });
});

describe('a stream that a view cannot project', () => {
  it('is shown with the reason, and retried; parking again is a failure', async () => {
    const event = {
      type: 'FrameworkRetired',
      data: { frameworkId: 'torn', reason: 'Its beginning is missing.' },
    } as const;
    const metadata = { recordedAt: '2026-01-01T00:00:00.000Z', actor: 'ops', correlationId: 'c', causationId: 'c' };
    await server.store.append('framework-torn', 'no-stream', [{ ...event, id: randomUUID(), metadata }]);
    const list = () => run('projections', 'list').then(({ stdout }) => stdout);
    await until(async () => (await list()).includes('parked framework-torn'), 'the stream is parked');
    expect(await list()).toMatch(/^frameworks +live +0 +1$[^]*^frameworks parked framework-torn: .*missing/m);
    const [text, json] = await Promise.all([
      run('projections', 'retry', 'frameworks', 'framework-torn'),
      run('projections', 'retry', 'frameworks', 'framework-torn', '--json'),
    ]);
    expect([text.code, text.stderr]).toEqual([4, expect.stringContaining('parked again by frameworks')]);
    expect([json.code, jsonOf(json)['details']]).toEqual([4, expect.objectContaining({ state: 'parked' })]);
  });
});

describe('findings', () => {
  it('lists what was found, by its state', async () => {
    expect((await run('findings')).stdout).toBe('There is none that you may see.\n');
    const id = await raisedFinding(server.store, { stream: 'framework-eng', decidedOn: 'person-lee' });
    const { stdout } = await run('findings', '--state', 'open');
    expect(stdout).toMatch(/^finding +state +raised +on +what +resolution$/m);
    expect(stdout).toMatch(new RegExp(`^${id} +open +\\S+Z +framework eng +On the framework `, 'm'));
    expect(jsonOf(await run('findings', '--state', 'resolved', '--json'))).toEqual({ items: [] });
    expect(await run('findings', '--state', 'lost')).toMatchObject({ code: 2 });
  });
});
