import { cycleOf, deadlines, MEMBERS, publishFramework, register } from '../../e2e/support/building-blocks.js';
import { Client, ok } from '../../e2e/support/client.js';
import { describeWhere } from '../../support/describe-where.js';
import { type Acknowledged, PatientClient } from './client.js';
import { Cluster } from './cluster.js';

const CLIENTS = 32;
/** `PLUMBLINE_KILLING_MS=300000` for the five minutes before a release. */
const KILLING_MS = Number(process.env['PLUMBLINE_KILLING_MS'] ?? 25_000);
const PATIENCE_MS = KILLING_MS + 180_000;
/** A packet takes 200. */
const MOST_EVIDENCE = 150;

/** Of mulberry32, so that a run can be repeated as far as the machine lets it. */
const randomFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type People = Readonly<{ items: readonly Readonly<{ id: string }>[]; nextCursor: string | null }>;
type Done = { readonly at: string; readonly titles: string[]; readonly people: string[]; position: string | null };

describeWhere('postgres-programs', 'copies, workers and a database that are killed at random', () => {
  let cluster: Cluster;
  let ops: PatientClient;
  const managers: PatientClient[] = [];
  const done: Done[] = [];
  const unseen: string[] = [];

  const titlesIn = (body: Readonly<Record<string, unknown>>): readonly string[] =>
    (body['evidence'] as readonly Readonly<{ title: string }>[]).map(({ title }) => title);

  /** One command after the other, each read back from whichever copy answers. */
  const work = async (index: number, isOver: () => boolean): Promise<void> => {
    const [manager, own] = [managers[index], done[index]];
    if (manager === undefined || own === undefined) throw new Error(`No manager ${String(index)}`);
    for (let n = 0; !isOver(); n += 1) {
      const id = `hire-${String(index)}-${String(n)}`;
      const hire = { id, name: id, orgUnit: 'platform', level: 'senior', manager: `manager-${String(index)}` };
      own.position = (await ops.command('/people', hire)).position;
      own.people.push(id);
      if (own.titles.length >= MOST_EVIDENCE) continue;
      const title = `Evidence ${String(n)}`;
      const attached = await manager.command(`${own.at}/evidence`, { title, body: 'It ran.', criteria: ['design'] });
      own.position = attached.position;
      own.titles.push(title);
      const read = await manager.read(own.at, own.position);
      if (!titlesIn(read.body).includes(title)) unseen.push(`${own.at}: ${title}`);
    }
  };

  beforeAll(async () => {
    cluster = await Cluster.start();
    const token = await cluster.tokenOf('ops', 'admin');
    const admin = new Client(cluster.bases[0] ?? '', token);
    ops = new PatientClient(() => cluster.bases, token);
    await register(admin);
    await publishFramework(admin, 'eng');
    await ok(admin.post('/cycles', { ...cycleOf('spring'), deadlines: deadlines() }));
    await ok(admin.post('/cycles/spring/committee', { members: MEMBERS }));
    for (let index = 0; index < CLIENTS; index += 1) {
      const id = `manager-${String(index)}`;
      await register(admin, [id]);
      const report = { id: `report-${String(index)}`, name: 'A', orgUnit: 'platform', level: 'senior', manager: id };
      await ok(admin.post('/people', report));
      const manager = new PatientClient(() => cluster.bases, await cluster.tokenOf(id), index);
      const nomination = { cycle: 'spring', candidate: report.id, targetLevel: 'staff' };
      const opened = await manager.command('/nominations', nomination);
      managers.push(manager);
      done.push({ at: `/nominations/${String(opened.body['id'])}`, titles: [], people: [], position: opened.position });
    }
    const end = Date.now() + KILLING_MS;
    let isOver = false;
    const killing = cluster
      .killUntil(end, randomFrom(Number(process.env['PLUMBLINE_KILLING_SEED'] ?? 1)))
      .finally(() => (isOver = true));
    await Promise.all([killing, ...managers.map((_, index) => work(index, () => isOver))]);
  }, PATIENCE_MS);
  afterAll(() => cluster.stop());

  it('were killed, each of them, while much was written', () => {
    expect([...new Set(cluster.kills)].sort()).toEqual(['copy-0', 'copy-1', 'postgres', 'worker-0', 'worker-1']);
    expect(done.flatMap(({ people }) => people).length).toBeGreaterThan(CLIENTS);
  });
  it('answer nothing but success, or 503 with a time to come back', () => {
    expect([ops, ...managers].flatMap(({ wrong }) => wrong)).toEqual([]);
  });
  it('show each write to the next read, whichever copy that goes to', () => {
    expect(unseen).toEqual([]);
  });
  describe('once all run again', () => {
    let fresh: string;
    let last: string | null;
    const clientOf = async (base: string, subject: string, ...roles: 'admin'[]): Promise<PatientClient> => {
      const token = await cluster.tokenOf(subject, ...roles);
      return new PatientClient(() => [base], token);
    };
    const hiredAt = async (base: string): Promise<readonly string[]> => {
      const client = await clientOf(base, 'ops', 'admin');
      const found: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body }: Acknowledged = await client.read(`/people?limit=200${cursor && `&cursor=${cursor}`}`, last);
        const { items, nextCursor } = body as unknown as People;
        found.push(...items.map(({ id }) => id));
        cursor = nextCursor && encodeURIComponent(nextCursor);
      }
      return found.filter((id) => id.startsWith('hire-')).sort();
    };
    beforeAll(async () => {
      fresh = await cluster.addFolding('fresh');
      const person = { id: 'last', name: 'L', orgUnit: 'platform', level: 'senior' };
      ({ position: last } = await ops.command('/people', person));
    });

    it(
      'nothing that they acknowledged is lost, and nothing was done twice',
      async () => {
        const hired = done.flatMap(({ people }) => people).sort();
        for (const base of cluster.bases) {
          expect(await hiredAt(base)).toEqual(hired);
          for (const [index, { at, titles }] of done.entries()) {
            const { body } = await (await clientOf(base, `manager-${String(index)}`)).read(at, last);
            expect([...titlesIn(body)].sort()).toEqual([...titles].sort());
          }
        }
      },
      PATIENCE_MS,
    );
    it(
      'their views are what a fold from nothing makes',
      async () => {
        for (const base of cluster.bases)
          for (const [index, { at }] of done.entries()) {
            const [here, folded] = await Promise.all(
              [base, fresh].map(async (one) => (await clientOf(one, `manager-${String(index)}`)).read(at, last)),
            );
            expect(here?.body).toEqual(folded?.body);
          }
      },
      PATIENCE_MS,
    );
  });
});
