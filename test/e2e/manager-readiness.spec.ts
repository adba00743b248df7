import { nominate, openCycle, publishFramework, register, review } from './support/building-blocks.js';
import { type Answer, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { proceed } from './support/stages.js';

const dataDir = makeDataDir();
let server: Server;
let at: string;
const CYCLE = 'spring';
const MANAGERS = ['boss', 'ceo'];

beforeAll(async () => {
  server = await startServer(dataDir);
  const ops = await server.as('ops', 'admin');
  await register(ops);
  await publishFramework(ops, 'eng');
  await openCycle(ops, CYCLE, { policy: { minReviews: 1, quorum: { minVotes: 1, minShare: { num: 0, den: 1 } } } });
  at = await nominate(await server.as('boss'), { cycle: CYCLE, candidate: 'kim', targetLevel: 'staff' });
  await proceed({ server, cycleId: CYCLE, at }, 'drafted', 'reviewing');
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

const get = async (who: string, path: string): Promise<Answer> => {
  return ok((await server.as(who)).get(path, await server.latest()));
};
const submit = async (who: string, rating: number): Promise<void> => {
  await ok((await server.as(who)).post(`${at}/reviews`, review(rating)));
};

type Level = Readonly<{ level: string; band: string | null; criteria: readonly Readonly<Record<string, unknown>>[] }>;
/** What somebody is told about the level that the nomination is for, on every route that tells of it. */
const toldTo = async (who: string) => {
  const readiness = await get(who, `${at}/readiness`);
  const { band, criteria } = (readiness.body['levels'] as Level[]).find(({ level }) => level === 'staff') as Level;
  const gaps = (await get(who, `${at}/gaps?level=staff`)).body;
  const [line] = (await get(who, '/nominations')).body['items'] as Level[];
  return {
    bands: [band, gaps['band'], line?.band],
    statuses: criteria.map(({ status }) => status),
    numbers: criteria.flatMap(({ rating, spread, ratingCount }) => [rating, spread, ratingCount]),
    coverage: criteria.map(({ coverage }) => coverage),
    gaps: (gaps['gaps'] as Readonly<Record<string, unknown>>[]).map(({ status, ratingMissing }) => [
      status,
      ratingMissing,
    ]),
  };
};
const NO_NUMBER = Array.from({ length: 9 }, () => null);
const WHOLE = { num: 1, den: 1 };
const COVERED = [WHOLE, WHOLE, WHOLE];
const COVERAGE_ALONE = {
  bands: [null, null, null],
  statuses: [null, null, null],
  numbers: NO_NUMBER,
  coverage: COVERED,
  gaps: [],
};
const READY = {
  bands: ['ready', 'ready', 'ready'],
  statuses: ['exceeds', 'exceeds', 'exceeds'],
  numbers: NO_NUMBER,
  coverage: COVERED,
  gaps: [],
};
const expectOfManagers = async (told: object): Promise<void> => {
  expect(await Promise.all(MANAGERS.map(toldTo))).toEqual([told, told]);
};

describe('what the managers above a candidate are told of readiness, on every route:', () => {
  it('coverage, after one review and after two', async () => {
    await submit('ria', 4);
    await expectOfManagers(COVERAGE_ALONE);
    await submit('rob', 4);
    await expectOfManagers(COVERAGE_ALONE);
    expect((await toldTo('chair')).numbers).toEqual([4, 0, 2, 4, 0, 2, 4, 0, 2]);
  });
  it('bands and statuses, and never a rating, a spread or how many rated, after three', async () => {
    await submit('rex', 4);
    await expectOfManagers(READY);
  });
  it('the same while fewer than three are in again, whatever those who stay say', async () => {
    await ok((await server.as('chair')).post(`${at}/recusals`, { person: 'rex', reason: 'Related' }));
    await expectOfManagers(READY);
    await ok((await server.as('ria')).post(`${at}/reviews/mine/revisions`, { ...review(1), reason: 'Read it again' }));
    await expectOfManagers(READY);
    expect(await toldTo('chair')).toMatchObject({
      bands: ['blocked', 'blocked', 'blocked'],
      numbers: [1, 3, 2, 1, 3, 2, 1, 3, 2],
    });
  });
  it('the bands and statuses of now once voting has closed', async () => {
    await proceed({ server, cycleId: CYCLE, at, members: ['mia', 'max'] }, 'reviewed', 'voted');
    await expectOfManagers(READY);
    await proceed({ server, cycleId: CYCLE, at }, 'voted', 'closed');
    await expectOfManagers({
      ...READY,
      bands: ['blocked', 'blocked', 'blocked'],
      statuses: ['contested', 'contested', 'contested'],
      gaps: [
        ['contested', null],
        ['contested', null],
        ['contested', null],
      ],
    });
  });
  it('nothing on routes of the cycle', async () => {
    const boss = await server.as('boss');
    for (const path of ['readiness', 'levels/staff/heat-map', 'progress'])
      expect([path, (await boss.get(`/cycles/${CYCLE}/${path}`)).status]).toEqual([path, 403]);
  });
});
