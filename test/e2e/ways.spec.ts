import { REFUSALS } from '@plumbline/domain';
import { cycleOf, nominate, review } from './support/building-blocks.js';
import { type Answer, type Client, ok } from './support/client.js';
import { refusal, Rounds } from './support/rounds.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const dataDir = makeDataDir();
const reason = 'There is a reason.';
const COMMITTEE = { members: ['m1', 'm2', 'm3'], chair: 'chair' };
let server: Server;
let rounds: Rounds;
let ops: Client;

beforeAll(async () => {
  server = await startServer(dataDir);
  rounds = await Rounds.on(server, ['m1', 'm2', 'm3', 'new']);
  ops = await server.as('adm', 'admin');
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

const streamOf = (path: string): string => {
  const [, kind = '', id = ''] = path.split('/');
  return `${kind.slice(0, -1)}-${id}`;
};
type Step = Readonly<{ who: string; method?: 'POST' | 'PUT'; path: string; body?: unknown }>;
const send = async ({ who, method = 'POST', path, body }: Step): Promise<Answer> => {
  const as = who === 'adm' ? ops : await server.as(who);
  const headers = await server.ifMatch(streamOf(path), as);
  return as.send(method, path, { body, headers });
};
const post = (who: string, path: string, body?: unknown): Step => ({ who, path, body });
const put = (who: string, path: string, body: unknown): Step => ({ who, method: 'PUT', path, body });

/** What is refused with this code; takes the way, and what is sent then goes in. */
const leadsOn = async (code: keyof typeof REFUSALS, refused: Step, way: readonly Step[], again = refused) => {
  const answer = await send(refused);
  expect(refusal(answer)).toEqual([409, code]);
  const { field, cause, fix } = REFUSALS[code];
  expect(answer.body['errors']).toEqual([{ field, problem: cause, fix }]);
  for (const step of way) await ok(send(step));
  expect((await send(again)).status).toBeLessThan(300);
};
/** The same in a cycle that is nominating, and a nomination of lee in it that is a draft. */
const drafted = async (id: string): Promise<string> => {
  await ok(ops.post('/cycles', { ...cycleOf(id), policy: { minReviews: 1 } }));
  await ok(ops.post(`/cycles/${id}/committee`, { members: COMMITTEE.members }));
  await ok(ops.put(`/cycles/${id}/chair`, { chair: 'chair' }));
  const opened = await ok(
    (await server.as('boss')).post('/nominations', { cycle: id, candidate: 'lee', targetLevel: 'staff' }),
  );
  return `/nominations/${String(opened.body['id'])}`;
};
const evidence = { title: 'On design', body: 'It ran.', criteria: ['design'] };
const decision = { outcome: 'promoted', rationale: reason };

describe('a refusal over HTTP leads on by the way that its row names', () => {
  it('statement-missing, evidence-missing, packet-frozen', async () => {
    const at = await drafted('way-packet');
    const statement = put('boss', `${at}/statement`, { statement: 'Lee leads.' });
    await ok(send(post('boss', `${at}/evidence`, evidence)));
    await leadsOn('statement-missing', post('boss', `${at}/submission`), [statement]);
    await leadsOn('packet-frozen', put('boss', `${at}/statement`, { statement: 'Lee leads well.' }), [
      post('chair', `${at}/return`, { reason }),
    ]);
    const other = await nominate(
      await server.as('ceo'),
      { cycle: 'way-packet', candidate: 'boss', targetLevel: 'staff' },
      [],
    );
    await leadsOn('evidence-missing', post('ceo', `${other}/submission`), [post('ceo', `${other}/evidence`, evidence)]);
  });
  it('evidence-exists', async () => {
    const at = await drafted('way-evidence');
    await ok(send(post('boss', `${at}/evidence`, { id: 'e1', ...evidence })));
    const changed = { ...evidence, title: 'On delivery' };
    await leadsOn('evidence-exists', post('boss', `${at}/evidence`, { id: 'e1', ...changed }), [
      put('boss', `${at}/evidence/e1`, changed),
    ]);
  });
  it('candidate-nominated', async () => {
    await ok(ops.post('/frameworks/eng/levels', { key: 'principal', title: 'Principal', ordinal: 3 }));
    const requirements = ['senior', 'staff', 'principal'].map((level) => ({ level, requiredRating: 3 }));
    await ok(ops.post('/frameworks/eng/criteria', { key: 'vision', area: 'craft', text: 'Sees far.', requirements }));
    await ok(send(post('adm', '/frameworks/eng/publications')));
    const framework = { id: 'eng', version: 2 };
    await ok(ops.post('/cycles', { ...cycleOf('way-two'), framework, levels: ['staff', 'principal'] }));
    const open = (targetLevel: string) => ({ cycle: 'way-two', candidate: 'lee', targetLevel });
    const boss = await server.as('boss');
    const first = await ok(boss.post('/nominations', open('staff')));
    expect(refusal(await boss.post('/nominations', open('principal')))).toEqual([409, 'candidate-nominated']);
    await ok(send(post('boss', `/nominations/${String(first.body['id'])}/withdrawal`, { reason })));
    expect((await boss.post('/nominations', open('principal'))).status).toBe(201);
  });
  it('committee-missing, chair-missing, phase-order, member-last', async () => {
    await ok(ops.post('/cycles', cycleOf('way-cycle')));
    const phase = (to: string) => post('adm', '/cycles/way-cycle/phase', { to });
    await leadsOn('committee-missing', post('adm', '/cycles/way-cycle/members', { member: 'm2' }), [
      post('adm', '/cycles/way-cycle/committee', { members: ['m1'] }),
    ]);
    await ok(send(post('adm', '/cycles/way-cycle/members/m2/removal', { reason })));
    await leadsOn('member-last', post('adm', '/cycles/way-cycle/members/m1/removal', { reason }), [
      post('adm', '/cycles/way-cycle/members', { member: 'm3' }),
    ]);
    await leadsOn('chair-missing', phase('reviewing'), [put('adm', '/cycles/way-cycle/chair', { chair: 'chair' })]);
    await ok(ops.post('/cycles', { ...cycleOf('way-phase') }));
    await ok(ops.post('/cycles/way-phase/committee', { members: ['m1'] }));
    await ok(ops.put('/cycles/way-phase/chair', { chair: 'chair' }));
    await leadsOn('phase-order', post('adm', '/cycles/way-phase/phase', { to: 'calibrating' }), [
      post('adm', '/cycles/way-phase/phase', { to: 'reviewing' }),
    ]);
  });
  it('deadline-order', async () => {
    const cycle = cycleOf('way-dates');
    await ok(ops.post('/cycles', cycle));
    const { reviews, decisions } = cycle.deadlines;
    const move = (to: string) => post('adm', '/cycles/way-dates/deadlines', { deadline: 'votes', to, reason });
    const between = new Date((Date.parse(reviews) + Date.parse(decisions)) / 2).toISOString();
    await leadsOn('deadline-order', move(reviews), [], move(between));
  });
  it('not-submitted, reviews-missing', async () => {
    const at = await rounds.reviewing('way-reviews', COMMITTEE, ['ria']);
    await ok(send(post('chair', '/cycles/way-reviews/phase', { to: 'calibrating' })));
    await leadsOn('reviews-missing', post('chair', `${at}/voting`), [post('ria', `${at}/reviews`, review(4))]);
    const draft = await drafted('way-submitted');
    await ok(send(put('boss', `${draft}/statement`, { statement: 'Lee leads.' })));
    await ok(send(post('boss', `${draft}/evidence`, evidence)));
    await leadsOn('not-submitted', post('chair', `${draft}/reviewers`, { reviewer: 'ria' }), [
      post('boss', `${draft}/submission`),
    ]);
  });
  it('review-incomplete, review-exists', async () => {
    const at = await rounds.reviewing('way-review', COMMITTEE, ['ria']);
    const path = `${at}/reviews`;
    await leadsOn('review-incomplete', post('ria', path, review(3, ['design'])), [], post('ria', path, review(3)));
    await leadsOn('review-exists', post('ria', path, review(4)), [
      post('ria', `${path}/mine/revisions`, { ...review(4), reason }),
    ]);
  });
  it('voting-not-open, vote-exists, voting-not-closed, override-reason-missing, already-decided', async () => {
    const at = await rounds.calibrating('way-votes', COMMITTEE);
    const vote = (who: string, choice: string) => post(who, `${at}/votes`, { choice });
    await leadsOn('voting-not-open', vote('m1', 'promote'), [post('chair', `${at}/voting`)]);
    await leadsOn('vote-exists', vote('m1', 'not-yet'), [
      post('m1', `${at}/votes/mine/changes`, { choice: 'not-yet', reason }),
    ]);
    await ok(send(vote('m2', 'promote')));
    await ok(send(vote('m3', 'promote')));
    const decide = (more: object) => post('chair', `${at}/decisions`, { ...decision, ...more });
    await leadsOn('voting-not-closed', decide({}), [post('chair', `${at}/voting/closure`)]);
    await leadsOn('already-decided', post('boss', `${at}/withdrawal`, { reason }), [
      post('chair', `${at}/reopening`, { reason }),
    ]);
  });
  it('no-quorum, tie-unbroken, override-reason-missing', async () => {
    const none = await rounds.voting('way-quorum', COMMITTEE, { m1: 'promote' });
    await ok(send(post('chair', `${none}/voting/closure`)));
    const votes = ['m1', 'm2'].map((who) => post(who, `${none}/votes`, { choice: 'promote' }));
    await leadsOn('no-quorum', post('chair', `${none}/decisions`, decision), [
      post('chair', `${none}/voting`),
      ...votes,
      post('chair', `${none}/voting/closure`),
    ]);
    const tied = await rounds.voting('way-tie', COMMITTEE, { m1: 'promote', m2: 'not-yet' });
    await ok(send(post('chair', `${tied}/voting/closure`)));
    await leadsOn('tie-unbroken', post('chair', `${tied}/decisions`, decision), [
      post('chair', `${tied}/tie-break`, { choice: 'promote', rationale: reason }),
    ]);
    const lost = await rounds.voting('way-override', COMMITTEE, { m1: 'not-yet', m2: 'not-yet' });
    await ok(send(post('chair', `${lost}/voting/closure`)));
    await leadsOn('override-reason-missing', post('chair', `${lost}/decisions`, decision), [], {
      ...post('chair', `${lost}/decisions`, { ...decision, overrideReason: reason }),
    });
  });
  it('wrong-phase, feedback-not-released', async () => {
    const at = await rounds.voting('way-release', COMMITTEE, { m1: 'promote', m2: 'promote' });
    await ok(send(post('chair', `${at}/voting/closure`)));
    await ok(send(post('chair', `${at}/decisions`, decision)));
    await leadsOn('wrong-phase', post('chair', `${at}/feedback`, { text: 'You did well.' }), [
      post('chair', '/cycles/way-release/phase', { to: 'releasing' }),
    ]);
  });
});

describe('the Location of evidence', () => {
  it('answers the item, and nobody who may not read the packet', async () => {
    const at = await drafted('way-location');
    const { location } = await ok((await server.as('boss')).post(`${at}/evidence`, evidence));
    const path = (location ?? '').replace('/v1', '');
    expect((await ok((await server.as('boss')).get(path))).body).toMatchObject({ ...evidence, withdrawn: false });
    expect((await (await server.as('boss')).get(`${at}/evidence/none`)).status).toBe(404);
    expect((await (await server.as('stranger')).get(path)).status).toBe(404);
  });
});

describe('a rating beyond the scale of the framework', () => {
  it('is refused with the limits of that scale, whatever it is', async () => {
    const at = await rounds.reviewing('way-scale', COMMITTEE, ['ria']);
    for (const rating of [0, 6, 5_000]) {
      const answer = await send(post('ria', `${at}/reviews`, review(rating)));
      expect(refusal(answer)).toEqual([409, 'rating-off-scale']);
      expect(answer.body).toMatchObject({ errors: [{ field: 'ratings[0].rating' }] });
      expect(answer.body['detail']).toContain('whole numbers from 1 to 5');
    }
  });
});

describe('an end over HTTP', () => {
  it('says that no way leads on', async () => {
    const at = await drafted('way-end');
    await ok(send(post('boss', `${at}/withdrawal`, { reason })));
    const answer = await send(put('boss', `${at}/statement`, { statement: 'Lee leads.' }));
    expect(refusal(answer)).toEqual([409, 'nomination-withdrawn']);
    expect(answer.body['errors']).toEqual([
      {
        field: 'state',
        problem: 'is withdrawn',
        fix: expect.stringMatching(/^No way leads on from here\. /) as string,
      },
    ]);
  });
});
