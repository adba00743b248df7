import type { Role } from '@plumbline/access';
import { personalFields } from '@plumbline/event-store';
import { VIEWS } from '@plumbline/projections';
import { everyEvent, readModelOf } from '@plumbline/testing-views';
import type { Kysely } from 'kysely';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { boardPage } from './board/board.queries.js';
import { cycleProgressOf } from './cycles/cycles.queries.js';
import { decisionsPage } from './decisions/decisions.queries.js';
import { pinOf } from './frameworks/version-sources.queries.js';
import type { Source } from './cached.js';
import { nominationHeadOf } from './packets/nomination-head.queries.js';
import { reviewsPage } from './packets/packet-reviews.queries.js';
import { roundsOf } from './packets/packet-votes.queries.js';
import { packetOf } from './packets/packets.queries.js';
import { bandCountsOf, countedNominations, heatMapPage, levelsOf } from './readiness/readiness.queries.js';
import { TABLES, type Views } from './tables.js';
import { foldedNames } from './people/people-named.js';
import { cachedLine } from './visibility/reporting-line.js';

type Run = (db: Kysely<Views>) => Promise<unknown>;
type Cached<Args extends readonly unknown[]> = ((db: Kysely<Views>, ...args: Args) => Promise<unknown>) &
  Readonly<{ sources: (...args: Args) => readonly Source[] }>;
type Call = Readonly<{ run: Run; sources: readonly Source[] }>;

const call = <Args extends readonly unknown[]>(query: Cached<Args>, ...args: Args): Call => ({
  run: (db) => query(db, ...args),
  sources: query.sources(...args),
});

const ROLES: readonly (readonly Role[])[] = [[], ['admin'], ['auditor']];
const VIEWERS = ['top', 'mia', 'cho', 'ron', 'cleo'].flatMap((personId) =>
  ROLES.map((roles) => ({ personId, roles, today: '2026-06-01' })),
);
type Viewer = (typeof VIEWERS)[number];
const each = (one: (viewer: Viewer) => Call): readonly Call[] => VIEWERS.map(one);
const page = { limit: 1 };
const sort = { by: 'updatedAt', descending: true } as const;

const CALLS: Readonly<Record<string, readonly Call[]>> = {
  packetOf: [call(packetOf, 'n-cleo')],
  nominationHeadOf: [call(nominationHeadOf, 'n-cleo')],
  reviewsPage: [call(reviewsPage, 'n-cleo', page)],
  roundsOf: [call(roundsOf, 'n-cleo')],
  levelsOf: [call(levelsOf, 'n-cleo')],
  pinOf: [call(pinOf, 'n-cleo')],
  cachedLine: each((viewer) => call(cachedLine, viewer)),
  foldedNames: [call(foldedNames)],
  boardPage: each((viewer) => call(boardPage, viewer, { manager: 'top' }, { ...page, sort })),
  decisionsPage: each((viewer) => call(decisionsPage, viewer, {}, page)),
  heatMapPage: each((viewer) => call(heatMapPage, viewer, { cycleId: 'spring', level: 'staff' }, page)),
  bandCountsOf: each((viewer) => call(bandCountsOf, viewer, { cycleId: 'spring' })),
  countedNominations: each((viewer) => call(countedNominations, viewer, { cycleId: 'spring', orgUnit: 'eng' })),
  cycleProgressOf: each((viewer) => call(cycleProgressOf, viewer, 'spring')),
};

const model = readModelOf(VIEWS, everyEvent(personalFields));
afterAll(() => {
  model.close();
});

const FIRST_KEY = new Map<string, string | undefined>(TABLES.map(({ name, key }) => [name, key[0]]));
const tablesIn = (sql: string): readonly string[] =>
  [...sql.matchAll(/\b(?:from|join)\s+"(\w+)"/g)].map(([, name = '']) => name);

/** The tables that a query reads. A connection with a plugin has no cache, so the query always runs. */
const tablesRead = async (run: Run): Promise<ReadonlySet<string>> => {
  const read = new Set<string>();
  const recording = model.db.withPlugin({
    transformQuery: ({ node, queryId }) => {
      const { sql } = model.db.getExecutor().compileQuery(node, queryId);
      for (const table of tablesIn(sql)) if (FIRST_KEY.has(table)) read.add(table);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  await run(recording);
  return read;
};

const isDeclared = (sources: readonly Source[], table: string): boolean =>
  sources.some((source) => {
    const [of = '', value] = source.split(' ');
    return of === table || (value !== undefined && of === FIRST_KEY.get(table));
  });

describe('the sources of a cached query', () => {
  it.each(Object.entries(CALLS))('name every table in its SQL: %s', async (_name, calls) => {
    for (const { run, sources } of calls) {
      const read = [...(await tablesRead(run))];
      expect(read).not.toEqual([]);
      expect(read.filter((table) => !isDeclared(sources, table))).toEqual([]);
    }
  });

  it('are compared for every cached query', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const cached = files.flatMap((file) =>
      [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/const (\w+) = cachedWhileUnchanged\(/g)].map(
        ([, name]) => name,
      ),
    );
    expect(cached.toSorted()).toEqual(Object.keys(CALLS).toSorted());
  });
});
