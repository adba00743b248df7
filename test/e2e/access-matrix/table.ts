import { templateOf, WRITES } from '../support/write-routes.js';
import {
  ADMIN,
  ASKED,
  AUDITOR,
  CHAIR,
  DONE,
  group,
  type Group,
  INSIDE,
  LINE,
  MANAGERS,
  MEMBER,
  POWERLESS,
  RELEASED,
} from './groups.js';
import { NAMES, type PersonaName } from './personas.js';

export type Outcome = 'allow' | 'forbidden' | 'hidden' | 'unauthenticated';
/** Who may, who is told no, and what the rest of those who are signed in are told. Who is in both may. */
export type Row = Readonly<{
  route: string;
  /** What the route's address names, where it makes a difference. */
  of?: 'a draft';
  allow: readonly Group[];
  forbidden: readonly Group[];
  rest: 'allow' | 'forbidden' | 'hidden';
  open?: true;
}>;

// One cycle, one person, a framework, the system: conflicts with one nomination do not count here, except for power over its round.
const ADMINS = group('admins', 'admin', 'admin-candidate', 'admin-eligible', 'admin-recused');
const RUNNING = group('admins with power over the round', 'admin');
const AUDITORS = group(
  'auditors',
  'auditor',
  'auditor-candidate',
  'auditor-eligible',
  'auditor-recused',
  'auditor-asked',
  'auditor-manager',
);
const AUDITING = group('auditors of the round', 'auditor', 'auditor-recused', 'auditor-asked', 'auditor-manager');
const COMMITTEE = group('members of the committee', 'member', 'member-manager', 'member-recused', 'member-candidate');
const CHAIRS = group('the chair', 'chair', 'chair-recused');
const UP = group('managers above the person', ...MANAGERS);
const SELF = group('the person', 'self', 'candidate', 'candidate-released', 'member-candidate');

const onNomination = (route: string, ...allow: readonly Group[]): Row => ({
  route,
  allow,
  forbidden: INSIDE.filter((inside) => !allow.includes(inside)),
  rest: 'hidden',
});
const onPerson = (route: string, ...allow: readonly Group[]): Row => ({
  route,
  allow,
  forbidden: [ADMINS, AUDITORS, UP, SELF].filter((seen) => !allow.includes(seen)),
  rest: 'hidden',
});
const only = (route: string, ...allow: readonly Group[]): Row => ({ route, allow, forbidden: [], rest: 'forbidden' });
const everybody = (route: string): Row => ({ route, allow: [], forbidden: [], rest: 'allow' });
const anyone = (route: string): Row => ({ ...everybody(route), open: true });
const draftWrite = (route: string): Row => ({
  route,
  of: 'a draft',
  allow: [ADMINS],
  forbidden: [AUDITORS],
  rest: 'hidden',
});
/** Everybody knows a published framework; a draft exists for admins and auditors. */
const frameworkWrite = (route: string): readonly Row[] => [only(route, ADMINS), draftWrite(route)];

const draftRead = (route: string): Row => ({
  route,
  of: 'a draft',
  allow: [ADMINS, AUDITORS],
  forbidden: [],
  rest: 'hidden',
});

/** What a draft has not, whoever asks. */
const unpublished = (route: string): Row => ({ route, of: 'a draft', allow: [], forbidden: [], rest: 'hidden' });

