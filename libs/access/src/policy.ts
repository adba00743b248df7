import type { Relation, Role } from './principal.js';

/** `candidate-in-body`: the person that a new nomination would be about. `system`: nothing in particular. */
export type Resource = 'nomination' | 'cycle' | 'person' | 'framework' | 'candidate-in-body' | 'system';
/** anyone: no token needed. signed-in: any valid token. reviewer: assigned, whether or not the review is in; not who declined. */
export type Grant = 'anyone' | 'signed-in' | 'reviewer' | Role | Exclude<Relation, `reviewer-${string}`>;

/** Who may use a route. One grant that holds is enough. */
export type AccessPolicy = Readonly<{ on: Resource; to: readonly Grant[] }>;
