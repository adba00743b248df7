import type {
  BandCounts,
  Cycle,
  DecisionPage,
  NominationReadiness,
  Packet,
  ReviewTaskPage,
  VoteTaskPage,
} from '@plumbline/responses';
import type { Client } from '../support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from '../support/server.js';
import { writeEvents } from '../../support/events-file.js';
import { oldAnswers, oldEvents, type Seen } from './fixture.js';
import { lineSaid, levelSaid, packetSaid } from './said.js';

/**
 * A log that the program of commit d5d6568 wrote: its sample, and rounds that use every rule that has changed since. Two cycles
 * of them have partial reviews, an even vote that the chair broke who had voted, a member who had left in the electorate, and a
 * candidate promoted twice. What it said of them then, it says today.
 */
const dataDir = makeDataDir();
const said = oldAnswers();
let server: Server;
const clients = new Map<string, Client>();

const client = async (who: string): Promise<Client> => {
  const known = clients.get(who) ?? (await server.as(who, ...(said.viewers[who] ?? [])));
  clients.set(who, known);
  return known;
};
const ask = async <Body>(who: string, path: string): Promise<Body | null> => {
  const { status, body } = await (await client(who)).get(path);
  return status === 200 ? (body as Body) : null;
};

beforeAll(async () => {
  await writeEvents(dataDir, oldEvents());
  server = await startServer(dataDir, { env: { PLUMBLINE_RATE_LIMIT: '0' } });
  const all = await server.latest();
  expect((await (await client('aud')).get('/nominations', all)).status).toBe(200);
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

/** Only what the recording names: what a field that came later shows is not its business. */
const seenBy = async (who: string, id: string, names: readonly string[]): Promise<Seen | null> => {
  const packet = await ask<Packet>(who, `/nominations/${id}`);
  if (packet === null) return null;
  const readiness = names.includes('readiness')
    ? await ask<NominationReadiness>(who, `/nominations/${id}/readiness`)
    : null;
  const all: Seen = { ...packetSaid(packet), readiness: readiness?.levels.map(levelSaid) ?? null };
  return Object.fromEntries(names.map((name) => [name, all[name]]));
};

it('the log is one of that time, and has every rule that changed', () => {
  const events = oldEvents();
  expect(events).toHaveLength(418);
  const types = new Set(events.map(({ type }) => type));
  for (const type of [
    'TieBroken',
    'ReviewerDeclined',
    'ConflictDeclared',
    'ReviewRevised',
    'PersonLeft',
    'DecisionReopened',
  ])
    expect(types).toContain(type);
});

describe.each(Object.entries(said.nominations))('%s, nominated in the old log,', (_name, { id, all, others }) => {
  it('is to an auditor what it was', async () => {
    expect(Object.keys(all)).toContain('rounds');
    expect(await seenBy('aud', id, Object.keys(all))).toEqual(all);
  });

  it('is to everybody else what it was', async () => {
    expect(others.length).toBeGreaterThan(0);
    for (const { who, sees } of others) {
      const wanted = Object.fromEntries(
        Object.entries(sees).map(([name, value]) => [name, value === 'all' ? all[name] : value]),
      );
      for (const each of who) expect([each, await seenBy(each, id, Object.keys(sees))]).toEqual([each, wanted]);
    }
  });

  it('stays unknown to those who did not know of it', async () => {
    const known = ['aud', ...others.flatMap(({ who }) => who)];
    const unknown = Object.keys(said.viewers).filter((who) => !known.includes(who));
    expect(unknown).toContain('stranger');
    for (const who of unknown) expect([who, await ask(who, `/nominations/${id}`)]).toEqual([who, null]);
  });
});

it.each(Object.entries(said.cycles))('the bands of %s are what they were', async (cycle, bands) => {
  const counted = await ask<BandCounts>('aud', `/cycles/${cycle}/readiness`);
  expect(
    counted?.bands.map(
      ({ level, band, nominations, targeting }) => `${level} ${band} ${String(nominations)} ${String(targeting)}`,
    ),
  ).toEqual(bands);
});

it.each(Object.entries(said.register))('the register is to %s what it was', async (who, lines) => {
  const register = await ask<DecisionPage>(who, '/decisions?limit=100');
  expect(register?.items.map(lineSaid).sort()).toEqual(lines);
});

/** Of the tasks of then, those that are taken today: in a lapsed or reopened round, or one whose votes can still be cast. */
const STILL_REVIEWED = ['autumn-round kavya.rao staff done', 'electorate xia staff done'];
const STILL_VOTED = ['autumn-round devon.reyes staff to-do'];

it.each(Object.entries(said.tasks))('%s has the tasks of then that can be done today', async (who, then) => {
  const reviews = then.reviews.filter((task) => STILL_REVIEWED.includes(task));
  const votes = then.votes.filter((task) => STILL_VOTED.includes(task));
  const names = new Map(Object.entries(said.nominations).map(([name, { id }]) => [id, name]));
  const asked = await ask<ReviewTaskPage>(who, '/me/reviews?limit=100');
  const toVote = await ask<VoteTaskPage>(who, '/me/votes?limit=100');
  const line = ({ nomination, status }: { nomination: { id: string }; status: string }) =>
    `${names.get(nomination.id) ?? ''} ${status}`;
  expect({ reviews: asked?.items.map(line).sort(), votes: toVote?.items.map(line).sort() }).toEqual({ reviews, votes });
});

describe('what goes on in a cycle of the old log', () => {
  const idOf = (name: string): string => said.nominations[name]?.id ?? '';
  const act = async (name: string, path: string, body?: object) =>
    (await client('chair')).post(
      `/nominations/${idOf(name)}${path}`,
      body,
      await server.ifMatch(`nomination-${idOf(name)}`),
    );

  it('follows the rules under which the cycle was opened', async () => {
    // The chair, who voted not-yet, breaks 2 to 2 at two thirds of the votes cast.
    expect((await act('cast pat staff', '/tie-break', { choice: 'promote', rationale: 'On balance.' })).status).toBe(
      200,
    );
    const { policy } = (await ask<Cycle>('aud', '/cycles/cast')) ?? {};
    expect(policy).toMatchObject({
      ...{
        chairWhoVotedBreaksTies: true,
        tiedWhen: 'as-many-for-as-against',
        partialReviews: true,
        severalLevels: true,
      },
    });
  });

  it('opens its next vote under them', async () => {
    expect((await act('electorate xia staff', '/voting')).status).toBe(200);
    const events = await server.store.readStream(`nomination-${idOf('electorate xia staff')}`);
    expect(events.at(-1)).toMatchObject({
      type: 'VotingOpened',
      version: 2,
      data: { round: 2, members: ['mia', 'max'], policy: { tiedWhen: 'as-many-for-as-against' } },
    });
  });
});
