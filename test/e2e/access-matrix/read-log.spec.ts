import { createLogger } from '@plumbline/platform';
import { makeDataDir, removeDataDir, type Server, startServer } from '../support/server.js';
import { UNLIMITED } from './answer.js';
import { NAMES, type PersonaName, personaOf, subjectOf } from './personas.js';
import { addresses } from './reading.js';
import { buildWorld, NOMINATIONS } from './world.js';

type Json = Readonly<Record<string, unknown>>;
type Line = Readonly<{
  msg: string;
  actor?: string;
  relation?: string[];
  route?: string;
  shows?: string[];
  nominations?: string[];
  correlationId?: string;
}>;
type Asked = Readonly<{ path: string; status: number; body: Json; lines: readonly Line[] }>;

const dataDir = makeDataDir();
const written: Line[] = [];
const destination = {
  write: (text: string) => {
    for (const line of text.split('\n').filter(Boolean)) written.push(JSON.parse(line) as Line);
  },
};
let server: Server;
let asked: ReadonlyMap<PersonaName, readonly Asked[]>;

const PATHS = addresses({
  nominations: Object.values(NOMINATIONS),
  cycles: ['spring', 'autumn'],
  people: ['kim', 'moe', 'lee', 'manager', 'self'],
});

const ask = async (path: string, token: string, correlation: string): Promise<Omit<Asked, 'lines'>> => {
  const headers = { authorization: `Bearer ${token}`, 'x-correlation-id': correlation };
  const response = await fetch(new URL(path, server.base), {
    headers: { ...headers, ...(await server.latest()) },
  });
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const text = await response.text();
  return { path, status: response.status, body: isJson ? (JSON.parse(text) as Json) : {} };
};

const askEverything = async (name: PersonaName): Promise<readonly Asked[]> => {
  const { token } = await server.as(subjectOf(name), ...(personaOf(name).roles ?? []));
  const answers = await Promise.all(PATHS.map((path, at) => ask(path, token ?? '', `${name}.${at.toString()}`)));
  return answers.map((answer, at) => {
    const about = written.filter(({ correlationId }) => correlationId === `${name}.${at.toString()}`);
    return { ...answer, lines: about.filter(({ msg }) => msg === 'packet.read') };
  });
};

beforeAll(async () => {
  const logger = createLogger({ level: 'info', name: 'test', destination });
  server = await startServer(dataDir, { ...UNLIMITED, logger });
  await buildWorld(server);
  const all = new Map<PersonaName, readonly Asked[]>();
  for (const name of NAMES) if (name !== 'nobody') all.set(name, await askEverything(name));
  asked = all;
}, 240_000);
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

/** What tells how somebody was rated or voted on, wherever it stands in an answer: by hand, not from the definitions. */
const RATINGS = ['band', 'rating', 'attainment', 'recommendation', 'bands'];
const VOTES = ['tally', 'result', 'choice', 'voted', 'ownVote'];
const isSaid = (value: unknown): boolean => value !== null && !(Array.isArray(value) && value.length === 0);

const says = (part: unknown, names: readonly string[]): boolean => {
  if (Array.isArray(part)) return part.some((each) => says(each, names));
  if (typeof part !== 'object' || part === null) return false;
  return Object.entries(part).some(([name, value]) => (names.includes(name) && isSaid(value)) || says(value, names));
};
const saysAnything = (part: unknown): boolean => says(part, [...RATINGS, ...VOTES]);

const nominationOf = (item: Json): string | undefined => {
  const { nomination, stream, id } = item as { nomination?: { id: string } | null; stream?: string; id?: string };
  if (stream !== undefined) return stream.replace(/^nomination-/, '');
  return nomination === undefined ? id : nomination?.id;
};

