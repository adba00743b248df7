import type { StoredEvent } from '@plumbline/event-log';
import type { Recorded } from '@plumbline/domain';
import {
  CRITERIA,
  cycleOf,
  deadlines,
  draftOf,
  evidence,
  MEMBERS,
  publishFramework,
  register,
  review,
  REVIEWERS,
} from './support/building-blocks.js';
import { type Answer, type Client, ok, seen } from './support/client.js';
import { picturesOf } from './support/pictures.js';
import { DECISION, proceed, roundAt } from './support/stages.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const dataDir = makeDataDir();
let server: Server;
let ops: Client;
let boss: Client;
let chair: Client;

const open = async (): Promise<void> => {
  server = await startServer(dataDir);
  [ops, boss, chair] = [await server.as('ops', 'admin'), await server.as('boss'), await server.as('chair')];
};
const eventsOf = (at: string): Promise<readonly Recorded[]> =>
  server.store.readStream(at.replace('/nominations/', 'nomination-'));
const ifMatchOf = (at: string, reader?: Client) => server.ifMatch(at.replace('/nominations/', 'nomination-'), reader);
const refusal = ({ status, body }: Answer) => [status, body['code']];

beforeAll(async () => {
  await open();
  await register(ops);
  await publishFramework(ops, 'eng');
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

describe('a round over HTTP, from a framework to a resolved appeal', () => {
  let at: string;
  let appeal: Answer;

  it('passes every stage', async () => {
    at = await roundAt(server, 'spring', 'released');
    const kim = await server.as('kim');
    appeal = await ok(kim.post(`${at}/appeals`, { id: 'my-appeal', grounds: 'One review was not read.' }));
    const resolution = { resolution: 'dismissed', rationale: 'It was.' };
    await ok(chair.post(`${at}/appeals/my-appeal/resolution`, resolution, await ifMatchOf(at)));
    expect(appeal.location).toBe(`/v1${at}/appeals/my-appeal`);
  });

  const everything = () => {
    it('is in the stream, every step once and in order', async () => {
      expect((await eventsOf(at)).map(({ type }) => type)).toEqual([
        'NominationOpened',
        'StatementWritten',
        ...CRITERIA.map(() => 'EvidenceAttached'),
        'NominationSubmitted',
        ...REVIEWERS.map(() => 'ReviewerAssigned'),
        ...REVIEWERS.map(() => 'ReviewSubmitted'),
        'VotingOpened',
        ...MEMBERS.map(() => 'VoteCast'),
        'VotingClosed',
        'DecisionRecorded',
        'FeedbackReleased',
        'AppealFiled',
        'AppealResolved',
      ]);
    });

    it('has a decision with the tally, the policy and the revision it rests on', async () => {
      const events = await eventsOf(at);
      const closed = events.find(({ type }) => type === 'VotingClosed');
      const decision = events.find(({ type }) => type === 'DecisionRecorded');
      expect(decision).toMatchObject({
        data: {
          outcome: 'promoted',
          tally: { electorate: 4, promote: 4, notYet: 0, abstain: 0, recused: 0 },
          quorum: { present: 4, required: 2, met: true },
          result: 'passed',
          policyVersion: 1,
          nominationRevision: String(closed?.revision),
          override: null,
        },
        metadata: { actor: 'chair' },
      });
    });

    it('shows every viewer in every view what they may see', async () => {
      const pictures = await picturesOf(server, at, 'spring');
      const seenBy = (who: string) => pictures.get(who);
      for (const [who, picture] of pictures)
        expect([who, picture]).toEqual([who, expect.objectContaining({ status: 200 })]);
      expect(seenBy('chair /readiness')).toMatchObject({
        body: {
          levels: ['senior', 'staff'].map((level) => ({
            level,
            band: 'ready',
            weightAssumed: true,
            criteria: CRITERIA.map((criterion) => ({ criterion, rating: 4, status: 'exceeds', evidenceCount: 1 })),
          })),
        },
      });
      expect(seenBy('ops /cycles/spring/readiness?orgUnit=platform')).toMatchObject({
        body: {
          bands: [
            { level: 'senior', band: 'ready', nominations: 1 },
            { level: 'staff', band: 'ready', nominations: 1 },
          ],
        },
      });
      expect(seenBy('chair /decisions?cycle=spring')).toMatchObject({
        body: { items: [{ outcome: 'promoted', basis: { tally: { promote: 4 }, override: false } }] },
      });
      expect(seenBy('kim ')).toMatchObject({
        body: {
          statement: null,
          evidence: null,
          reviews: null,
          rounds: null,
          appeals: [{ id: 'my-appeal', resolution: 'dismissed' }],
        },
      });
      expect(JSON.stringify(seenBy('kim '))).not.toMatch(/"(ria|rob|rex|mia|max|may|moe)"/);
      expect(JSON.stringify(seenBy('boss '))).not.toMatch(/"(ria|rob|rex|mia|max|may|moe)"/);
      expect(seenBy('auditor /history')).toMatchObject({
        body: { revision: String((await eventsOf(at)).at(-1)?.revision) },
      });
    });

    it('is over: nothing before can be repeated or undone', async () => {
      const before = await eventsOf(at);
      const mia = await server.as('mia');
      const ria = await server.as('ria');
      const late = { choice: 'not-yet', reason: 'I thought again.' };
      expect(refusal(await mia.post(`${at}/votes`, { choice: 'not-yet' }))).toEqual([409, 'voting-closed']);
      expect(refusal(await mia.post(`${at}/votes/mine/changes`, late))).toEqual([409, 'voting-closed']);
      expect((await ria.post(`${at}/reviews/mine/revisions`, { ...review(1), reason: 'Late.' })).status).toBe(409);
      expect(refusal(await boss.post(`${at}/withdrawal`, { reason: 'Left.' }))).toEqual([409, 'already-decided']);
      expect(refusal(await boss.post(`${at}/evidence`, evidence('design')))).toEqual([409, 'packet-frozen']);
      expect(await eventsOf(at)).toEqual(before);
    });

    it('leaves its candidate only the appeal', async () => {
      const kim = await server.as('kim');
      expect(refusal(await kim.post(`${at}/withdrawal`, { reason: 'No.' }))).toEqual([403, 'not-line-manager']);
      expect(refusal(await kim.post(`${at}/votes`, { choice: 'promote' }))).toEqual([403, 'not-member']);
    });
  };

  describe('as it was written', everything);
  describe('after the server was closed and opened again on its data directory', () => {
    let before: readonly StoredEvent[];
    let pictures: Map<string, unknown>;
    beforeAll(async () => {
      before = await server.store.readAll(null, 10_000);
      pictures = await picturesOf(server, at, 'spring');
      await server.close();
      await open();
    });
    it('has the same events, byte for byte in their order', async () => {
      expect(before.length).toBeGreaterThan(30);
      expect(await server.store.readAll(null, 10_000)).toEqual(before);
    });
    it('gives the same answers to the same questions', async () => {
      expect(await picturesOf(server, at, 'spring')).toEqual(pictures);
    });
    everything();
  });
});

describe('two concurrent decisions', () => {
  it.each([1, 2, 3])('are one success and one 412 (round %i)', async (n) => {
    const at = await roundAt(server, `decide-${n.toString()}`, 'closed');
    const ifMatch = await ifMatchOf(at);
    const other = { outcome: 'deferred', rationale: 'Not now.', overrideReason: 'There is no seat.' };
    const answers = await Promise.all([
      chair.post(`${at}/decisions`, DECISION, ifMatch),
      chair.post(`${at}/decisions`, other, ifMatch),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const decisions = (await eventsOf(at)).filter(({ type }) => type === 'DecisionRecorded');
    const won = answers[0].status === 200 ? 'promoted' : 'deferred';
    expect(decisions.map(({ data }) => data)).toEqual([expect.objectContaining({ outcome: won })]);
  });

  it('advance a cycle one phase, not two', async () => {
    await roundAt(server, 'advance', 'submitted');
    const ifMatch = await server.ifMatch('cycle-advance');
    const ask = (by: Client) => by.post('/cycles/advance/phase', { to: 'reviewing' }, ifMatch);
    const answers = await Promise.all([ask(ops), ask(chair)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });
});

describe('64 concurrent contributions to one nomination', () => {
  const crowd = Array.from({ length: 64 }, (_, n) => `p${n.toString()}`);
  let at: string;
  let clients: Client[];
  beforeAll(async () => {
    await register(ops, crowd);
    clients = await Promise.all(crowd.map((name) => server.as(name)));
    await ok(ops.post('/cycles', cycleOf('crowd')));
    await ok(ops.post('/cycles/crowd/committee', { members: crowd }));
    await ok(ops.put('/cycles/crowd/chair', { chair: 'chair' }));
    const opened = await ok(boss.post('/nominations', { cycle: 'crowd', candidate: 'lee', targetLevel: 'staff' }));
    at = `/nominations/${String(opened.body['id'])}`;
    await ok(boss.put(`${at}/statement`, { statement: 'Leads.' }, seen(opened.etag)));
  });
  const allIn = async (answers: readonly Answer[], status: number, type: string) => {
    expect(answers.map((answer) => answer.status)).toEqual(crowd.map(() => status));
    expect(new Set(answers.map(({ etag }) => etag)).size).toBe(64);
    const events = (await eventsOf(at)).filter((event) => event.type === type);
    expect(events).toHaveLength(64);
    expect(new Set(answers.map(({ position }) => position)).size).toBe(64);
  };

  it('attach all evidence', async () => {
    const attach = (name: string) =>
      boss.post(`${at}/evidence`, { title: `By ${name}`, body: 'Seen.', criteria: ['design'] });
    await allIn(await Promise.all(crowd.map(attach)), 201, 'EvidenceAttached');
  });
  it('submit all reviews', async () => {
    const round = { server, cycleId: 'crowd', at, members: crowd, reviewers: crowd };
    await proceed(round, 'drafted', 'reviewing');
    const answers = await Promise.all(clients.map((client, n) => client.post(`${at}/reviews`, review(1 + (n % 5)))));
    await allIn(answers, 200, 'ReviewSubmitted');
  });
  it('cast all votes', async () => {
    const round = { server, cycleId: 'crowd', at, members: crowd, reviewers: crowd };
    await proceed(round, 'reviewed', 'voting');
    const choiceOf = (n: number) => (n < 40 ? 'promote' : n < 60 ? 'not-yet' : 'abstain');
    const vote = (client: Client, n: number) => client.post(`${at}/votes`, { choice: choiceOf(n) });
    await allIn(await Promise.all(clients.map(vote)), 200, 'VoteCast');
    await ok(chair.post(`${at}/voting/closure`, undefined, await ifMatchOf(at)));
    expect((await eventsOf(at)).at(-1)).toMatchObject({
      type: 'VotingClosed',
      data: { tally: { electorate: 64, promote: 40, notYet: 20, abstain: 4 }, result: 'passed' },
    });
  });
});

describe('a request that is repeated with its idempotency key', () => {
  const key = (name: string) => ({ 'idempotency-key': name });
  const essence = ({ status, text, etag, position, location, headers }: Answer) => ({
    status,
    text,
    etag,
    position,
    location,
    type: headers.get('content-type'),
  });
  let at: string;
  const send = (body: object, name: string, headers: object = {}) =>
    boss.post(`${at}/evidence`, body, { ...key(name), ...headers });
  const body = { title: 'Once', body: 'Only once.', criteria: ['design'] };
  beforeAll(async () => {
    at = await roundAt(server, 'again', 'drafted');
  });

  it('is answered byte for byte like the first, and changes nothing', async () => {
    const first = await ok(send(body, 'k-1'));
    const events = await eventsOf(at);
    expect(first.location).toMatch(/\/evidence\/[0-9a-f-]{36}$/);
    expect(essence(await send(body, 'k-1'))).toEqual(essence(first));
    expect(essence(await send({ criteria: ['design'], body: 'Only once.', title: 'Once' }, 'k-1'))).toEqual(
      essence(first),
    );
    expect(await eventsOf(at)).toEqual(events);
    expect(events.at(-1)?.metadata.command).toEqual({
      key: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      request: expect.stringMatching(/^[\w-]{43}$/) as string,
      index: 0,
      count: 1,
    });
  });
  it('is still answered like the first after later events and a restart', async () => {
    const first = await send(body, 'k-1');
    await ok(boss.put(`${at}/statement`, { statement: 'Anew.' }, await ifMatchOf(at, boss)));
    await server.close();
    await open();
    expect(essence(await send(body, 'k-1'))).toEqual(essence(first));
  });
  it('is applied once if twenty of it arrive together', async () => {
    const before = await eventsOf(at);
    const answers = await Promise.all(Array.from({ length: 20 }, () => send({ ...body, title: 'Many' }, 'k-20')));
    const [first] = answers;
    for (const answer of answers) expect(essence(answer)).toEqual(essence(first as Answer));
    expect(first?.status).toBe(201);
    expect(await eventsOf(at)).toHaveLength(before.length + 1);
  });
  it('is refused if it is a different request', async () => {
    const events = await eventsOf(at);
    expect(refusal(await send({ ...body, title: 'Twice' }, 'k-1'))).toEqual([422, 'idempotency-key-reused']);
    const elsewhere = await boss.post(`${at}/submission`, undefined, key('k-1'));
    expect(refusal(elsewhere)).toEqual([422, 'idempotency-key-reused']);
    expect(await eventsOf(at)).toEqual(events);
  });
  it('has a separate key for each person', async () => {
    const created = await ops.post('/people', { id: 'newcomer', name: 'New', orgUnit: 'x' }, key('k-1'));
    expect(created.status).toBe(201);
  });
  it('runs again if the first was refused', async () => {
    const late = { title: 'Late', body: 'Late.', criteria: ['no-such'] };
    expect(refusal(await send(late, 'k-refused'))).toEqual([409, 'criterion-unknown']);
    expect(refusal(await send(late, 'k-refused'))).toEqual([409, 'criterion-unknown']);
    expect((await send({ ...late, criteria: ['design'] }, 'k-refused')).status).toBe(201);
  });
  it('names the same new aggregate, even if its id was generated', async () => {
    const { track, title, scale } = draftOf('unnamed');
    const draft = { track, title, scale };
    const first = await ok(ops.post('/frameworks', draft, key('k-framework')));
    expect(first.location).toBe(`/v1/frameworks/${String(first.body['id'])}`);
    expect(essence(await ops.post('/frameworks', draft, key('k-framework')))).toEqual(essence(first));
    expect((await ops.post('/frameworks', draft)).body['id']).not.toBe(first.body['id']);
  });
});

describe('If-Match', () => {
  let at: string;
  beforeAll(async () => {
    at = await roundAt(server, 'if-match', 'voted');
  });
  const closure = (headers: Record<string, string> = {}) => chair.post(`${at}/voting/closure`, undefined, headers);

  it('is required if a change depends on what was seen', async () => {
    const events = await eventsOf(at);
    expect(refusal(await closure())).toEqual([428, 'if-match-required']);
    expect(refusal(await ops.post('/cycles/if-match/phase', { to: 'releasing' }))).toEqual([428, 'if-match-required']);
    expect(refusal(await boss.put(`${at}/statement`, { statement: 'New.' }))).toEqual([428, 'if-match-required']);
    expect(await eventsOf(at)).toEqual(events);
  });
  it.each(['"0"', '"999999"'])('refuses %s, which is not the revision of the stream', async (etag) => {
    const events = await eventsOf(at);
    expect(refusal(await closure({ 'if-match': etag }))).toEqual([412, 'revision-conflict']);
    expect(await eventsOf(at)).toEqual(events);
  });
  it.each(['*', 'W/"3"', '3', '"a"', '"-1"', '"01"', '"1", "2"', '"99999999999999999999"'])(
    'refuses %s, which is invalid',
    async (etag) => {
      expect(refusal(await closure({ 'if-match': etag }))).toEqual([400, 'invalid-request']);
    },
  );
  it('is checked even if it is not required', async () => {
    const mia = await server.as('mia');
    const change = { choice: 'not-yet', reason: 'A second look.' };
    const stale = await mia.post(`${at}/votes/mine/changes`, change, { 'if-match': '"0"' });
    expect(refusal(stale)).toEqual([412, 'revision-conflict']);
    const now = await ifMatchOf(at, mia);
    const done = await mia.post(`${at}/votes/mine/changes`, change, now);
    expect(done.status).toBe(200);
    expect(seen(done.etag)).not.toEqual(now);
    expect((await mia.post(`${at}/votes/mine/changes`, { ...change, choice: 'promote' }, seen(done.etag))).status).toBe(
      200,
    );
  });
});

describe('a refusal by a rule', () => {
  it('answers a vote after closing', async () => {
    const at = await roundAt(server, 'late', 'closed');
    const mia = await server.as('mia');
    expect(refusal(await mia.post(`${at}/votes`, { choice: 'not-yet' }))).toEqual([409, 'voting-closed']);
  });
  it('answers a criterion that the framework lacks, and a rating off its scale', async () => {
    const at = await roundAt(server, 'ratings', 'reviewing');
    const ria = await server.as('ria');
    const rated = (criterion: string, rating: number) => ({ ...review(3), ratings: [{ criterion, rating }] });
    const lacking = await ria.post(`${at}/reviews`, rated('no-such', 3));
    expect(refusal(lacking)).toEqual([409, 'criterion-unknown']);
    expect(lacking.body['detail']).toContain('no-such');
    for (const rating of [0, 6, -1, 999]) {
      const off = await ria.post(`${at}/reviews`, rated('design', rating));
      expect(refusal(off)).toEqual([409, 'rating-off-scale']);
      expect(off.body['detail']).toContain('1 to 5');
    }
  });
  it('answers dates out of order', async () => {
    const { nominations, reviews, ...rest } = deadlines();
    const turned = { ...cycleOf('turned'), deadlines: { nominations: reviews, reviews: nominations, ...rest } };
    expect(refusal(await ops.post('/cycles', turned))).toEqual([409, 'deadline-order']);
    expect(await server.store.readStream('cycle-turned')).toEqual([]);
  });
  it('answers 404 for a packet of another reporting line', async () => {
    const at = await roundAt(server, 'strange', 'submitted');
    const stranger = await server.as('stranger');
    const hidden = await stranger.post(`${at}/withdrawal`, { reason: 'Mine.' });
    const absent = await stranger.post('/nominations/no-such/withdrawal', { reason: 'Mine.' });
    expect([hidden.status, hidden.text]).toEqual([404, absent.text]);
    const nomination = { cycle: 'strange', candidate: 'kim', targetLevel: 'staff' };
    expect((await stranger.post('/nominations', nomination)).text).toBe(absent.text);
  });
});
