import { cycleOf, draftFramework } from '../support/building-blocks.js';
import { type Client, ok, seen } from '../support/client.js';
import { NAMES, subjectOf } from './personas.js';

const DAY = 24 * 3_600_000;
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);

const LONG_AGO = daysAgo(90);
const BEFORE = daysAgo(30);
const TODAY = daysAgo(0);

/** Who reports to whom when it begins; the rest report to nobody. kim moves on from former-manager twice. */
const LINES: Readonly<Record<string, string>> = {
  'member-manager': 'auditor-manager',
  'manager-recused': 'member-manager',
  above: 'manager-recused',
  manager: 'above',
  kim: 'former-manager',
  moe: 'other-manager',
  lee: 'other-manager',
};
const ABOVE = ['auditor-manager', 'member-manager', 'manager-recused', 'above', 'manager'];
const FIRST = [...ABOVE, 'former-manager', 'former-nominator', 'other-manager'];

const everybody = (): readonly string[] => {
  const subjects = NAMES.filter((name) => name !== 'nobody' && name !== 'unregistered').map(subjectOf);
  return [...new Set([...FIRST, 'kim', 'moe', 'lee', ...subjects])];
};

/** Admins and auditors stand on no level of the framework, unless their name says so. */
const levelOf = (id: string): object => {
  // Below the levels of the framework, which names it as an entry level.
  if (id === 'kim') return { level: 'mid' };
  return /^(admin|auditor)(?!-eligible)/.test(id) ? {} : { level: 'senior' };
};

const registerEverybody = async (ops: Client): Promise<void> => {
  for (const id of everybody()) {
    const person = { id, name: `Person ${id}`, orgUnit: 'platform', ...levelOf(id) };
    await ok(ops.post('/people', { ...person, manager: LINES[id], effectiveDate: LONG_AGO }));
  }
};

/** kim's former manager is history before anything is nominated. */
const firstMove = (ops: Client) =>
  ok(ops.post('/people/kim/manager', { manager: 'former-nominator', effectiveDate: BEFORE }));
/** kim has moved away from the nominator. */
export const secondMove = (ops: Client) =>
  ok(ops.post('/people/kim/manager', { manager: 'manager', effectiveDate: TODAY }));

const POLICY = { minReviews: 1, quorum: { minVotes: 1, minShare: { num: 1, den: 2 } } };

type Committee = Readonly<{ members: readonly string[]; chairs: readonly string[] }>;
export const COMMITTEES: Readonly<Record<string, Committee>> = {
  autumn: { members: ['member-elsewhere'], chairs: ['chair-elsewhere'] },
  spring: {
    members: ['member', 'member-manager', 'member-recused', 'moe', 'member-leaving', 'former-member'],
    chairs: ['former-chair', 'chair'],
  },
};

/** The last of the chairs is the one who stays. */
export const openCycleOf = async (ops: Client, id: string): Promise<void> => {
  const { members = [], chairs = [] } = COMMITTEES[id] ?? {};
  await ok(ops.post('/cycles', { ...cycleOf(id), policy: POLICY }));
  await ok(ops.post(`/cycles/${id}/committee`, { members }));
  for (const chair of chairs) await ok(ops.put(`/cycles/${id}/chair`, { chair }));
};

/** A page that the published framework was made from, in part. */
export const PAGE = '## Career track staff\n\nResponsibilities:\n\n- Says early what is at risk.\n';

const publishWithBlueprint = async (ops: Client, id: string): Promise<void> => {
  await draftFramework(ops, id);
  const headers = { 'content-type': 'text/markdown' };
  await ok(ops.send('POST', `/frameworks/${id}/blueprints?name=page.md&apply=default`, { raw: PAGE, headers }));
  const signal = { key: 'design', area: 'craft', text: 'Draws before asking.' };
  const added = await ok(ops.post(`/frameworks/${id}/counter-signals`, signal));
  const body = { entryLevels: ['mid'] };
  const named = await ok(ops.put(`/frameworks/${id}/entry-levels`, body, seen(added.etag)));
  await ok(ops.post(`/frameworks/${id}/publications`, undefined, seen(named.etag)));
};

/** Everybody, a published framework and one that was never published. */
export const foundCompany = async (ops: Client): Promise<void> => {
  await registerEverybody(ops);
  await firstMove(ops);
  await publishWithBlueprint(ops, 'eng');
  await draftFramework(ops, 'sketch');
};
