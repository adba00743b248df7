import { candidacyIdOf } from '@plumbline/event-log';
import { jest } from '@jest/globals';
import type { EventStore } from '@plumbline/event-log';
import { Aggregates } from '@plumbline/application';
import { evidence, nominate, openCycle, publishFramework, register, review } from './support/building-blocks.js';
import { type Answer, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { proceed } from './support/stages.js';

type Read = Readonly<{ stream: string; inTurn: boolean }>;

const dataDir = makeDataDir();
let server: Server;
let reads: Read[];
/** Nominations of kim, each in a cycle of its own. */
let drafted: string;
let inReview: string;
let voting: string;

/** Every read of a stream, and whether a turn was going on. Requests come one at a time here. */
const watchReads = (store: EventStore): void => {
  let turns = 0;
  const inTurn = Reflect.get(Aggregates.prototype, 'inTurn');
  jest.spyOn(Aggregates.prototype, 'inTurn').mockImplementation(function <T>(
    this: Aggregates,
    stream: string,
    work: () => Promise<T>,
  ): Promise<T> {
    return inTurn.call(this, stream, async () => {
      turns += 1;
      return work().finally(() => (turns -= 1));
    }) as Promise<T>;
  });
  const readStream = store.readStream.bind(store);
  jest.spyOn(store, 'readStream').mockImplementation((stream, from) => {
    reads.push({ stream, inTurn: turns > 0 });
    return readStream(stream, from);
  });
};

beforeAll(async () => {
  server = await startServer(dataDir);
  reads = [];
  await register(await server.as('ops', 'admin'));
  await publishFramework(await server.as('ops', 'admin'), 'eng');
  for (const cycle of ['open', 'reviews', 'votes']) await openCycle(await server.as('ops', 'admin'), cycle);
  const boss = await server.as('boss');
  drafted = await nominate(boss, { cycle: 'open', candidate: 'kim', targetLevel: 'staff' });
  inReview = await nominate(boss, { cycle: 'reviews', candidate: 'kim', targetLevel: 'staff' });
  voting = await nominate(boss, { cycle: 'votes', candidate: 'kim', targetLevel: 'staff' });
  await proceed({ server, cycleId: 'reviews', at: inReview }, 'drafted', 'reviewing');
  await proceed({ server, cycleId: 'votes', at: voting }, 'drafted', 'voting');
  watchReads(server.store);
});
afterAll(async () => {
  jest.restoreAllMocks();
  await server.close();
  removeDataDir(dataDir);
});

const nominationOf = (at: string): string => at.replace('/nominations/', 'nomination-');

/** Streams read by a request, before its turn and in it, each as often as it was read. */
const readsOf = async (request: () => Promise<Answer>): Promise<{ outside: string[]; inTurn: string[] }> => {
  reads = [];
  await ok(request());
  const named = (wanted: boolean) => reads.filter(({ inTurn }) => inTurn === wanted).map(({ stream }) => stream);
  return { outside: named(false).sort(), inTurn: named(true).sort() };
};
const people = (...ids: readonly string[]): string[] => ids.map((id) => `person-${id}`);

describe('a request reads each stream at most once before its turn, and once more in its turn:', () => {
  it('a vote', async () => {
    const [of, cycle] = [nominationOf(voting), 'cycle-votes'];
    const mia = await server.as('mia');
    expect(await readsOf(() => mia.post(`${voting}/votes`, { choice: 'promote' }))).toEqual({
      outside: [cycle, of, ...people('boss', 'ceo', 'kim', 'mia')],
      inTurn: [cycle, 'framework-eng', of],
    });
  });

  it('a review', async () => {
    const [of, cycle] = [nominationOf(inReview), 'cycle-reviews'];
    const ria = await server.as('ria');
    expect(await readsOf(() => ria.post(`${inReview}/reviews`, review(4)))).toEqual({
      outside: [cycle, of, ...people('boss', 'ceo', 'kim', 'ria')],
      inTurn: [cycle, 'framework-eng', of],
    });
  });

  it('evidence, by a manager whom the line of the candidate leads to', async () => {
    const [of, cycle] = [nominationOf(drafted), 'cycle-open'];
    const boss = await server.as('boss');
    expect(await readsOf(() => boss.post(`${drafted}/evidence`, evidence('design')))).toEqual({
      outside: [cycle, of, ...people('boss', 'ceo', 'kim')],
      inTurn: [cycle, 'framework-eng', of],
    });
  });

  it('a nomination that is opened, in two turns: one claims the candidacy', async () => {
    const boss = await server.as('boss');
    let of = '';
    const opened = await readsOf(async () => {
      const answer = await boss.post('/nominations', { cycle: 'open', candidate: 'lee', targetLevel: 'staff' });
      of = `nomination-${String(answer.body['id'])}`;
      return answer;
    });
    expect(opened).toEqual({
      outside: ['cycle-open', ...people('boss', 'ceo', 'lee')],
      inTurn: [
        `candidacy-${candidacyIdOf('open', 'lee')}`,
        'cycle-open',
        'framework-eng',
        of,
        ...people('boss', 'ceo', 'lee'),
      ].flatMap((stream) => [stream, stream]),
    });
  });

  it('a reviewer who is assigned', async () => {
    const [of, cycle] = [nominationOf(drafted), 'cycle-open'];
    const boss = await server.as('boss');
    await ok(boss.post(`${drafted}/submission`));
    const chair = await server.as('chair');
    expect(await readsOf(() => chair.post(`${drafted}/reviewers`, { reviewer: 'ria' }))).toEqual({
      outside: [cycle, of, ...people('boss', 'ceo', 'chair', 'kim')],
      inTurn: [cycle, 'framework-eng', of, ...people('ria')],
    });
  });

  it('a manager who is changed, with a line to walk up in the turn', async () => {
    const ops = await server.as('ops', 'admin');
    const change = { manager: 'boss', effectiveDate: '2126-01-01' };
    expect(await readsOf(() => ops.post('/people/rex/manager', change))).toEqual({
      outside: people('ops', 'rex'),
      inTurn: people('boss', 'ceo', 'rex'),
    });
  });

  it('a packet that is read', async () => {
    const [of, cycle] = [nominationOf(voting), 'cycle-votes'];
    const boss = await server.as('boss');
    expect(await readsOf(() => boss.get(voting))).toEqual({
      outside: [cycle, 'framework-eng', of, ...people('boss', 'ceo', 'kim')],
      inTurn: [],
    });
  });

  it('a phase that is changed', async () => {
    const ops = await server.as('ops', 'admin');
    const seen = await server.ifMatch('cycle-reviews');
    expect(await readsOf(() => ops.post('/cycles/reviews/phase', { to: 'calibrating' }, seen))).toEqual({
      outside: ['cycle-reviews', ...people('ops')],
      inTurn: ['cycle-reviews'],
    });
  });
});
