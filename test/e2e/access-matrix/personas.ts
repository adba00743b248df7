import type { Role } from '@plumbline/access';

/**
 * Somebody with one role and one relation. `subject` is their person id, the key where it is not given; `nomination` is
 * the one that their relation is to, kim's open one where it is not given, and `person` whom they ask about.
 */
export type Persona = Readonly<{
  who: string;
  subject?: string;
  roles?: readonly Role[];
  nomination?: NominationKey;
  person?: string;
}>;
/** kim's open nomination in spring; moe's and lee's there; kim's released one in autumn. */
export type NominationKey = 'kim-open' | 'moe-open' | 'lee-open' | 'kim-released';

const define = <K extends string>(personas: Record<K, Persona>): Readonly<Record<K, Persona>> => personas;

/** Role by relation. kim is the candidate where nothing else is said, and reports to manager, who reports to above. */
export const PERSONAS = define({
  nobody: { who: 'a request without a token' },
  employee: { who: 'somebody who works here and has no relation' },
  unregistered: { who: 'somebody with a valid token who was never registered' },
  self: { who: 'somebody who asks about themselves and has no other relation', person: 'self' },

  admin: { who: 'a people-ops admin', roles: ['admin'] },
  'admin-candidate': { who: 'an admin who is the candidate, before release', subject: 'kim', roles: ['admin'] },
  'admin-eligible': { who: 'an admin on a level of the framework of the round', roles: ['admin'] },
  'admin-recused': { who: 'an admin recused from the nomination', roles: ['admin'] },
  auditor: { who: 'an auditor', roles: ['auditor'] },
  'auditor-candidate': { who: 'an auditor who is the candidate, before release', subject: 'kim', roles: ['auditor'] },
  'auditor-eligible': { who: 'an auditor on a level of the framework of the round', roles: ['auditor'] },
  'auditor-recused': { who: 'an auditor recused from the nomination', roles: ['auditor'] },
  'auditor-asked': { who: 'an auditor who owes the nomination a review', roles: ['auditor'] },

  manager: { who: 'the direct manager' },
  above: { who: 'the manager of the manager' },
  'manager-recused': { who: 'a manager further up, recused from the nomination' },
  'member-manager': { who: 'a manager further up who is a member of the committee' },
  'auditor-manager': { who: 'a manager further up who is an auditor', roles: ['auditor'] },
  'former-manager': { who: 'a manager from whom the candidate has moved away' },
  'former-nominator': { who: 'the nominator, from whom the candidate has moved away since' },
  'other-manager': { who: 'a manager of somebody else' },

  'reviewer-asked': { who: 'a reviewer whose review is not in' },
  'reviewer-done': { who: 'a reviewer whose review is in' },
  'reviewer-declined': { who: 'a reviewer who declined' },
  'reviewer-recused': { who: 'a reviewer recused after their review was in' },
  'reviewer-elsewhere': { who: 'a reviewer of another nomination of the cycle' },

  member: { who: 'a member of the committee' },
  'member-recused': { who: 'a member recused from the nomination' },
  'member-candidate': { who: 'a member who is the candidate', subject: 'moe', nomination: 'moe-open', person: 'moe' },
  'member-leaving': { who: 'a member removed from the committee while the vote is open' },
  'former-member': { who: 'a member removed from the committee before the vote opened' },
  'member-elsewhere': { who: 'a member of the committee of another cycle' },

  chair: { who: 'the chair' },
  'chair-recused': { who: 'the chair, recused from the nomination', subject: 'chair', nomination: 'lee-open' },
  'former-chair': { who: 'somebody who was the chair before' },
  'chair-elsewhere': { who: 'the chair of another cycle' },

  candidate: { who: 'the candidate, before release', subject: 'kim' },
  'candidate-released': { who: 'the candidate, after release', subject: 'kim', nomination: 'kim-released' },
});
export type PersonaName = keyof typeof PERSONAS;
export const NAMES = Object.keys(PERSONAS) as readonly PersonaName[];

export const personaOf = (name: PersonaName): Persona => PERSONAS[name];
export const subjectOf = (name: PersonaName): string => personaOf(name).subject ?? name;
