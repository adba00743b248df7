import type { PersonId } from '@plumbline/domain';
import type { Capacity } from './grants/table.js';

export const ROLES = ['admin', 'auditor'] as const;
/** admin: people-ops admin. Everything else that somebody may be is a relation to a resource. */
export type Role = (typeof ROLES)[number];

/** Who a verified token speaks for. */
export type Principal = Readonly<{ personId: PersonId; roles: readonly Role[] }>;

/** What a person is to one nomination, cycle or person. on-behalf: an admin, where nobody who is here manages the person it is about. */
export type Relation = Exclude<Capacity, Role> | 'self' | 'on-behalf';

/** The principal on one resource: without the roles that a conflict takes away there. */
export type Viewer = Principal & Readonly<{ relations: readonly Relation[] }>;

export const isRole = (capacity: string): capacity is Role => (ROLES as readonly string[]).includes(capacity);
