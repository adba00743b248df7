import type { DocumentSet } from '../../support/documents/document-set.js';
import { nominate, openCycle, register } from '../support/building-blocks.js';
import { type Client, ok } from '../support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from '../support/server.js';
import { proceed } from '../support/stages.js';

type Draft = Readonly<{
  levels: readonly { key: string }[];
  areas: readonly { key: string; examples: readonly string[]; antiPatterns: readonly string[] }[];
  criteria: readonly { key: string; area: string; source: { locator: string } | null }[];
}>;

export const careerTrackRound =
  ({ page }: DocumentSet) =>
  (): void => {
    let dataDir: string;
    let server: Server;
    let ops: Client;
    beforeAll(async () => {
      dataDir = makeDataDir();
      server = await startServer(dataDir);
      ops = await server.as('ops', 'admin');
      await register(ops);
    });
    afterAll(async () => {
      await server.close();
      removeDataDir(dataDir);
    });

    const upload = () =>
      ops.send('POST', '/frameworks/eng/blueprints?name=career-track.md&apply=default', {
        raw: page.bytes(),
        headers: { 'content-type': 'text/markdown' },
      });
    const draftOf = async (): Promise<Draft> =>
      (await ok(ops.get('/frameworks/eng', await server.latest()))).body['draft'] as Draft;

    it('applies the page to a draft once', async () => {
      const scale = { min: 1, max: 5 };
      await ok(ops.post('/frameworks', { id: 'eng', track: 'engineering', title: 'Career track', scale }));
      const imported = await ok(upload());
      expect(imported.body).toMatchObject({ id: 'eng' });
      expect((await ok(upload())).body).toMatchObject({ appended: 0, revision: imported.body['revision'] });
      const { areas, criteria } = await draftOf();
      expect(areas.map(({ key }) => key)).toEqual(Object.keys(page.areas));
      expect(criteria.length).toBeGreaterThan(5);
      expect(areas.some(({ examples }) => examples.length > 0)).toBe(true);
      expect(areas.some(({ antiPatterns }) => antiPatterns.length > 0)).toBe(true);
      for (const { area, source } of criteria) {
        expect(areas.map(({ key }) => key)).toContain(area);
        expect(source?.locator).toMatch(/^line \d+$/);
      }
    });

    it('publishes it, and takes a nomination to its decision and its readiness', async () => {
      const draft = await draftOf();
      const criteria = draft.criteria.map(({ key }) => key);
      const level = draft.levels[0]?.key ?? '';
      const entry = { entryLevels: ['senior'] };
      await ok(ops.put('/frameworks/eng/entry-levels', entry, await server.ifMatch('framework-eng')));
      await ok(ops.post('/frameworks/eng/publications', undefined, await server.ifMatch('framework-eng')));
      await openCycle(ops, 'spring', { levels: [level] });
      const nomination = { cycle: 'spring', candidate: 'kim', targetLevel: level };
      const at = await nominate(await server.as('boss'), nomination, criteria);
      await proceed({ server, cycleId: 'spring', at, criteria }, 'drafted', 'released');
      const chair = await server.as('chair');
      const readiness = await ok(chair.get(`${at}/readiness`, await server.latest()));
      expect(readiness.body['levels']).toEqual([
        expect.objectContaining({
          level,
          band: 'ready',
          weightAssumed: true,
          attainment: { num: 1, den: 1 },
          criteria: criteria.map(
            (criterion) => expect.objectContaining({ criterion, rating: 4, evidenceCount: 1 }) as unknown,
          ),
        }),
      ]);
      expect((await ok(chair.get(`${at}/gaps?level=${level}`))).body['gaps']).toEqual([]);
      expect(readiness.body['revision']).toBe((await ok(chair.get(at))).body['revision']);
    });
  };
