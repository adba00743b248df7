import { DomainError, ensure } from '../../kernel/domain-error.js';
import type { PersonId } from '../../kernel/types.js';
import type { RefusalCode } from '../../refusals/index.js';
import type { AdminFacts, TwoAdminsFacts } from '../commands.js';
import { isSamePerson } from './guards.js';

/** Two who are nobody here may be one: what takes two admins takes two people who are registered. */
export const ensureActorKnown = (actor: PersonId, { actorKnown }: AdminFacts): void => {
  ensure(
    actorKnown,
    'caller-unknown',
    `This takes two people who are registered, and ${actor} is not. Register yourself first, with POST /v1/people, under the id that your token says, without level and manager; or have another admin register you with it as your source id.`,
  );
};

/** What one admin asked for, and how it is refused where they confirm it themselves, or are nobody who is registered and here. */
type Asked = Readonly<{
  askedBy: PersonId;
  ofOne: Extract<RefusalCode, 'erasure-of-one' | 'access-of-one'>;
  askerUnknown: Extract<RefusalCode, 'erasure-asker-unknown' | 'access-asker-unknown'>;
  withdrawal: string;
}>;

/** Whoever asks by an id that is nobody's may be anybody by now, also whoever confirms. */
export const ensureOfTwo = (
  { actor, facts }: Readonly<{ actor: PersonId; facts: TwoAdminsFacts }>,
  { askedBy, ofOne, askerUnknown, withdrawal }: Asked,
): void => {
  ensureActorKnown(actor, facts);
  ensure(!isSamePerson(actor, askedBy), ofOne, `${actor} asked for it: another admin has to confirm.`);
  if (!facts.askerKnown)
    throw new DomainError(
      askerUnknown,
      `${askedBy}, who asked for it, is not registered, or no longer here. Withdraw that with POST ${withdrawal}, and have somebody who is ask again.`,
    );
};
