import type { Grant } from '../policy.js';

/** Who sees what of resources other than nominations. */
export const CYCLE_GRANTS = {
  /** Who is in the committee, and who chairs it. */
  committee: ['admin', 'auditor', 'member', 'chair'],
  /** What was found on it. */
  findings: ['auditor', 'chair'],
} as const satisfies Readonly<Record<string, readonly Grant[]>>;

export const PERSON_GRANTS = {
  exists: ['admin', 'auditor', 'self', 'line-manager'],
  /** In the list of people: everybody, only those in the viewer's own line, or, for whoever chairs a cycle that is not closed, those who are here. */
  listed: ['admin', 'auditor', 'line-manager', 'chair'],
  /** Their email, manager and departure, where they are listed. */
  contact: ['admin', 'auditor', 'line-manager'],
  /** That their erasure is asked for, and which legal holds are on them; not to themselves. */
  erasure: ['admin', 'auditor'],
  /** That access is asked for, by whom it was released, and how much it held; not to themselves. */
  subjectAccess: ['admin', 'auditor'],
  /** What was found on their record; not to themselves. */
  findings: ['admin', 'auditor'],
} as const satisfies Readonly<Record<string, readonly Grant[]>>;

export const FRAMEWORK_GRANTS = {
  /** A draft, and a framework that was never published. */
  draft: ['admin', 'auditor'],
  /** The open nominations that are rated against a version. */
  pinned: ['admin', 'auditor'],
  /** What was found on it. */
  findings: ['admin', 'auditor'],
} as const satisfies Readonly<Record<string, readonly Grant[]>>;
