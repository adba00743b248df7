import { define, page } from '../kernel/components.js';
import { hideable } from '../kernel/hidden.js';
import { type Answer, flag, instant, integer, list, nullable, object, text, uuid, oneOf } from '../kernel/schema.js';
import { about, showing } from '../kernel/shown.js';
import { PersonRef } from '../shared/references.js';
import type { WithId } from './head.js';
import { CHOICE, RECOMMENDATION, RESULT } from '../vocabulary.js';

export const Tally = define(
  'Tally',
  object({ electorate: integer(), promote: integer(), notYet: integer(), abstain: integer(), recused: integer() }),
);
export const Quorum = define('Quorum', object({ present: integer(), required: integer(), met: flag() }));

export const Vote = define(
  'Vote',
  object({
    member: PersonRef,
    choice: oneOf(CHOICE),
    rationale: nullable(text()),
    castAt: instant(),
    changedAt: nullable(instant()),
    changedBecause: nullable(text()),
    voided: flag(),
  }),
);
export type Vote = Answer<typeof Vote>;

export const Round = define(
  'Round',
  object({
    round: integer(),
    openedAt: instant(),
    closedAt: nullable(instant()),
    policyVersion: integer(),
    voided: flag({ description: 'Reopened since, or a member whose vote it counted was recused.' }),
    members: list(PersonRef),
    voted: list(PersonRef),
    ownVote: nullable(Vote, { description: 'Your own.' }),
    ...hideable({
      tally: nullable(Tally),
      quorum: nullable(Quorum),
      result: nullable(oneOf(RESULT)),
      tieBrokenAs: nullable(oneOf(RECOMMENDATION)),
      tieBrokenBy: nullable(PersonRef),
      tieRationale: nullable(text()),
      votes: list(Vote),
    }),
  }),
);
export type Round = Answer<typeof Round>;

export const NominationVotes = define(
  'NominationVotes',
  about(
    ({ id }: WithId) => [id],
    showing('packet', object({ id: uuid(), revision: text(), ...page(showing('votes', Round)) })),
  ),
);
export type NominationVotes = Answer<typeof NominationVotes>;
