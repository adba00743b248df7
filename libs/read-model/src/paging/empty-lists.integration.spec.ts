import { VIEWS } from '@plumbline/projections';
import { aRound } from '@plumbline/testing';
import { readModelOf } from '@plumbline/testing-views';
import type { Kysely } from 'kysely';
import { cycleOf } from '../cycles/cycles.queries.js';
import { roundsOf } from '../packets/packet-votes.queries.js';
import type { Views } from '../tables.js';
import { timelineOf } from '../timeline/timeline.queries.js';
import { sourcesOf } from '../frameworks/version-sources.queries.js';

const history = aRound();
const spring = history.events.find((event) => event.type === 'CycleOpened');
if (spring !== undefined) history.record('CycleOpened', { ...spring.data, cycleId: 'bare' });
history.nomination('n-nobody', { candidateId: 'otto' }).submit().openVoting([]);
const model = readModelOf(VIEWS, history.events);
const { db } = model;
afterAll(() => {
  model.close();
});

/** What the database was asked. */
const askedBy = async (ask: (spied: Kysely<Views>) => Promise<unknown>): Promise<readonly string[]> => {
  const asked: string[] = [];
  const spied = db.withPlugin({
    transformQuery: ({ node, queryId }) => {
      asked.push(db.getExecutor().compileQuery(node, queryId).sql);
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  await ask(spied);
  return asked;
};
const viewer = { personId: 'ada', roles: ['admin'], today: '2026-06-01' } as const;

describe('an empty list', () => {
  const ASKS: readonly [what: string, (db: Kysely<Views>) => Promise<unknown>][] = [
    ['the names of a committee that was never formed', (db) => cycleOf(db, 'bare', true)],
    ['the names of the members of a round that has none', (db) => roundsOf(db, 'n-nobody')],
    ['the managers of somebody who never had one', (db) => timelineOf(db, 'otto', viewer)],
    ['the documents of a version that was written by hand', (db) => sourcesOf(db, { id: 'ladder', version: 1 })],
  ];
  it.each(ASKS)('never goes into a query, where no standard knows `in ()`: %s', async (_what, ask) => {
    const asked = await askedBy(ask);
    expect(asked.filter((sql) => /\bin \(\s*\)/.test(sql))).toEqual([]);
  });
  it('is answered as empty', async () => {
    expect((await cycleOf(db, 'bare', true))?.committee).toEqual({ chair: null, members: [] });
    expect(await roundsOf(db, 'n-nobody')).toMatchObject([{ members: [], votes: [] }]);
  });
});
