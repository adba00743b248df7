import { ADMIN, ASKED, CHAIR, DONE, LINE, MEMBER, RELEASED, type Group } from '../access-matrix/groups.js';
import { cycleOf, evidence, review } from './building-blocks.js';

export type Body = Readonly<Record<string, unknown>>;
export type Route = Readonly<{
  by: string;
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  /** Who may, of those who know of the nomination; for a route on one. */
  may?: readonly Group[];
  /** What it needs; absent where it takes no body. */
  body?: Body;
  optional?: Body;
  /** A field whose own fields may be left out. */
  inParts?: string;
}>;

const reason = 'There is a reason.';
const scale = { min: 1, max: 5 };
const criterion = { area: 'craft', text: 'Does it.', requirements: [{ level: 'staff', requiredRating: 3 }] };
const signal = { area: 'craft', text: 'Decides alone.' };
const level = { key: 'staff', title: 'Staff', ordinal: 2 };
const rule = {
  ...{
    blueprint: 'a'.repeat(64),
    kind: 'responsibility',
    group: 'technical',
    itemLevel: 'Staff',
    becomes: 'criterion',
  },
  ...{ level: 'staff', area: { key: 'craft', title: 'Craft' } },
  ...{ weight: 2, critical: false, requiredRating: 3, minEvidence: 1 },
};
const half = { num: 1, den: 2 };
const retention = { promoted: 60, notPromoted: 24, undecided: 6 };
const policy = {
  readiness: { minCoverage: half, readyAt: half, nearAt: half },
  quorum: { minVotes: 1, minShare: half },
  pass: { basis: 'cast', fraction: 'all' },
  tie: 'fails',
  minReviews: 1,
};
const { title, framework, levels, deadlines } = cycleOf('other');
const cycle = { title, framework, levels, deadlines };
const day = { effectiveDate: '2026-01-31' };

