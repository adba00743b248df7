import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentSet } from '../../support/documents/document-set.js';
import { evidence, MEMBERS, nominate, openCycle, register, REVIEWERS } from '../support/building-blocks.js';
import { jsonOf, plumbline } from '../support/cli.js';
import { type Client, ok } from '../support/client.js';
import { makeDataDir, removeDataDir, type Server, startServer } from '../support/server.js';
import { proceed } from '../support/stages.js';

type Area = Readonly<{ key: string; examples: readonly string[]; antiPatterns: readonly string[] }>;
type Criterion = Readonly<{
  key: string;
  area: string;
  text: string;
  requirements: readonly { level: string; requiredRating: number; weight: number | null; minEvidence: number }[];
}>;
type Draft = Readonly<{ levels: readonly { key: string }[]; areas: readonly Area[]; criteria: readonly Criterion[] }>;

/**
 * Each page asks 24 things of one level; the import asks a 3 of 5 for each, states no weight and wants one piece of evidence.
 * In this round the first criterion has no evidence, and the ratings of the three reviewers are:
 *   criteria 1 to 18:  3 4 4   lower median 4, exceeds (the first stays unevidenced, which comes before any rating)
 *   criteria 19 to 21: 2 2 3   lower median 2, below
 *   criterion 22:      1 3 5   lower median 3, spread 4: contested, and counts as met by its median
 *   criterion 23:      3 3 3   meets
 *   criterion 24:      none    unrated
 * Attainment counts the ratings of 1 to 18, 22 and 23: 20 of 24 = 5/6, at least 4/5. Coverage is 23 of 24, at least 4/5. No
 * criterion is critical. So the band is ready; without the ratings of 19 to 24 it would be 18 of 24 = 3/4: near.
 */
const RATINGS: readonly (readonly [number, number, number] | null)[] = [
  ...Array.from({ length: 18 }, () => [3, 4, 4] as const),
  ...Array.from({ length: 3 }, () => [2, 2, 3] as const),
  [1, 3, 5],
  [3, 3, 3],
  null,
];
const STATUS = [
  'unevidenced',
  ...Array.from({ length: 17 }, () => 'exceeds'),
  ...Array.from({ length: 3 }, () => 'below'),
  ...['contested', 'meets', 'unrated'],
];

