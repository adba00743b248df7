import {
  advance,
  MEMBERS,
  nominate,
  openCycle,
  publishFramework,
  register,
  review,
} from './support/building-blocks.js';
import { type Answer, type Client, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { proceed } from './support/stages.js';

const dataDir = makeDataDir();
let server: Server;
let chair: Client;
let mia: Client;
let rex: Client;
let at: string;

const ifMatch = () => server.ifMatch(at.replace('/nominations/', 'nomination-'));
const refused = ({ status, body }: Answer) => [status, body['code']];
const read = async (client: Client): Promise<Answer> => {
  const head = await server.latest();
  return client.get(`${at}/reviews`, head);
};

/** ria and rob have reviewed, mia, who is a member, and rex were asked to and have not; the decision is reopened. */
beforeAll(async () => {
  server = await startServer(dataDir);
  const ops = await server.as('ops', 'admin');
  [chair, mia, rex] = [await server.as('chair'), await server.as('mia'), await server.as('rex')];
  await register(ops);
  await publishFramework(ops, 'eng');
  await openCycle(ops, 'spring');
  at = await nominate(await server.as('boss'), { cycle: 'spring', candidate: 'kim', targetLevel: 'staff' });
  const round = { server, cycleId: 'spring', at, members: MEMBERS, reviewers: ['ria', 'rob'] };
  await proceed(round, 'drafted', 'submitted');
  for (const reviewer of ['mia', 'rex']) await ok(chair.post(`${at}/reviewers`, { reviewer }));
  await proceed(round, 'submitted', 'decided');
  await advance(server, 'spring', 'releasing');
  await ok(chair.post(`${at}/reopening`, { reason: 'A fact was wrong.' }, await ifMatch()));
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

describe('a member who owed a review, and was shown the others when voting opened,', () => {
  it('still sees them after a reopening, because their own is no longer accepted', async () => {
    const shown = await ok(read(mia));
    expect((shown.body['items'] as unknown[]).length).toBe(2);
    expect(refused(await mia.post(`${at}/reviews`, review(2)))).toEqual([409, 'reviews-closed']);
    expect((await ok(mia.get(at))).body).toMatchObject({ reviewsIn: 2 });
    expect((await ok(mia.get('/me/reviews'))).body).toMatchObject({ items: [] });
  });
  it('cannot be assigned as reviewer again', async () => {
    expect(refused(await chair.post(`${at}/reviewers`, { reviewer: 'mia' }))).toEqual([409, 'reviews-shown']);
  });
});

describe('a reviewer outside the committee whose review was missing when voting opened', () => {
  it('was shown nothing, and cannot send a review unasked', async () => {
    const answer = await read(rex);
    expect(refused(answer)).toEqual([403, 'own-review-first']);
    expect(answer.body['detail']).toContain('was not in when voting opened');
    expect(refused(await rex.post(`${at}/reviews`, review(2)))).toEqual([409, 'reviews-closed']);
  });
  it('can be assigned again, and reviews without seeing the others', async () => {
    await ok(chair.post(`${at}/reviewers`, { reviewer: 'rex' }));
    expect((await read(rex)).body['detail']).toContain('Submit your own review first');
    expect((await ok(rex.get('/me/reviews'))).body).toMatchObject({ items: [{ status: 'to-do' }] });
    await ok(rex.post(`${at}/reviews`, review(2)));
    expect(((await ok(read(rex))).body['items'] as unknown[]).length).toBe(3);
  });
});
