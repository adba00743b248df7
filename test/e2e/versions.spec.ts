import {
  addressOf,
  advance,
  CRITERIA,
  openCycle,
  publishFramework,
  register,
  review,
} from './support/building-blocks.js';
import { type Answer, type Client, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const dataDir = makeDataDir();
let server: Server;
const people = new Map<string, Client>();
let at: string;
beforeAll(async () => {
  server = await startServer(dataDir);
  people.set('ops', await server.as('ops', 'admin'));
  people.set('aud', await server.as('aud', 'auditor'));
  for (const name of ['boss', 'kim', 'ria', 'rob', 'mia', 'max', 'may', 'chair'])
    people.set(name, await server.as(name));
  await register(as('ops'));
  await publishFramework(as('ops'), 'eng');
  await openCycle(as('ops'), 'spring');
  const opened = await ok(as('boss').post('/nominations', { cycle: 'spring', candidate: 'kim', targetLevel: 'staff' }));
  at = addressOf(opened.body['id']);
}, 60_000);
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

const as = (name: string): Client => people.get(name) as Client;
const stream = (): string => at.replace('/nominations/', 'nomination-');
const seenBy = (name: string): Promise<Record<string, string>> => server.ifMatch(stream(), as(name));
const decision = { outcome: 'promoted', rationale: 'Strong throughout.' };
const changed = { choice: 'not-yet', reason: 'A second look.' };

type Step = Readonly<{
  what: string;
  does: () => Promise<Answer>;
  seenBy: readonly string[];
  first?: readonly string[];
}>;
/** Written out by hand: a round, and who of these can see each step. `first`: whose first sight of the nomination it is. */
const VIEWERS = ['boss', 'kim', 'ria', 'rob', 'mia', 'may', 'chair', 'ops'];
const COMMITTEE = ['mia', 'may', 'chair', 'ops'];
const STEPS: readonly Step[] = [
  {
    what: 'a statement',
    does: async () => as('boss').put(`${at}/statement`, { statement: 'Led a move.' }, await seenBy('boss')),
    seenBy: ['boss', ...COMMITTEE],
  },
  ...CRITERIA.map((criterion) => ({
    what: `evidence on ${criterion}`,
    does: () => as('boss').post(`${at}/evidence`, { title: 'It ran', body: 'Well.', criteria: [criterion] }),
    seenBy: ['boss', ...COMMITTEE],
  })),
  { what: 'the submission', does: () => as('boss').post(`${at}/submission`), seenBy: ['boss', ...COMMITTEE] },
  {
    what: 'an assignment',
    does: () => as('chair').post(`${at}/reviewers`, { reviewer: 'ria' }),
    seenBy: ['boss', ...COMMITTEE],
    first: ['ria'],
  },
  {
    what: 'another assignment',
    does: () => as('chair').post(`${at}/reviewers`, { reviewer: 'rob' }),
    seenBy: ['boss', 'ria', ...COMMITTEE],
    first: ['rob'],
  },
  {
    what: 'a review',
    does: async () => {
      await advance(server, 'spring', 'reviewing');
      return as('rob').post(`${at}/reviews`, review(4));
    },
    seenBy: ['boss', 'ria', 'rob', ...COMMITTEE],
  },
  {
    what: 'a revised review',
    does: () => as('rob').post(`${at}/reviews/mine/revisions`, { ...review(3), reason: 'Read again.' }),
    seenBy: ['rob', ...COMMITTEE],
  },
  {
    what: 'a recusal of a member',
    does: () => as('chair').post(`${at}/recusals`, { person: 'max', reason: 'They are related.' }),
    seenBy: ['rob', ...COMMITTEE],
  },
  {
    what: 'another review',
    does: () => as('ria').post(`${at}/reviews`, review(4)),
    seenBy: ['boss', 'ria', 'rob', ...COMMITTEE],
  },
  {
    what: 'voting opens',
    does: async () => {
      await advance(server, 'spring', 'calibrating');
      return as('chair').post(`${at}/voting`);
    },
    seenBy: ['boss', 'ria', 'rob', ...COMMITTEE],
  },
  { what: 'a vote', does: () => as('mia').post(`${at}/votes`, { choice: 'promote' }), seenBy: COMMITTEE },
  { what: 'another vote', does: () => as('may').post(`${at}/votes`, { choice: 'promote' }), seenBy: COMMITTEE },
  { what: 'a changed vote', does: () => as('mia').post(`${at}/votes/mine/changes`, changed), seenBy: ['mia'] },
  {
    what: 'a recusal of a member who has voted',
    does: () => as('chair').post(`${at}/recusals`, { person: 'moe', reason: 'They are related.' }),
    seenBy: ['ria', 'rob', ...COMMITTEE],
  },
  {
    what: 'the closing',
    does: async () => as('chair').post(`${at}/voting/closure`, undefined, await seenBy('chair')),
    seenBy: ['boss', 'ria', 'rob', ...COMMITTEE],
  },
  {
    what: 'the tie-break',
    does: async () =>
      as('chair').post(`${at}/tie-break`, { choice: 'promote', rationale: 'On balance.' }, await seenBy('chair')),
    seenBy: COMMITTEE,
  },
  {
    what: 'the decision',
    does: async () => as('chair').post(`${at}/decisions`, decision, await seenBy('chair')),
    seenBy: ['boss', 'ria', 'rob', ...COMMITTEE],
  },
  {
    what: 'the release',
    does: async () => {
      await advance(server, 'spring', 'releasing');
      return as('chair').post(`${at}/feedback`, { text: 'You did well.' });
    },
    seenBy: ['boss', 'ria', 'rob', ...COMMITTEE],
    first: ['kim'],
  },
  {
    what: 'an appeal',
    does: () => as('kim').post(`${at}/appeals`, { id: 'a', grounds: 'One review was not read.' }),
    seenBy: VIEWERS,
  },
];

/** `board`: its line there, which says when it changed last. */
type Sight = Readonly<{ revision: unknown; etag: string | null; board: string }>;
const look = async (name: string): Promise<Sight | undefined> => {
  const { status, body, etag } = await as(name).get(at, await server.latest());
  if (status === 404) return undefined;
  const { text: board } = await as(name).get('/nominations?cycle=spring');
  return { revision: body['revision'], etag, board };
};
const lookAll = async (): Promise<Map<string, Sight | undefined>> => {
  const sights = new Map<string, Sight | undefined>();
  for (const name of VIEWERS) sights.set(name, await look(name));
  return sights;
};

describe('what a client sees of how far a nomination has come', () => {
  const receipts: Answer[] = [];
  let before: Map<string, Sight | undefined>;
  beforeAll(async () => {
    before = await lookAll();
  });

  it.each(STEPS.map((step) => [step.what, step] as const))('moves with %s for those who see it', async (_, step) => {
    receipts.push(await ok(step.does()));
    const after = await lookAll();
    const moved = VIEWERS.filter((name) => before.get(name)?.revision !== after.get(name)?.revision);
    expect(moved).toEqual(VIEWERS.filter((name) => [...step.seenBy, ...(step.first ?? [])].includes(name)));
    const others = VIEWERS.filter((name) => !moved.includes(name));
    const rest = (sight: Sight | undefined) => [sight?.etag, sight?.board];
    expect(others.map((name) => rest(after.get(name)))).toEqual(others.map((name) => rest(before.get(name))));
    before = after;
  });
  it('is a text of 16 characters, in every answer about the nomination the same', async () => {
    const parts = ['', '/readiness', '/gaps?level=staff', '/reviews', '/votes'];
    for (const name of ['boss', 'kim', 'rob', 'mia', 'chair', 'ops']) {
      const answers = await Promise.all(parts.map(async (part) => as(name).get(at + part, await server.latest())));
      const read = answers.filter(({ status }) => status === 200);
      expect(new Set(read.map(({ body }) => body['revision'])).size).toBe(1);
      expect(String(read[0]?.body['revision'])).toMatch(/^[\w-]{16}$/);
      for (const { body, etag } of read)
        expect(etag).toMatch(new RegExp(`^"${String(body['revision'])}\\.[\\w-]{12}"$`));
    }
  });
  it('is the same in a receipt as in the read after it', async () => {
    const last = receipts.at(-1);
    expect(last?.body['revision']).toBe((await look('kim'))?.revision);
    expect(last?.etag).toBe(`"${String(last?.body['revision'])}"`);
  });
  it('is a revision for auditors, who count every event', async () => {
    const events = await server.store.readStream(stream());
    const { body, etag } = await as('aud').get(at, await server.latest());
    const last = (events.length - 1).toString();
    expect([body['revision'], etag?.split('.')[0]]).toEqual([last, `"${last}`]);
  });

  it('is a position that only tells whether it is another one, except to auditors', async () => {
    const positions = receipts.map(({ position }) => position ?? '');
    for (const position of positions) expect(position).toMatch(/^[\w-]{64}$/);
    expect(receipts.map(({ body }) => body['position'])).toEqual(positions);
    expect(new Set(positions).size).toBe(positions.length);
    expect(positions.toSorted()).not.toEqual(positions);
    const both = await server.as('root', 'admin', 'auditor');
    const person = { id: 'nia', name: 'Nia', orgUnit: 'platform' };
    const { position, body } = await ok(both.post('/people', person));
    expect([position, body['position']]).toEqual([await server.store.head(), position]);
    expect((await both.get(at, { 'plumbline-min-position': position ?? '' })).status).toBe(200);
    expect((await as('chair').get(at, { 'plumbline-min-position': position ?? '' })).status).toBe(400);
    expect((await as('chair').get(at, { 'plumbline-min-position': positions[0] ?? '' })).status).toBe(200);
    expect((await as('ops').get('/projections')).text).not.toContain(position);
    expect((await both.get('/projections')).text).toContain(position);
  });
  it('is no position in the receipt of a request that changed nothing, except for auditors', async () => {
    const again = { cycle: 'spring', candidate: 'kim', targetLevel: 'staff' };
    const repeats: (readonly [string, () => Promise<Answer>])[] = [
      ['boss', () => as('boss').post('/nominations', again)],
      ['chair', () => as('chair').post(`${at}/reviewers`, { reviewer: 'ria' })],
      ['kim', () => as('kim').post(`${at}/appeals`, { id: 'a', grounds: 'One review was not read.' })],
    ];
    for (const [name, repeat] of repeats) {
      const { status, position, body } = await repeat();
      if (status >= 400) throw new Error(`${name}: ${JSON.stringify(body)}`);
      expect([name, position, body['position'], body['appended']]).toEqual([name, null, null, 0]);
    }
    const audited = await server.as('boss', 'auditor');
    const { position } = await ok(audited.post('/nominations', again));
    expect(position).toBe((await server.store.readStream(stream())).at(-1)?.position);
  });
  it('is hidden in decisions and in the register, except from auditors', async () => {
    const latest = await server.latest();
    for (const name of ['chair', 'mia', 'ops', 'boss']) {
      const { body } = await ok(as(name).get('/decisions?cycle=spring', latest));
      expect(body['items']).toMatchObject([
        { revision: null, hidden: expect.arrayContaining(['revision']) as unknown },
      ]);
    }
    const { body } = await ok(as('chair').get(at, latest));
    expect(body['decisions']).toMatchObject([{ revision: null, hidden: ['revision'] }]);
    const register = await ok(as('aud').get('/decisions?cycle=spring', latest));
    const decided = (await server.store.readStream(stream())).find(({ type }) => type === 'DecisionRecorded');
    const revision = Number(decided?.revision);
    expect(register.body['items']).toMatchObject([
      { revision: String(revision), hidden: [], basis: { nominationRevision: String(revision - 1), hidden: [] } },
    ]);
  });
});

describe('If-Match', () => {
  let voting: string;
  const vote = (name: string) => as(name).post(`${voting}/votes`, { choice: 'promote' });
  const close = (headers: Record<string, string>) => as('chair').post(`${voting}/voting/closure`, undefined, headers);
  const ofVoting = (name: string) => server.ifMatch(voting.replace('/nominations/', 'nomination-'), as(name));
  beforeAll(async () => {
    const { roundAt } = await import('./support/stages.js');
    voting = await roundAt(server, 'autumn', 'voting');
  }, 60_000);

  it('turns nobody away for what they cannot see, and says no number', async () => {
    await ok(vote('mia'));
    const seen = await ofVoting('chair');
    await ok(vote('may'));
    const stale = await close(seen);
    expect([stale.status, stale.body['code']]).toEqual([412, 'revision-conflict']);
    expect(String(stale.body['detail'])).not.toMatch(/\d/);
    const again = await ofVoting('chair');
    await ok(as('mia').post(`${voting}/votes/mine/changes`, changed));
    expect((await close(again)).status).toBe(200);
  });
  it('takes the version alone, or with what a read adds to it, of the one who sends it', async () => {
    const [full = ''] = Object.values(await ofVoting('chair'));
    const [version] = full.split('.');
    expect((await as('chair').post(`${voting}/decisions`, decision, await ofVoting('boss'))).status).toBe(412);
    for (const etag of ['"16"', '"0"', `"${'a'.repeat(16)}"`])
      expect((await as('chair').post(`${voting}/decisions`, decision, { 'if-match': etag })).status).toBe(412);
    const decided = await as('chair').post(
      `${voting}/decisions`,
      { ...decision, outcome: 'declined' },
      { 'if-match': `${version ?? ''}"` },
    );
    expect([decided.status, decided.body['code']]).not.toContain(412);
  });
});
