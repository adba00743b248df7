import { dueOn, isDue, type Retained, type RetentionClass } from '../../kernel/retention.js';
import type { Command, NominationId, PersonId } from '../../kernel/types.js';
import type { NominationState } from '../state.js';
import { type Events, subject } from './guards.js';

/** By the server itself, in a closed cycle. `held`: somebody whom a text of it is about is under a legal hold. */
export type ExpireTexts = Command<'ExpireTexts', { nominationId: NominationId }> &
  Readonly<{ facts: { cycle: Retained; held: boolean } }>;

export const retentionClassOf = ({ outcome }: Pick<NominationState, 'outcome'>): RetentionClass => {
  if (outcome === null) return 'undecided';
  return outcome === 'promoted' ? 'promoted' : 'notPromoted';
};

/** Whom texts of the nomination are about, or may be: reasons of reviewers and of recusals are about these. */
export const peopleInTexts = ({ candidateId, reviewers, recused }: NominationState): ReadonlySet<PersonId> =>
  new Set([candidateId, ...reviewers.keys(), ...recused]);

/** What is not due, or held, changes nothing: the server tries again. */
export const expireTexts = ({ facts, now }: ExpireTexts, state: NominationState): Events => {
  const ofClass = retentionClassOf(state);
  const months = facts.cycle.retention[ofClass];
  if (state.textsExpired || facts.held || months === null || !isDue(dueOn(facts.cycle, ofClass), now)) return [];
  return [{ type: 'TextsExpired', data: { ...subject(state), class: ofClass, months } }];
};
