import { candidacyIdOf, nominationIdOf } from '@plumbline/event-log';
import { UNLIMITED } from './access-matrix/answer.js';
import { addresses, readAll } from './access-matrix/reading.js';
import { nominate, openCycle, publishFramework, register } from './support/building-blocks.js';
import { type Client, ok } from './support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';
import { proceed } from './support/stages.js';

const dirs: string[] = [];
const servers: Server[] = [];
const CYCLES = ['spring', 'autumn'];
const CANDIDATES = ['kim', 'lee'];
const idOf = (candidate: string): string => nominationIdOf('spring', candidate, 'staff');

/** Two reports of boss on the same level, both auditors; one of them is nominated, as far as a decision, and the other is not. */
const worldWith = async (candidate: string): Promise<Server> => {
  const dir = makeDataDir();
  dirs.push(dir);
  const server = await startServer(dir, UNLIMITED);
  servers.push(server);
  const ops = await server.as('ops', 'admin');
  await register(ops);
  for (const [id, level] of [
    ['pat', 'director'],
    ['max-of-old', 'senior'],
  ] as const)
    await ok(ops.post('/people', { id, name: `Person ${id}`, orgUnit: 'audit', level }));
  await ok(ops.post('/people/max-of-old/level', { level: 'director' }));
  await publishFramework(ops, 'eng');
  for (const cycle of CYCLES) await openCycle(ops, cycle);
  const at = await nominate(await server.as('boss'), { cycle: 'spring', candidate, targetLevel: 'staff' });
  await proceed({ server, cycleId: 'spring', at }, 'drafted', 'decided');
  return server;
};

let withKim: Server;
let withLee: Server;
beforeAll(async () => {
  [withKim, withLee] = [await worldWith('kim'), await worldWith('lee')];
}, 120_000);
afterAll(async () => {
  for (const server of servers) await server.close();
  for (const dir of dirs) removeDataDir(dir);
});

const auditor = (server: Server, who: string): Promise<Client> => server.as(who, 'auditor');
type Item = Readonly<{ position: string; withheld: boolean; type: string | null; stream: string | null }>;
const eventsFor = async (server: Server, who: string): Promise<readonly Item[]> =>
  (await ok((await auditor(server, who)).get('/events?limit=200'))).body['items'] as Item[];

/** What differs between two worlds whatever happens in them: made ids and times. */
const MADE = [
  [/"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"/g, '"id"'],
  [/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, 'time'],
  [/"lag(Events|Ms)":\d+|"completeness":[\d.]+/g, 'lag'],
] as const;
const alike = (text: string): string => MADE.reduce((left, [pattern, by]) => left.replaceAll(pattern, by), text);

const everything = addresses({
  nominations: [...CANDIDATES.map(idOf), nominationIdOf('spring', 'rex', 'staff')],
  cycles: CYCLES,
  people: ['kim', 'lee', 'boss', 'ceo', 'chair', 'mia', 'ria'],
});
const answersTo = async (server: Server, who: string) =>
  (await readAll(server, (await auditor(server, who)).token, everything)).map((read) => {
    return { ...read, text: alike(read.text) };
  });

