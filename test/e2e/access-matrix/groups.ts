import type { PersonaName } from './personas.js';

/** Some of the personas, by a name that a reader understands. */
export type Group = Readonly<{ title: string; who: readonly PersonaName[] }>;

export const group = (title: string, ...who: readonly PersonaName[]): Group => ({ title, who });

// One nomination: who may know of it. A recused admin, auditor, reviewer, member or chair is none of these, nor is an auditor who manages the candidate one.
export const MANAGERS = ['manager', 'above', 'manager-recused', 'member-manager', 'auditor-manager'] as const;
export const LINE = group('managers above the candidate', ...MANAGERS);
export const ASKED = group('reviewers whose review is not in', 'reviewer-asked', 'auditor-asked');
export const DONE = group('reviewers whose review is in', 'reviewer-done');
export const MEMBER = group(
  'members of the committee or of the open vote',
  'member',
  'member-manager',
  'member-leaving',
);
export const CHAIR = group('the chair', 'chair');
export const ADMIN = group('admins with power over the round', 'admin');
export const POWERLESS = group('admins without power over the round', 'admin-eligible');
export const AUDITOR = group('auditors', 'auditor');
export const RELEASED = group('the candidate after release', 'candidate-released');
export const INSIDE = [LINE, ASKED, DONE, MEMBER, CHAIR, ADMIN, POWERLESS, AUDITOR, RELEASED];
