import { type Answer, type Client, ok, seen } from './client.js';
import type { Server } from './server.js';

const MONTH = 30 * 24 * 3_600_000;
const inMonths = (n: number): string => new Date(Date.now() + n * MONTH).toISOString();
export const deadlines = () => ({
  nominations: inMonths(1),
  reviews: inMonths(2),
  votes: inMonths(3),
  decisions: inMonths(4),
});
export const CRITERIA = ['design', 'delivery', 'coaching'];
export const MEMBERS = ['mia', 'max', 'may', 'moe'];
export const REVIEWERS = ['ria', 'rob', 'rex'];

/** ceo leads boss, who leads kim and lee; everybody else stands alone. */
const LINES: Readonly<Record<string, string | undefined>> = { boss: 'ceo', kim: 'boss', lee: 'boss' };
const PEOPLE = ['ceo', 'boss', 'kim', 'lee', 'chair', 'stranger', ...MEMBERS, ...REVIEWERS];

/** A level of the framework, unless another is given. */
export const register = async (
  ops: Client,
  people: readonly string[] = PEOPLE,
  level: string | null = 'senior',
): Promise<void> => {
  for (const id of people) {
    const person = { id, name: `Person ${id}`, orgUnit: 'platform', level, manager: LINES[id] };
    await ok(ops.post('/people', person));
  }
};

const required = (level: string, requiredRating: number, critical = false) => ({ level, requiredRating, critical });
export const draftOf = (id: string) => ({
  id,
  track: 'engineering',
  title: 'Engineering',
  scale: { min: 1, max: 5, labels: [] },
});

/** A framework of two levels and three criteria on a scale of 1 to 5, as far as its draft; the last ETag. */
export const draftFramework = async (ops: Client, id: string): Promise<string | null> => {
  await ok(ops.post('/frameworks', draftOf(id)));
  await ok(ops.post(`/frameworks/${id}/levels`, { key: 'senior', title: 'Senior', ordinal: 1 }));
  await ok(ops.post(`/frameworks/${id}/levels`, { key: 'staff', title: 'Staff', ordinal: 2 }));
  let last = await ok(ops.post(`/frameworks/${id}/areas`, { key: 'craft', title: 'Craft', examples: ['Plain code'] }));
  for (const [at, key] of CRITERIA.entries()) {
    const requirements = [required('senior', 2), required('staff', 3, at === 0)];
    last = await ok(ops.post(`/frameworks/${id}/criteria`, { key, area: 'craft', text: `About ${key}`, requirements }));
  }
  return last.etag;
};

export const publishFramework = async (ops: Client, id: string): Promise<void> => {
  const drafted = await draftFramework(ops, id);
  await ok(ops.post(`/frameworks/${id}/publications`, undefined, seen(drafted)));
};

export const cycleOf = (id: string) => ({
  id,
  title: 'Round',
  framework: { id: 'eng', version: 1 },
  levels: ['staff'],
  policy: { minReviews: 2 },
  deadlines: deadlines(),
});

export const openCycle = async (ops: Client, id: string, more: object = {}): Promise<void> => {
  await ok(ops.post('/cycles', { ...cycleOf(id), ...more }));
  await ok(ops.post(`/cycles/${id}/committee`, { members: MEMBERS }));
  await ok(ops.put(`/cycles/${id}/chair`, { chair: 'chair' }));
};

/** Those that a refusal to move on lists. */
export const leftBehind = ({ body }: Answer): readonly string[] =>
  ((body['errors'] ?? []) as readonly { problem: string }[]).flatMap(
    ({ problem }) => /^lacks ([\w-]+)/.exec(problem)?.[1] ?? [],
  );

/** Moves a cycle on, and acknowledges whatever it leaves behind. */
export const advance = async (server: Server, id: string, to: string): Promise<Answer> => {
  const ops = await server.as('ops', 'admin');
  for (const acknowledge: string[] = []; ;) {
    const answer = await ops.post(`/cycles/${id}/phase`, { to, acknowledge }, await server.ifMatch(`cycle-${id}`));
    if (answer.body['code'] !== 'unfinished') return ok(Promise.resolve(answer));
    acknowledge.push(...leftBehind(answer));
  }
};

export const evidence = (criterion: string) => ({ title: `On ${criterion}`, body: 'It ran.', criteria: [criterion] });
export const review = (rating: number, criteria: readonly string[] = CRITERIA) => ({
  ratings: criteria.map((criterion) => ({ criterion, rating })),
  recommendation: 'promote',
  confidence: 'high',
});

/** Where a nomination is served, below /v1. */
export const addressOf = (id: unknown): string => `/nominations/${String(id)}`;

/** A nomination with a statement and evidence on every criterion; its address. */
export const nominate = async (
  manager: Client,
  nomination: Readonly<{ cycle: string; candidate: string; targetLevel: string }>,
  criteria: readonly string[] = CRITERIA,
): Promise<string> => {
  const opened = await ok(manager.post('/nominations', nomination));
  const at = addressOf(opened.body['id']);
  await ok(manager.put(`${at}/statement`, { statement: 'Led three teams through a move.' }, seen(opened.etag)));
  for (const criterion of criteria) await ok(manager.post(`${at}/evidence`, evidence(criterion)));
  return at;
};
