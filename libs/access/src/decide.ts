import { capacitiesThatSee } from './grants/grants.js';
import type { Capacity, Field } from './grants/table.js';
import type { AccessPolicy, Grant } from './policy.js';
import type { Relation, Viewer } from './principal.js';

/**
 * hide: the resource does not exist for this person. forbid: they may know that it exists, but may not do this;
 * `code` is stable and part of the HTTP contract.
 */
export type Verdict =
  | Readonly<{ kind: 'allow' }>
  | Readonly<{ kind: 'hide' }>
  | Readonly<{ kind: 'forbid'; code: ForbidCode; reason: string }>;

export type ForbidCode = `not-${Exclude<Grant, 'on-behalf'>}` | `admin-${Powerless}`;

const WORDS: Readonly<Record<Grant, string>> = {
  anyone: 'anyone',
  'signed-in': 'anyone with a valid token',
  admin: 'a people-ops admin',
  auditor: 'an auditor',
  candidate: 'the candidate',
  'line-manager': 'a line manager of the person',
  reviewer: 'a reviewer of the nomination',
  member: 'a member of the committee',
  chair: 'the chair of the committee',
  self: 'the person',
  'on-behalf': 'an admin, for somebody whom nobody manages',
};

const grantOf = (capacity: Capacity | Relation): Grant => {
  if (capacity === 'reviewer-asked' || capacity === 'reviewer-missed' || capacity === 'reviewer-done')
    return 'reviewer';
  return capacity;
};

/** Why an admin has no power over a round. They know either of themselves. */
export type Powerless = 'eligible' | 'recused';

const POWERLESS: Readonly<Record<Powerless, string>> = {
  eligible:
    'Your level is one of those of the framework of this round, or was since it was opened. So you use no admin power on it, nominated or not: another admin has to.',
  recused: 'You are recused from a nomination of this round. So you use no admin power on it: another admin has to.',
};

/** Whether one of the grants holds for the viewer. */
export const isGranted = (grants: readonly Grant[], { roles, relations }: Viewer): boolean => {
  const held: ReadonlySet<Grant> = new Set<Grant>(['anyone', 'signed-in', ...[...roles, ...relations].map(grantOf)]);
  return grants.some((grant) => held.has(grant));
};

const withoutAdmin = ({ personId, roles, relations }: Viewer): Viewer => ({
  personId,
  roles: roles.filter((role) => role !== 'admin'),
  relations: relations.filter((relation) => relation !== 'on-behalf'),
});

/** The capacities that see a field of a nomination in some state: they may use the route that returns it. */
export const whoSees = (field: Field): readonly Grant[] => [...new Set(capacitiesThatSee(field).map(grantOf))];

/**
 * Whether one of the policy's grants holds for the viewer. `exists` says whether the viewer may know that the resource
 * exists; if not, every refusal is `hide`, so that a refusal reveals nothing. `powerless`: the viewer may do nothing as an admin.
 */
export const decideAccess = (
  { to }: AccessPolicy,
  viewer: Viewer,
  { exists, powerless }: Readonly<{ exists: boolean; powerless?: Powerless | undefined }>,
): Verdict => {
  if (!exists) return { kind: 'hide' };
  if (powerless === undefined && isGranted(to, viewer)) return { kind: 'allow' };
  if (isGranted(to, withoutAdmin(viewer))) return { kind: 'allow' };
  if (powerless !== undefined && isGranted(to, viewer))
    return { kind: 'forbid', code: `admin-${powerless}`, reason: POWERLESS[powerless] };
  const who = to.map((grant) => WORDS[grant]).join(', or ');
  const missed = to.find((grant) => grant !== 'on-behalf') ?? 'anyone';
  return { kind: 'forbid', code: `not-${missed}`, reason: `This takes ${who}.` };
};
