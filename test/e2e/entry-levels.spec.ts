import { cycleOf, draftFramework, draftOf, openCycle, register } from './support/building-blocks.js';
import { type Client, ok } from './support/client.js';
import { refusal } from './support/rounds.js';
import { makeDataDir, removeDataDir, type Server, startServer } from './support/server.js';

const dataDir = makeDataDir();
let server: Server;
let ops: Client;
let boss: Client;

const framework = () => server.ifMatch('framework-eng');
const name = async (entryLevels: readonly string[]) =>
  ops.put('/frameworks/eng/entry-levels', { entryLevels }, await framework());
const publish = async () => ops.post('/frameworks/eng/publications', undefined, await framework());
const person = (id: string, level: string | null) => ({ id, name: id, orgUnit: 'platform', manager: 'boss', level });
const nominate = (cycle: string, candidate: string) =>
  boss.post('/nominations', { cycle, candidate, targetLevel: 'senior' });

beforeAll(async () => {
  server = await startServer(dataDir);
  ops = await server.as('ops', 'admin');
  boss = await server.as('boss');
  await register(ops);
  await draftFramework(ops, 'eng');
  await ok(publish());
  await ok(name(['junior', 'trainee']));
  await ok(publish());
  await openCycle(ops, 'before', { levels: ['senior'] });
  await openCycle(ops, 'after', { levels: ['senior'], framework: { id: 'eng', version: 2 } });
});
afterAll(async () => {
  await server.close();
  removeDataDir(dataDir);
});

describe('entry levels of a framework', () => {
  it('are read with the draft, with the version and between versions', async () => {
    const auditor = await server.as('aud', 'auditor');
    const [draft, first, second, diff] = await Promise.all(
      ['', '/versions/1', '/versions/2', '/versions/2/diff?from=1'].map(async (path) =>
        ok(auditor.get(`/frameworks/eng${path}`, await server.latest())),
      ),
    );
    expect(draft?.body).toMatchObject({ draft: { entryLevels: ['junior', 'trainee'] } });
    expect(first?.body).toMatchObject({ entryLevels: [] });
    expect(second?.body).toMatchObject({ entryLevels: ['junior', 'trainee'] });
    expect(diff?.body).toMatchObject({ entryLevels: { added: ['junior', 'trainee'], removed: [] } });
  });
  it('are none of its levels', async () => {
    expect(refusal(await name(['junior', 'senior']))).toEqual([409, 'entry-level-defined']);
  });
  it('come with the mapping that is proposed, and can be named in the one that is sent', async () => {
    await ok(ops.post('/frameworks', draftOf('mapped')));
    const at = '/frameworks/mapped/mapping';
    const seen = () => server.ifMatch('framework-mapped');
    await ok(ops.put(at, { levels: [], entryLevels: ['intern'], rules: [] }, await seen()));
    const proposed = await ok(ops.get(at, await server.latest()));
    expect(proposed.body).toMatchObject({ mapping: { entryLevels: ['intern'] } });
    const preview = await ok(ops.post(`${at}/preview`, { levels: [], entryLevels: ['mid'], rules: [] }));
    expect(preview.body).toMatchObject({ entryLevels: { added: ['mid'], removed: ['intern'] } });
  });
});

describe('somebody on a level that no framework knows', () => {
  it.each(['principle', 'wizard'])('is registered on %s with a warning, the same again for a repeat', async (level) => {
    const key = { 'idempotency-key': `register-${level}` };
    const first = await ops.post('/people', person(level, level), key);
    const again = await ops.post('/people', person(level, level), key);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ appended: 1, warnings: [{ code: 'level-unknown', field: 'level' }] });
    expect(again.body).toEqual(first.body);
  });
  it('is changed to one with a warning, and without one to a level that is known, entry levels included', async () => {
    await ok(ops.post('/people', person('una', null)));
    const to = async (level: string) => (await ok(ops.post('/people/una/level', { level }))).body['warnings'];
    expect(await to('guru')).toMatchObject([{ code: 'level-unknown' }]);
    expect(await to('trainee')).toEqual([]);
    expect(await to('senior')).toEqual([]);
  });
  it('is registered without a level and without a warning', async () => {
    expect((await ok(ops.post('/people', person('nil', null)))).body).toMatchObject({ warnings: [] });
  });
});

describe('a nomination', () => {
  beforeAll(async () => {
    for (const [id, level] of [
      ['odd', 'wizard'],
      ['none', null],
      ['jun', 'junior'],
    ] as const)
      await ok(ops.post('/people', person(id, level)));
  });
  it.each(['odd', 'none'])('of %s is refused, and says which levels there are and what to do', async (candidate) => {
    const answer = await nominate('after', candidate);
    expect(refusal(answer)).toEqual([409, 'candidate-level-unknown']);
    for (const word of ['senior, staff', 'junior, trainee', `/v1/people/${candidate}/level`, 'entry-levels'])
      expect(answer.body['detail']).toContain(word);
  });
  it('is opened for somebody on an entry level of the version of its cycle, and of no other', async () => {
    expect(refusal(await nominate('before', 'jun'))).toEqual([409, 'candidate-level-unknown']);
    expect((await nominate('after', 'jun')).status).toBe(201);
  });
  it('is opened once the level was corrected, as the refusal says', async () => {
    await ok(ops.post('/people/odd/level', { level: 'junior' }));
    expect((await nominate('after', 'odd')).status).toBe(201);
  });
});

describe('an admin or an auditor on an entry level', () => {
  beforeAll(async () => {
    await ok(ops.post('/people', person('eva', 'junior')));
  });
  it('opens no round of the framework, and uses no admin power on one', async () => {
    const eva = await server.as('eva', 'admin');
    const round = { ...cycleOf('hers'), levels: ['senior'], framework: { id: 'eng', version: 2 } };
    expect(refusal(await eva.post('/cycles', round))).toEqual([409, 'admin-eligible']);
    const removal = ['/cycles/after/members/mia/removal', { reason: 'There is one.' }] as const;
    expect(refusal(await eva.post(...removal))).toEqual([403, 'admin-eligible']);
    expect((await eva.post('/cycles/before/members/mia/removal', removal[1])).status).toBe(200);
  });
  it('audits nothing of the round, in lists as in single answers', async () => {
    const eva = await server.as('eva', 'auditor');
    const { body } = await nominate('after', 'kim').then(() => nominate('after', 'jun'));
    expect((await eva.get(`/nominations/${String(body['id'])}`)).status).toBe(404);
    expect((await ok(eva.get('/nominations?cycle=after', await server.latest()))).body['items']).toEqual([]);
    const events = (await ok(eva.get('/events?limit=200'))).body['items'] as { stream?: string }[];
    expect(events.filter(({ stream }) => stream === `nomination-${String(body['id'])}`)).toEqual([]);
  });
});
