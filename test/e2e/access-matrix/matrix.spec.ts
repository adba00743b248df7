import type { Client } from '../support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from '../support/server.js';
import { answerTo, type Given, UNLIMITED } from './answer.js';
import { askOf, namedBy, nothing } from './asks.js';
import { NAMES, type PersonaName, personaOf, subjectOf } from './personas.js';
import { declaredRoutes, describedRoutes } from './served.js';
import { type Outcome, outcomeOf, type Row, TABLE, titleOf, whoGets } from './table.js';
import { buildWorld, NOMINATIONS } from './world.js';

const dataDir = makeDataDir();
const tokens = new Map<PersonaName, string | null>();
let server: Server;

beforeAll(async () => {
  server = await startServer(dataDir, UNLIMITED);
  await buildWorld(server);
  const connect = async (name: PersonaName): Promise<Client> =>
    server.as(subjectOf(name), ...(personaOf(name).roles ?? []));
  for (const name of NAMES) tokens.set(name, name === 'nobody' ? null : (await connect(name)).token);
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

const routes = TABLE.map(({ route }) => route);

it('every route of a running server has a row in the table of access', async () => {
  const described = await describedRoutes(server.base);
  expect(described.filter((route) => !routes.includes(route))).toEqual([]);
  expect(described.length).toBeGreaterThan(60);
});

const ask = (name: PersonaName, row: Row): Promise<Given> =>
  answerTo(server.base, tokens.get(name) ?? null, askOf(row, namedBy(name, row, NOMINATIONS)));
const askForNothing = (name: PersonaName, row: Row): Promise<Given> =>
  answerTo(server.base, tokens.get(name) ?? null, askOf(row, nothing()));

/** What an allowed request comes to: all writes are pinned to a revision that nobody has, so that none is carried out. */
const ADMITTED: Readonly<Record<string, number>> = {
  'POST /v1/frameworks/:id/blueprints': 400,
  'POST /v1/frameworks/:id/mapping/preview': 409,
  'POST /v1/projections/rebuild': 400,
  'POST /v1/projections/parked/retry': 200,
};
const admittedAs = ({ route }: Row): number => ADMITTED[route] ?? (route.startsWith('GET ') ? 200 : 412);

/** What nobody has appealed against has no appeal: whoever may read one is told so in the words of all that is not there. */
const ABSENT: ReadonlySet<string> = new Set(['GET /v1/nominations/:id/appeals/:appealId']);
const expected = (row: Row, name: PersonaName): Outcome => {
  const outcome = outcomeOf(row, name);
  return ABSENT.has(row.route) && outcome === 'allow' ? 'hidden' : outcome;
};

/** Whoever may read it is told that nothing is released to them, and nobody else is. */
const isWithheld = (text: string): boolean => text.includes('"code":"access-not-released"');

/** Where workers run the projections: whoever may ask this process to is told so. */
const isElsewhere = (text: string): boolean => text.includes('"code":"projections-elsewhere"');

const REFUSED: Readonly<Record<number, Outcome>> = { 401: 'unauthenticated', 403: 'forbidden', 404: 'hidden' };
const outcomeIn = (row: Row, { status, text }: Given): string => {
  if (status === admittedAs(row) || isWithheld(text) || isElsewhere(text)) return 'allow';
  return REFUSED[status] ?? `${status.toString()} ${text}`;
};

const inParallel = async <T>(ask: (name: PersonaName) => Promise<T>, names: readonly PersonaName[] = NAMES) =>
  new Map(await Promise.all(names.map(async (name) => [name, await ask(name)] as const)));

describe.each(TABLE.map((row) => [titleOf(row), row] as const))('%s', (_, row) => {
  let before: string | null;
  beforeEach(async () => {
    before = await server.store.head();
  });
  afterEach(async () => {
    expect(await server.store.head()).toBe(before);
  });

  it('answers everybody as the table says', async () => {
    const outcomes = await inParallel(async (name) => outcomeIn(row, await ask(name, row)));
    expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(NAMES.map((name) => [name, expected(row, name)])));
  });

  const hidden = whoGets(row, 'hidden');
  if (hidden.length > 0)
    it('answers as for an id that never existed, for everybody it is hidden from', async () => {
      const [there, nowhere] = await Promise.all([
        inParallel((name) => ask(name, row), hidden),
        inParallel((name) => askForNothing(name, row), hidden),
      ]);
      expect(there).toEqual(nowhere);
      expect(new Set([...there.values()].map(({ text }) => text)).size).toBe(1);
    });
});

describe('an auditor', () => {
  it('writes nothing, whatever their other relations', async () => {
    const writes = declaredRoutes().filter((route) => !route.startsWith('GET '));
    const before = await server.store.head();
    const given = await Promise.all(
      writes.map(async (route) => {
        const { status } = await ask('auditor', { route, allow: [], forbidden: [], rest: 'forbidden' });
        return [route, status];
      }),
    );
    expect(given).toEqual(writes.map((route) => [route, 403]));
    expect(writes.length).toBeGreaterThan(40);
    expect(await server.store.head()).toBe(before);
  });
});
