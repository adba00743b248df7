import type { Rubric } from '../../kernel/rubric.js';
import type { PersonId } from '../../kernel/types.js';
import type { NominationState } from '../state.js';
import type { Context, Events } from './guards.js';

/** What a sample is made from. */
export type Sampled = Readonly<{ state: NominationState; rubric: Rubric; actor: PersonId }>;
type Content<Command> = Command extends { data: infer Data } ? Omit<Data, 'nominationId'> : never;
/**
 * For each case a body that is sound and says something new, so that only state, phase, time or person can refuse it: what somebody can do
 * now is told from these.
 */
export type SamplesOf<Cases> = {
  readonly [Type in keyof Cases]: Cases[Type] extends (command: infer Command, context: Context) => Events
    ? (on: Sampled) => Content<Command>
    : never;
};

/** Of somebody, or of a part, that no nomination has. */
export const NEW = '00000000-0000-4000-8000-000000000000';
export const WORDS = 'As discussed.';