/** Every route and what it answers whom. Written by hand from the design, not from the policies that it checks. */
export const TABLE: readonly Row[] = [
  only('POST /v1/frameworks', ADMINS),
  ...frameworkWrite('POST /v1/frameworks/:id/levels'),
  ...frameworkWrite('PATCH /v1/frameworks/:id/levels/:key'),
  ...frameworkWrite('DELETE /v1/frameworks/:id/levels/:key'),
  ...frameworkWrite('PUT /v1/frameworks/:id/entry-levels'),
  ...frameworkWrite('POST /v1/frameworks/:id/areas'),
  ...frameworkWrite('PATCH /v1/frameworks/:id/areas/:key'),
  ...frameworkWrite('DELETE /v1/frameworks/:id/areas/:key'),
  ...frameworkWrite('POST /v1/frameworks/:id/criteria'),
  ...frameworkWrite('PUT /v1/frameworks/:id/criteria/:key'),
  ...frameworkWrite('DELETE /v1/frameworks/:id/criteria/:key'),
  ...frameworkWrite('POST /v1/frameworks/:id/blueprints'),
  ...frameworkWrite('PUT /v1/frameworks/:id/mapping'),
  ...frameworkWrite('POST /v1/frameworks/:id/mapping/preview'),
  ...frameworkWrite('PUT /v1/frameworks/:id/criteria-order'),
  ...frameworkWrite('PUT /v1/frameworks/:id/weights'),
  ...frameworkWrite('POST /v1/frameworks/:id/counter-signals'),
  ...frameworkWrite('PUT /v1/frameworks/:id/counter-signals/:key'),
  ...frameworkWrite('DELETE /v1/frameworks/:id/counter-signals/:key'),
  ...frameworkWrite('POST /v1/frameworks/:id/publications'),
  ...frameworkWrite('POST /v1/frameworks/:id/retirement'),
  ...frameworkWrite('POST /v1/frameworks/:id/findings/:findingId/resolution'),
  everybody('GET /v1/frameworks'),
  everybody('GET /v1/frameworks/:id'),
  draftRead('GET /v1/frameworks/:id'),
  everybody('GET /v1/frameworks/:id/versions/:version'),
  unpublished('GET /v1/frameworks/:id/versions/:version'),
  everybody('GET /v1/frameworks/:id/versions/:version/criteria/:key/source'),
  unpublished('GET /v1/frameworks/:id/versions/:version/criteria/:key/source'),
  everybody('GET /v1/frameworks/:id/versions/:version/counter-signals/:key/source'),
  unpublished('GET /v1/frameworks/:id/versions/:version/counter-signals/:key/source'),
  everybody('GET /v1/frameworks/:id/versions/:version/diff'),
  unpublished('GET /v1/frameworks/:id/versions/:version/diff'),
  only('GET /v1/frameworks/:id/versions/:version/nominations', ADMINS, AUDITORS),
  unpublished('GET /v1/frameworks/:id/versions/:version/nominations'),
  only('GET /v1/frameworks/:id/mapping', ADMINS, AUDITORS),
  draftRead('GET /v1/frameworks/:id/mapping'),
  everybody('GET /v1/frameworks/:id/blueprints/:sha256'),
  unpublished('GET /v1/frameworks/:id/blueprints/:sha256'),
  everybody('GET /v1/frameworks/:id/career-graph'),
  draftRead('GET /v1/frameworks/:id/career-graph'),
  everybody('GET /v1/frameworks/:id/career-graph.svg'),
  draftRead('GET /v1/frameworks/:id/career-graph.svg'),

  only('POST /v1/cycles', ADMINS),
  only('POST /v1/cycles/:id/committee', RUNNING),
  only('POST /v1/cycles/:id/members', RUNNING),
  only('POST /v1/cycles/:id/members/:personId/removal', RUNNING),
  only('PUT /v1/cycles/:id/chair', RUNNING),
  only('POST /v1/cycles/:id/deadlines', RUNNING),
  only('PUT /v1/cycles/:id/policy', RUNNING),
  only('PUT /v1/cycles/:id/retention', RUNNING),
  only('POST /v1/cycles/:id/phase', RUNNING, CHAIRS),
  only('POST /v1/cycles/:id/closure', RUNNING),
  only('POST /v1/cycles/:id/reopening', RUNNING),
  only('POST /v1/cycles/:id/findings/:findingId/resolution', CHAIRS),
  everybody('GET /v1/cycles'),
  everybody('GET /v1/cycles/:id'),
  everybody('GET /v1/cycles/:id/history'),
  only('GET /v1/cycles/:id/progress', ADMINS, AUDITING, COMMITTEE, CHAIRS),
  only('GET /v1/cycles/:id/readiness', ADMINS, AUDITING, COMMITTEE, CHAIRS),
  only('GET /v1/cycles/:id/levels/:level/heat-map', ADMINS, AUDITING, COMMITTEE, CHAIRS),

  only('POST /v1/people', ADMINS),
  onPerson('POST /v1/people/:id/manager', ADMINS),
  onPerson('POST /v1/people/:id/org-unit', ADMINS),
  onPerson('POST /v1/people/:id/level', ADMINS),
  onPerson('POST /v1/people/:id/departure', ADMINS),
  onPerson('POST /v1/people/:id/departure/correction', ADMINS),
  onPerson('POST /v1/people/:id/return', ADMINS),
  onPerson('PATCH /v1/people/:id', ADMINS),
  onPerson('DELETE /v1/people/:id/managers/:date', ADMINS),
  onPerson('POST /v1/people/:id/erasure', ADMINS),
  onPerson('POST /v1/people/:id/erasure/withdrawal', ADMINS),
  onPerson('POST /v1/people/:id/erasure/confirmation', ADMINS),
  onPerson('POST /v1/people/:id/legal-holds', ADMINS),
  onPerson('DELETE /v1/people/:id/legal-holds/:caseNumber', ADMINS),
  onPerson('POST /v1/people/:id/findings/:findingId/resolution', ADMINS),
  only('GET /v1/erasures', ADMINS, AUDITORS),
  only('GET /v1/retention', ADMINS, AUDITORS),
  onPerson('POST /v1/people/:id/subject-access', ADMINS),
  onPerson('POST /v1/people/:id/subject-access/withdrawal', ADMINS),
  onPerson('POST /v1/people/:id/subject-access/release', ADMINS),
  onPerson('GET /v1/people/:id/subject-access', ADMINS),
  only('GET /v1/subject-access', ADMINS, AUDITORS),
  everybody('GET /v1/people'),
  onPerson('GET /v1/people/:id', ADMINS, AUDITORS, UP, SELF),
  onPerson('GET /v1/people/:id/timeline', ADMINS, AUDITORS, UP),
  everybody('GET /v1/me'),
  everybody('GET /v1/me/packets'),
  everybody('GET /v1/me/reviews'),
  everybody('GET /v1/me/votes'),
  everybody('GET /v1/me/chair'),
  everybody('GET /v1/me/releases'),

  onPerson('POST /v1/nominations', UP),
  ...WRITES.flatMap(({ method, path, may }) =>
    may === undefined ? [] : onNomination(`${method} ${templateOf(path)}`, ...may),
  ),
  everybody('GET /v1/nominations'),
  everybody('GET /v1/decisions'),
  everybody('GET /v1/findings'),
  onNomination('GET /v1/nominations/:id', ...INSIDE),
  onNomination(
    'GET /v1/nominations/:id/evidence/:evidenceId',
    LINE,
    ASKED,
    DONE,
    MEMBER,
    CHAIR,
    ADMIN,
    POWERLESS,
    AUDITOR,
  ),
  onNomination('GET /v1/nominations/:id/appeals/:appealId', RELEASED, MEMBER, CHAIR, ADMIN, POWERLESS, AUDITOR),
  onNomination('GET /v1/nominations/:id/readiness', LINE, DONE, MEMBER, CHAIR, ADMIN, POWERLESS, AUDITOR),
  onNomination('GET /v1/nominations/:id/gaps', LINE, DONE, MEMBER, CHAIR, ADMIN, POWERLESS, AUDITOR),
  onNomination('GET /v1/nominations/:id/reviews', DONE, MEMBER, CHAIR, ADMIN, POWERLESS, AUDITOR),
  onNomination('GET /v1/nominations/:id/votes', MEMBER, CHAIR, ADMIN, POWERLESS, AUDITOR),
  onNomination('GET /v1/nominations/:id/history', AUDITOR),

  only('GET /v1/events', AUDITORS),
  only('GET /v1/projections', ADMINS, AUDITORS),
  only('POST /v1/projections/rebuild', ADMINS),
  only('POST /v1/projections/parked/retry', ADMINS),
  only('GET /v1/settings', ADMINS),
  anyone('GET /health/live'),
  anyone('GET /health/ready'),
  // Figures have a token of their own, which is none of a person.
  { route: 'GET /metrics', allow: [], forbidden: [], rest: 'hidden', open: true },
  anyone('GET /docs'),
  anyone('GET /docs/openapi.json'),
  anyone('GET /docs/openapi.yaml'),
];

export const titleOf = ({ route, of }: Row): string => (of === undefined ? route : `${route} of ${of}`);

const isIn = (groups: readonly Group[], name: PersonaName): boolean => groups.some(({ who }) => who.includes(name));

export const outcomeOf = ({ allow, forbidden, rest, open }: Row, name: PersonaName): Outcome => {
  if (open) return rest;
  if (name === 'nobody') return 'unauthenticated';
  if (isIn(allow, name)) return 'allow';
  return isIn(forbidden, name) ? 'forbidden' : rest;
};

export const whoGets = (row: Row, outcome: Outcome): readonly PersonaName[] =>
  NAMES.filter((name) => outcomeOf(row, name) === outcome);