/** The nominations whose ratings or votes an answer tells of. */
const toldOf = ({ path, status, body }: Asked): readonly string[] => {
  if (status !== 200) return [];
  const [, , resource, id = ''] = path.split(/[/?]/);
  if (resource === 'nominations' && id in { ...Object.fromEntries(Object.values(NOMINATIONS).map((one) => [one, 1])) })
    return saysAnything(body) ? [id] : [];
  const items = (body['items'] as Json[] | undefined) ?? [];
  return items.filter(saysAnything).flatMap((item) => nominationOf(item) ?? []);
};
const shownIn = ({ body }: Asked): readonly string[] => [
  ...(says(body, RATINGS) ? ['ratings'] : []),
  ...(says(body, VOTES) ? ['votes'] : []),
];
/** One line with the actor, all that was shown, and of which nominations; none is fine where nothing was. */
const isLogged = (answer: Asked, actor: string): boolean => {
  const told = toldOf(answer);
  const [line, ...others] = answer.lines;
  if (told.length === 0) return others.length === 0;
  if (line?.actor !== actor || others.length > 0) return false;
  const named = new Set([...(line.nominations ?? []), ...(line.shows ?? [])]);
  return [...told, ...shownIn(answer)].every((one) => named.has(one));
};
const route = (path: string): RegExp => new RegExp(`^/v1${path}(\\?|$)`);

describe('the log of reads', () => {
  it.each(NAMES.filter((name) => name !== 'nobody'))(
    'has one line for each request of %s that showed ratings or votes, with the nominations that it showed',
    (name) => {
      const answers = asked.get(name) ?? [];
      expect(answers).toHaveLength(PATHS.length);
      const missing = answers.filter((answer) => !isLogged(answer, subjectOf(name)));
      expect(missing.map(({ path, lines }) => [path, lines])).toEqual([]);
    },
  );
  it('was tried on every route that shows any, by somebody who is shown it', () => {
    const told = [...asked.values()].flat().filter((answer) => toldOf(answer).length > 0);
    const N = '/nominations/[-0-9a-f]+';
    const ROUTES = [
      N,
      `${N}/readiness`,
      `${N}/gaps`,
      `${N}/reviews`,
      `${N}/votes`,
      `${N}/history`,
      '/nominations',
      '/decisions',
      '/events',
    ];
    for (const path of [...ROUTES, '/cycles/spring/levels/staff/heat-map', '/people/kim/timeline'])
      expect([path, told.some((answer) => route(path).test(answer.path))]).toEqual([path, true]);
  });
  it('names the nominations that are counted in the bands of a cycle', () => {
    const of = (name: PersonaName) =>
      (asked.get(name) ?? []).find(({ path }) => path === '/v1/cycles/spring/readiness') as Asked;
    expect(of('admin').body['bands']).not.toEqual([]);
    expect(of('admin').lines).toMatchObject([
      { actor: 'admin', relation: ['admin'], route: '/v1/cycles/:id/readiness', shows: ['ratings'] },
    ]);
    const { 'kim-open': kim, 'moe-open': moe, 'lee-open': lee } = NOMINATIONS;
    expect(new Set(of('admin').lines[0]?.nominations)).toEqual(new Set([kim, moe, lee]));
    expect(new Set(of('member').lines[0]?.nominations)).toEqual(new Set([kim, moe, lee]));
    expect(new Set(of('member-recused').lines[0]?.nominations)).toEqual(new Set([moe, lee]));
  });
  it('names on the board only those whose band was shown', () => {
    const board = (name: PersonaName) =>
      (asked.get(name) ?? []).find(({ path }) => path === '/v1/nominations') as Asked;
    expect(board('reviewer-asked').body['items']).toHaveLength(1);
    expect(board('reviewer-asked').lines).toEqual([]);
    expect(new Set(board('admin').lines[0]?.nominations)).toEqual(new Set(Object.values(NOMINATIONS)));
    expect(board('manager').lines.map(({ nominations }) => nominations)).toEqual([[NOMINATIONS['kim-released']]]);
  });
  it('has no line for somebody who was shown nothing', () => {
    const lines = (asked.get('employee') ?? []).flatMap(({ lines: of }) => of);
    expect(lines).toEqual([]);
  });
  it('holds ids and words of ours, and nothing that anybody wrote', () => {
    const lines = [...asked.values()].flat().flatMap(({ lines: of }) => of);
    expect(lines.length).toBeGreaterThan(200);
    const FIELDS = [
      'actor',
      'correlationId',
      'level',
      'msg',
      'name',
      'nominations',
      'relation',
      'route',
      'shows',
      'time',
    ];
    expect(new Set(lines.flatMap((line) => Object.keys(line)))).toEqual(new Set(FIELDS));
    expect(JSON.stringify(lines)).not.toMatch(/Person |Led a move|It ran|You did well/);
  });
});