export const importedPageSuite =
  ({ page }: DocumentSet) =>
  (): void => {
    let folder: string;
    let dataDir: string;
    let file: string;
    let server: Server;
    let ops: Client;
    let chair: Client;
    let id: string;
    let draft: Draft;
    let level: string;
    let keys: readonly string[];
    let at: string;

    const read = async (path: string, client = chair) => (await ok(client.get(path, await server.latest()))).body;
    const levelOf = async () => ((await read(`${at}/readiness`))['levels'] as Record<string, unknown>[])[0];
    const ifMatchOf = () => server.ifMatch(at.replace('/nominations/', 'nomination-'));
    const review = async (reviewer: number, criteria: readonly string[]) => {
      const ratings = criteria.flatMap((criterion) => {
        const rating = RATINGS[keys.indexOf(criterion)]?.[reviewer];
        return rating === undefined ? [] : [{ criterion, rating }];
      });
      const rated = ratings.map(({ criterion }) => criterion);
      const cannotJudge = keys.filter((key) => !rated.includes(key)).map((criterion) => ({ criterion }));
      return { ratings, cannotJudge, recommendation: 'promote', confidence: 'medium' };
    };
    const imported = async (...args: string[]) => {
      const env = { PLUMBLINE_URL: server.base, PLUMBLINE_DATA_DIR: dataDir };
      return plumbline(['framework', 'import', file, '--track', 'staff-track', '--apply', '--json', ...args], env);
    };

    beforeAll(async () => {
      folder = makeDataDir();
      dataDir = join(folder, 'data');
      file = join(folder, page.name);
      writeFileSync(file, page.bytes());
      server = await startServer(dataDir);
      ops = await server.as('ops', 'admin');
      chair = await server.as('chair');
      await register(ops);
      const ran = await imported();
      if (ran.code !== 0) throw new Error(ran.stderr);
      id = String(jsonOf(ran)['id']);
      draft = (await read(`/frameworks/${id}`, ops))['draft'] as Draft;
      keys = draft.criteria.map(({ key }) => key);
      level = draft.levels[0]?.key ?? '';
    }, 60_000);
    afterAll(async () => {
      await server.close();
      removeDataDir(folder);
    });

    it('has one level, three areas and 24 criteria, examples and anti-patterns beside them', () => {
      expect(draft.levels).toHaveLength(1);
      const per = draft.areas.map(({ key, examples, antiPatterns }) => [
        draft.criteria.filter(({ area }) => area === key).length,
        examples.length,
        antiPatterns.length,
      ]);
      expect(per).toEqual(
        Object.values(page.areas).map(({ responsibilities, examples, antiPatterns }) => [
          ...[responsibilities, examples, antiPatterns],
        ]),
      );
      expect(new Set(keys).size).toBe(24);
      const texts = [...draft.criteria.map(({ text }) => text), ...draft.areas.flatMap(({ examples }) => examples)];
      for (const text of texts) expect(text).toMatch(/^\S.{20,}\S$/);
      for (const { requirements } of draft.criteria)
        expect(requirements).toEqual([{ level, requiredRating: 3, weight: null, critical: false, minEvidence: 1 }]);
    });

    it('stays the same when the page is imported again', async () => {
      const again = await imported('--framework', id);
      expect([again.code, jsonOf(again)['appended']]).toEqual([0, 0]);
      expect((await read(`/frameworks/${id}`, ops))['draft']).toEqual(draft);
    });

    it('is published as read, with examples and anti-patterns', async () => {
      const entry = { entryLevels: ['senior'] };
      await ok(ops.put(`/frameworks/${id}/entry-levels`, entry, await server.ifMatch(`framework-${id}`)));
      await ok(ops.post(`/frameworks/${id}/publications`, undefined, await server.ifMatch(`framework-${id}`)));
      const published = await read(`/frameworks/${id}/versions/1`, await server.as('boss'));
      expect([published['areas'], published['criteria']]).toEqual([draft.areas, draft.criteria]);
    });

    it('takes a nomination to reviews, and its readiness follows them', async () => {
      await openCycle(ops, 'round', { framework: { id, version: 1 }, levels: [level] });
      const nomination = { cycle: 'round', candidate: 'kim', targetLevel: level };
      at = await nominate(await server.as('boss'), nomination, keys.slice(1, 20));
      // 19 of 24 criteria have evidence: 19/24 is less than 4/5.
      expect(await levelOf()).toMatchObject({ band: 'insufficient-evidence', coverage: { num: 19, den: 24 } });
      for (const key of keys.slice(20)) await ok((await server.as('boss')).post(`${at}/evidence`, evidence(key)));
      expect(await levelOf()).toMatchObject({ band: 'developing', coverage: { num: 23, den: 24 } });
      await proceed({ server, cycleId: 'round', at }, 'drafted', 'reviewing');
      const [first = '', ...others] = REVIEWERS;
      const reviewer = await server.as(first);
      await ok(reviewer.post(`${at}/reviews`, await review(0, keys.slice(0, 18))));
      // 18 of 24 are met: 3/4 lies between 3/5 and 4/5.
      expect(await levelOf()).toMatchObject({ band: 'near', attainment: { num: 3, den: 4 } });
      const whole = { ...(await review(0, keys)), reason: 'The rest of it.' };
      await ok(reviewer.post(`${at}/reviews/mine/revisions`, whole));
      for (const [n, other] of others.entries())
        await ok((await server.as(other)).post(`${at}/reviews`, await review(n + 1, keys)));
      expect(await levelOf()).toMatchObject({
        level,
        band: 'ready',
        attainment: { num: 5, den: 6 },
        coverage: { num: 23, den: 24 },
        weightAssumed: true,
        criteria: keys.map((criterion, n) => ({
          ...{ criterion, status: STATUS[n], evidenceCount: n === 0 ? 0 : 1, minEvidence: 1, requiredRating: 3 },
          ...{ weight: 1, weightAssumed: true, critical: false, ratingCount: n === 23 ? 0 : 3 },
        })),
      });
    });

    it('lists what is missing, consistently in heat map, counts and board', async () => {
      const { gaps, band } = await read(`${at}/gaps?level=${level}`);
      const missing = (gaps as { criterion: string }[]).map((gap) => [keys.indexOf(gap.criterion), gap]);
      expect(band).toBe('ready');
      expect(Object.fromEntries(missing)).toMatchObject({
        0: { evidenceMissing: 1, unrated: false, ratingMissing: 0, contested: false },
        18: { evidenceMissing: 0, ratingMissing: 1 },
        19: { evidenceMissing: 0, ratingMissing: 1 },
        20: { evidenceMissing: 0, ratingMissing: 1 },
        21: { evidenceMissing: 0, ratingMissing: 0, contested: true },
        23: { evidenceMissing: 0, unrated: true },
      });
      expect(missing).toHaveLength(6);
      const { criteria, items } = await read(`/cycles/round/levels/${level}/heat-map`);
      expect((criteria as { criterion: string }[]).map(({ criterion }) => criterion)).toEqual(keys);
      const cells = keys.map((criterion, n) => ({ criterion, status: STATUS[n] }));
      expect(items).toMatchObject([{ candidate: { id: 'kim' }, targeted: true, band: 'ready', cells }]);
      const bands = (await read('/cycles/round/readiness'))['bands'] as { band: string; nominations: number }[];
      expect(bands.filter(({ nominations }) => nominations > 0)).toEqual([
        { level, band: 'ready', nominations: 1, targeting: 1 },
      ]);
      expect((await read('/nominations?cycle=round'))['items']).toMatchObject([{ band: 'ready', reviewsIn: 3 }]);
    });

    it('takes it to a decision that does not change readiness', async () => {
      const before = await levelOf();
      await proceed({ server, cycleId: 'round', at }, 'reviewed', 'voting');
      const choices = ['promote', 'promote', 'not-yet', 'abstain'];
      for (const [n, member] of MEMBERS.entries())
        await ok((await server.as(member)).post(`${at}/votes`, { choice: choices[n] }));
      await ok(chair.post(`${at}/voting/closure`, undefined, await ifMatchOf()));
      const decision = { outcome: 'promoted', rationale: 'Five of six.', conditions: [] };
      await ok(chair.post(`${at}/decisions`, decision, await ifMatchOf()));
      expect((await read('/decisions?cycle=round'))['items']).toMatchObject([
        {
          ...{ candidate: { id: 'kim' }, targetLevel: level, outcome: 'promoted', superseded: false },
          basis: {
            tally: { electorate: 4, promote: 2, notYet: 1, abstain: 1, recused: 0 },
            quorum: { present: 4, met: true },
            ...{ result: 'passed', override: false },
          },
        },
      ]);
      expect(await levelOf()).toEqual(before);
      const timeline = await read('/people/kim/timeline', ops);
      expect(JSON.stringify(timeline)).toContain('"ready"');
    });
  };