describe('an auditor on a level of the framework of a round', () => {
  it.each(CANDIDATES)('gets the same everywhere whether %s or somebody else is nominated', async (who) => {
    const [one, other] = [await answersTo(withKim, who), await answersTo(withLee, who)];
    expect(one).toEqual(other);
    expect(one.filter(({ status }) => status === 200).length).toBeGreaterThan(30);
    expect(one.filter(({ text }) => CANDIDATES.map(idOf).some((id) => text.includes(id)))).toEqual([]);
  });
  it('is seen to differ by the same comparison where the auditor may read the round', async () => {
    const [one, other] = [await answersTo(withKim, 'pat'), await answersTo(withLee, 'pat')];
    const differing = one.filter(({ text }, at) => text !== other[at]?.text).map(({ path }) => path);
    for (const path of ['/v1/events?limit=200', '/v1/nominations', '/v1/decisions', '/v1/people/kim/timeline'])
      expect(differing).toContain(path);
  });

  it('finds every event of the round in its place, and nothing told of it but the place', async () => {
    const OF_ROUND = ['cycle-spring', `candidacy-${candidacyIdOf('spring', 'kim')}`, `nomination-${idOf('kim')}`];
    const [own, others] = [await eventsFor(withKim, 'kim'), await eventsFor(withKim, 'pat')];
    expect(own.map(({ position }) => position)).toEqual(others.map(({ position }) => position));
    expect(others.filter(({ withheld }) => withheld)).toEqual([]);
    const ofRound = others.map(({ stream }) => OF_ROUND.includes(stream ?? ''));
    expect(ofRound.filter(Boolean).length).toBe(25);
    const ofAnyRound = others.map(({ stream }, at) => ofRound[at] === true || stream === 'cycle-autumn');
    expect(own.map(({ withheld }) => withheld)).toEqual(ofAnyRound);
    const { position, ...told } = own[ofRound.indexOf(true)] ?? { position: null };
    expect(position).toEqual(expect.any(String));
    expect(told).toEqual({
      ...{ withheld: true, id: null, type: null, version: null, stream: null, revision: null },
      ...{ metadata: null, data: null, unreadable: null },
    });
    const known = own.flatMap(({ type }) => (type === null ? [] : [type]));
    expect(new Set(known)).toEqual(
      new Set([
        'PersonRegistered',
        'LevelChanged',
        'FrameworkDrafted',
        'LevelDefined',
        'AreaDescribed',
        'CriterionAdded',
        'FrameworkPublished',
      ]),
    );
  });

  it('audits nothing of the round on any route: it is 404 as for a nomination that never was, or 403', async () => {
    const kim = await auditor(withKim, 'kim');
    const PARTS = ['', '/readiness', '/gaps', '/reviews', '/votes', '/history'];
    for (const nomination of [idOf('kim'), idOf('lee'), nominationIdOf('spring', 'rex', 'staff')])
      for (const part of PARTS) {
        const { status } = await kim.get(`/nominations/${nomination}${part}`);
        expect([nomination, part, status]).toEqual([nomination, part, 404]);
      }
    const CYCLE = ['progress', 'readiness', 'levels/staff/heat-map'];
    for (const part of CYCLE) expect([part, (await kim.get(`/cycles/spring/${part}`)).status]).toEqual([part, 403]);
    expect((await ok(kim.get('/cycles/spring'))).body).toMatchObject({
      ...{ committee: null, retention: null, due: null },
      hidden: ['committee', 'retention', 'due'],
    });
    expect((await ok(kim.get('/decisions'))).body['items']).toEqual([]);
    expect((await ok(kim.get('/nominations'))).body['items']).toEqual([]);
  });

  it('is not somebody whose level is none of it, nor who left such a level before the round was opened', async () => {
    for (const who of ['pat', 'max-of-old'])
      expect((await eventsFor(withKim, who)).filter(({ withheld }) => withheld)).toEqual([]);
  });
  it('stays so for good, whatever level they come to later', async () => {
    const ops = await withLee.as('ops', 'admin');
    await ok(ops.post('/people/kim/level', { level: 'director' }));
    const items = await eventsFor(withLee, 'kim');
    expect(items.filter(({ withheld }) => withheld).length).toBe(28);
    expect((await (await auditor(withLee, 'kim')).get(`/nominations/${idOf('lee')}/history`)).status).toBe(404);
    await openCycle(ops, 'winter');
    const later = (await eventsFor(withLee, 'kim')).filter(({ stream }) => stream === 'cycle-winter');
    expect(later.map(({ type }) => type)).toEqual(['CycleOpened', 'CommitteeFormed', 'ChairNamed']);
  });
});

describe('a decision', () => {
  it('names its nomination to no auditor of the level, in the change of level that it leads to', async () => {
    const ops = await withKim.as('ops', 'admin');
    await ok(ops.post('/people/kim/level', { level: 'staff', nomination: idOf('kim') }));
    const change = async (who: string) =>
      (await eventsFor(withKim, who)).findLast(({ type }) => type === 'LevelChanged') as unknown as { data: object };
    expect((await change('pat')).data).toMatchObject({ personId: 'kim', nominationId: idOf('kim') });
    for (const who of CANDIDATES)
      expect((await change(who)).data).toMatchObject({ personId: 'kim', level: 'staff', nominationId: null });
  });
});
