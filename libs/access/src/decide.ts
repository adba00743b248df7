import type { AccessPolicy, Grant } from './policy.js';
import type { Viewer } from './principal.js';

/**
 * hide: the resource does not exist for this person. forbid: they know that it exists, and may not do this to it;
 * `code` is stable and part of the HTTP contract.
 */
export type Verdict =
  Readonly<{ kind: 'allow' }> | Readonly<{ kind: 'hide' }> | Readonly<{ kind: 'forbid'; code: string; reason: string }>;

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
};

const holds = (grant: Grant, { roles, relations }: Viewer): boolean => {
  if (grant === 'anyone' || grant === 'signed-in') return true;
  return grant === 'admin' || grant === 'auditor' ? roles.includes(grant) : relations.includes(grant);
};

/**
 * Whether one of the policy's grants holds for the viewer. `visible` says whether the viewer may know that the resource
 * exists; where not, every refusal is `hide`, so that a refusal tells nothing.
 */
export const decideAccess = (policy: AccessPolicy, viewer: Viewer, visible: boolean): Verdict => {
  if (!visible) return { kind: 'hide' };
  if (policy.to.some((grant) => holds(grant, viewer))) return { kind: 'allow' };
  const who = policy.to.map((grant) => WORDS[grant]).join(', or ');
  return { kind: 'forbid', code: `not-${policy.to[0] ?? 'allowed'}`, reason: `This takes ${who}.` };
};