/** Every write route, somebody who may use it, the fields that it needs and those that it takes. `:n` is a nomination. */
export const WRITES: readonly Route[] = [
  {
    by: 'ops',
    method: 'POST',
    path: '/frameworks',
    body: { track: 'a', title: 'b', scale },
    optional: { id: 'other' },
  },
  {
    by: 'ops',
    method: 'POST',
    path: '/frameworks/eng/levels',
    body: { key: 'new', title: 'New', ordinal: 9 },
    optional: { summary: 'S' },
  },
  {
    by: 'ops',
    method: 'POST',
    path: '/frameworks/eng/areas',
    body: { key: 'new', title: 'New' },
    optional: { examples: ['E'], antiPatterns: ['A'] },
  },
  { by: 'ops', method: 'POST', path: '/frameworks/eng/criteria', body: { key: 'new', ...criterion } },
  { by: 'ops', method: 'PUT', path: '/frameworks/eng/criteria/design', body: criterion },
  { by: 'ops', method: 'DELETE', path: '/frameworks/eng/criteria/design' },
  {
    by: 'ops',
    method: 'PATCH',
    path: '/frameworks/eng/levels/new',
    body: {},
    optional: { title: 'Newer', ordinal: 10, summary: 'S' },
  },
  {
    by: 'ops',
    method: 'PATCH',
    path: '/frameworks/eng/areas/new',
    body: {},
    optional: { title: 'Newer', examples: ['E'], antiPatterns: ['A'] },
  },
  { by: 'ops', method: 'DELETE', path: '/frameworks/eng/levels/new' },
  { by: 'ops', method: 'DELETE', path: '/frameworks/eng/areas/new' },
  {
    by: 'ops',
    method: 'PUT',
    path: '/frameworks/eng/mapping',
    body: { levels: [level], rules: [rule] },
    optional: { id: 'eng', entryLevels: ['junior'] },
  },
  { by: 'ops', method: 'PUT', path: '/frameworks/eng/entry-levels', body: { entryLevels: ['junior'] } },
  { by: 'ops', method: 'PUT', path: '/frameworks/eng/criteria-order', body: { keys: ['design'] } },
  {
    by: 'ops',
    method: 'PUT',
    path: '/frameworks/eng/weights',
    body: { weights: [{ criterion: 'design', level: 'staff', weight: 2 }] },
  },
  { by: 'ops', method: 'POST', path: '/frameworks/eng/counter-signals', body: { key: 'new', ...signal } },
  { by: 'ops', method: 'PUT', path: '/frameworks/eng/counter-signals/new', body: signal },
  { by: 'ops', method: 'DELETE', path: '/frameworks/eng/counter-signals/new' },
  { by: 'ops', method: 'POST', path: '/frameworks/eng/publications' },
  { by: 'ops', method: 'POST', path: '/frameworks/eng/retirement', body: { reason } },
  {
    by: 'ops',
    method: 'POST',
    path: '/cycles',
    body: cycle,
    optional: { id: 'other', policy, retention },
    inParts: 'policy',
  },
  { by: 'ops', method: 'POST', path: '/cycles/spring/committee', body: { members: ['mia'] } },
  { by: 'ops', method: 'POST', path: '/cycles/spring/members', body: { member: 'ria' } },
  { by: 'ops', method: 'POST', path: '/cycles/spring/members/mia/removal', body: { reason } },
  { by: 'ops', method: 'PUT', path: '/cycles/spring/chair', body: { chair: 'mia' } },
  {
    by: 'ops',
    method: 'POST',
    path: '/cycles/spring/deadlines',
    body: { deadlines: { votes: cycle.deadlines.decisions }, reason },
    inParts: 'deadlines',
  },
  { by: 'ops', method: 'PUT', path: '/cycles/spring/policy', body: { policy, reason } },
  { by: 'ops', method: 'PUT', path: '/cycles/spring/retention', body: { retention, reason } },
  { by: 'chair', method: 'POST', path: '/cycles/spring/findings/none/resolution', body: { reason } },
  { by: 'ops', method: 'POST', path: '/frameworks/eng/findings/none/resolution', body: { reason } },
  { by: 'ops', method: 'POST', path: '/people/lee/findings/none/resolution', body: { reason } },
  {
    by: 'chair',
    method: 'POST',
    path: '/cycles/spring/phase',
    body: { to: 'releasing' },
    optional: { acknowledge: ['n'], reason },
  },
  { by: 'ops', method: 'POST', path: '/cycles/spring/closure', body: {}, optional: { acknowledge: ['n'] } },
  { by: 'ops', method: 'POST', path: '/cycles/spring/reopening', body: { reason } },
  {
    by: 'ops',
    method: 'POST',
    path: '/people',
    body: { id: 'new', name: 'New', orgUnit: 'x' },
    optional: { email: 'a@b.example', level: 'senior', manager: 'boss', ...day },
  },
  { by: 'ops', method: 'POST', path: '/people/lee/manager', body: { manager: 'ceo' }, optional: day },
  { by: 'ops', method: 'POST', path: '/people/lee/org-unit', body: { orgUnit: 'y' }, optional: day },
  {
    by: 'ops',
    method: 'POST',
    path: '/people/lee/level',
    body: { level: 'staff' },
    optional: { nomination: 'n', ...day },
  },
  { by: 'ops', method: 'POST', path: '/people/lee/departure', body: {}, optional: day },
  { by: 'ops', method: 'POST', path: '/people/lee/departure/correction', body: day },
  { by: 'ops', method: 'POST', path: '/people/lee/return', body: {}, optional: day },
  { by: 'ops', method: 'PATCH', path: '/people/lee', body: {}, optional: { name: 'N', email: 'n@b.example' } },
  { by: 'ops', method: 'DELETE', path: '/people/lee/managers/2999-01-01' },
  { by: 'ops', method: 'POST', path: '/people/lee/erasure', body: { ground: 'objection', caseNumber: '2026-0042' } },
  { by: 'ops', method: 'POST', path: '/people/lee/erasure/withdrawal' },
  {
    by: 'ops',
    method: 'POST',
    path: '/people/lee/erasure/confirmation',
    body: {},
    optional: { withdrawNominations: false },
  },
  {
    by: 'ops',
    method: 'POST',
    path: '/people/lee/legal-holds',
    body: { ground: 'legal-claims', caseNumber: '12', until: '2999-01-01' },
  },
  { by: 'ops', method: 'DELETE', path: '/people/lee/legal-holds/12' },
  { by: 'ops', method: 'POST', path: '/people/lee/subject-access', body: { caseNumber: '2026-0043' } },
  { by: 'ops', method: 'POST', path: '/people/lee/subject-access/withdrawal' },
  { by: 'ops', method: 'POST', path: '/people/lee/subject-access/release' },
  {
    by: 'boss',
    method: 'POST',
    path: '/nominations',
    body: { cycle: 'spring', candidate: 'lee', targetLevel: 'staff' },
  },
  { by: 'boss', method: 'PUT', path: ':n/statement', may: [LINE], body: { statement: 'S' } },
  {
    by: 'boss',
    method: 'POST',
    path: ':n/evidence',
    may: [LINE],
    body: evidence('design'),
    optional: { id: 'new', link: 'https://plumbline.example/' },
  },
  { by: 'boss', method: 'PUT', path: ':n/evidence/:evidenceId', may: [LINE], body: evidence('design') },
  { by: 'boss', method: 'POST', path: ':n/evidence/:evidenceId/withdrawal', may: [LINE], body: { reason } },
  { by: 'boss', method: 'POST', path: ':n/submission', may: [LINE] },
  { by: 'chair', method: 'POST', path: ':n/return', may: [CHAIR, ADMIN], body: { reason } },
  { by: 'boss', method: 'POST', path: ':n/withdrawal', may: [LINE], body: { reason } },
  { by: 'chair', method: 'POST', path: ':n/reviewers', may: [CHAIR, ADMIN], body: { reviewer: 'stranger' } },
  { by: 'ria', method: 'POST', path: ':n/declinations', may: [ASKED, DONE], body: { reason } },
  { by: 'mia', method: 'POST', path: ':n/conflicts', may: [ASKED, DONE, MEMBER, CHAIR], body: { reason } },
  { by: 'chair', method: 'POST', path: ':n/recusals', may: [CHAIR, ADMIN], body: { person: 'mia', reason } },
  { by: 'ria', method: 'POST', path: ':n/reviews', may: [ASKED, DONE], body: review(3), optional: { comment: 'C' } },
  { by: 'ria', method: 'POST', path: ':n/reviews/mine/revisions', may: [ASKED, DONE], body: { ...review(3), reason } },
  { by: 'chair', method: 'POST', path: ':n/voting', may: [CHAIR] },
  { by: 'chair', method: 'POST', path: ':n/voting/closure', may: [CHAIR] },
  {
    by: 'mia',
    method: 'POST',
    path: ':n/votes',
    may: [MEMBER],
    body: { choice: 'promote' },
    optional: { rationale: 'R' },
  },
  { by: 'mia', method: 'POST', path: ':n/votes/mine/changes', may: [MEMBER], body: { choice: 'promote', reason } },
  { by: 'chair', method: 'POST', path: ':n/tie-break', may: [CHAIR], body: { choice: 'promote', rationale: 'R' } },
  {
    by: 'chair',
    method: 'POST',
    path: ':n/decisions',
    may: [CHAIR],
    body: { outcome: 'promoted', rationale: 'R' },
    optional: { conditions: ['C'], overrideReason: reason },
  },
  { by: 'chair', method: 'POST', path: ':n/reopening', may: [CHAIR], body: { reason }, optional: { opens: 'votes' } },
  { by: 'chair', method: 'POST', path: ':n/feedback', may: [CHAIR], body: { text: 'F' } },
  { by: 'kim', method: 'POST', path: ':n/appeals', may: [RELEASED], body: { grounds: 'G' }, optional: { id: 'new' } },
  {
    by: 'chair',
    method: 'POST',
    path: ':n/appeals/:appealId/resolution',
    may: [CHAIR],
    body: { resolution: 'upheld', rationale: 'R' },
  },
  { by: 'chair', method: 'POST', path: ':n/findings/:findingId/resolution', may: [CHAIR], body: { reason } },
];

/** The route as its controller declares it. */
export const templateOf = (path: string): string => path.replace(':n', '/v1/nominations/:id');
/** The address on a nomination; its parts are those that nobody made. */
export const addressOf = (path: string, nomination: string): string =>
  path.replace(':n', nomination).replaceAll(/:\w+/g, 'none');
