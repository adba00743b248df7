import { type Answer, type Client, ok, seen } from './client.js';

export type As = (person: string, ...roles: string[]) => Client;

const MONTH = 30 * 24 * 3_600_000;
const inMonths = (n: number): string => new Date(Date.now() + n * MONTH).toISOString();
export const DEADLINES = {
  nominations: inMonths(1),
  reviews: inMonths(2),
  votes: inMonths(3),
  decisions: inMonths(4),
};
export const CRITERIA = ['design', 'delivery', 'coaching'];
export const MEMBERS = ['mia', 'max', 'may', 'moe'];
export const REVIEWERS = ['ria', 'rob', 'rex'];
/** ceo leads boss, who leads kim and lee; the rest stand alone. */
const REPORTS: readonly (readonly [string, string | null])[] = [
  ['ceo', null],
  ['boss', 'ceo'],
  ['kim', 'boss'],
  ['lee', 'boss'],
  ['chair', null],
  ['chair2', null],
  ['stranger', null],
  ...[...MEMBERS, ...REVIEWERS].map((id) => [id, null] as const),
];

export const register = async (ops: Client): Promise<void> => {
  for (const [id, managerId] of REPORTS)
    await ok(ops.post('/people', { id, displayName: `Person ${id}`, orgUnit: 'platform', level: 'senior', managerId }));
};

const required = (level: string, requiredRating: number, critical = false) => ({ level, requiredRating, critical });

/** Publishes a framework of two levels and three criteria on a scale of 1 to 5. */
export const publishFramework = async (ops: Client, id: string): Promise<void> => {
  const scale = { min: 1, max: 5, labels: [] };
  await ok(ops.post('/frameworks', { id, track: 'engineering', title: 'Engineering', scale }));
  await ok(ops.post(`/frameworks/${id}/levels`, { key: 'senior', title: 'Senior', ordinal: 1 }));
  await ok(ops.post(`/frameworks/${id}/levels`, { key: 'staff', title: 'Staff', ordinal: 2 }));
  let last = await ok(ops.post(`/frameworks/${id}/areas`, { key: 'craft', title: 'Craft', examples: ['Plain code'] }));
  for (const [at, key] of CRITERIA.entries()) {
    const requirements = [required('senior', 2), required('staff', 3, at === 0)];
    last = await ok(ops.post(`/frameworks/${id}/criteria`, { key, area: 'craft', text: `About ${key}`, requirements }));
  }
  await ok(ops.post(`/frameworks/${id}/publications`, undefined, seen(last.etag)));
};

export const openCycle = async (ops: Client, id: string, framework: string): Promise<void> => {
  await ok(
    ops.post('/cycles', {
      id,
      title: 'Round',
      framework: { id: framework, version: 1 },
      levels: ['staff'],
      policy: { minReviews: 2 },
      deadlines: DEADLINES,
    }),
  );
  await ok(ops.post(`/cycles/${id}/committee`, { members: MEMBERS }));
  await ok(ops.put(`/cycles/${id}/chair`, { personId: 'chair' }));
};

/** Where a cycle stands, from a write that changes nothing. */
const cycleEtag = async (ops: Client, id: string): Promise<string | null> =>
  (await ok(ops.put(`/cycles/${id}/chair`, { personId: 'chair' }))).etag;

export const advance = async (ops: Client, id: string, to: string): Promise<Answer> =>
  ok(ops.post(`/cycles/${id}/phase`, { to }, seen(await cycleEtag(ops, id))));

/** Opens a nomination, writes its statement and attaches evidence for every criterion; the id of it. */
export const nominate = async (manager: Client, cycleId: string, candidateId: string): Promise<string> => {
  const opened = await ok(manager.post('/nominations', { cycleId, candidateId, targetLevel: 'staff' }));
  const at = String(opened.location).replace('/v1', '');
  await ok(
    manager.put(`${at}/statement`, { statement: 'Has led three teams through a migration.' }, seen(opened.etag)),
  );
  for (const key of CRITERIA)
    await ok(manager.post(`${at}/evidence`, { title: `On ${key}`, body: 'What happened.', criteria: [key] }));
  return String(opened.body['id']);
};

export const review = (rating: number, recommendation = 'promote') => ({
  ratings: CRITERIA.map((criterion) => ({ criterion, rating })),
  recommendation,
  confidence: 'high',
});
