import { FormerSourceId, IdempotencyKeyReused, NotFound, StillMoving, ViewsBehind } from '@plumbline/application';
import { DomainError } from '@plumbline/domain';
import { OutcomeUnknown, StoreUnavailable, UnreadableEvent } from '@plumbline/event-log';
import { NotNow, Refused } from '@plumbline/messaging';
import { ViewsUnavailable } from '@plumbline/view-store';

type Kind = abstract new (...args: never[]) => Error;

/** The same message will do later, and nothing of the kind does now. */
const AWAY: readonly Kind[] = [StoreUnavailable, OutcomeUnknown, ViewsUnavailable, ViewsBehind, StillMoving];

/** Concerns this message and no other: it would hold up everybody else. */
const REFUSED: readonly (readonly [Kind, Refused])[] = [
  [NotFound, new Refused('person-unknown', 'The field person names nobody who is registered.')],
  [FormerSourceId, new Refused('source-id-former', 'The field person is a source id that somebody no longer has.')],
  [
    IdempotencyKeyReused,
    new Refused(
      'id-reused',
      'The header ce_id is that of another message, of other content: each needs one of its own.',
    ),
  ],
  [
    UnreadableEvent,
    new Refused(
      'event-unreadable',
      'What is recorded of whom the field person names is damaged, or of a newer release.',
    ),
  ],
];

/** Why a change was not applied, as the consumer understands it; what nobody foresaw as it is. */
export const whyNot = (error: unknown): unknown => {
  if (error instanceof DomainError) return new Refused(error.code, `${error.message} (field ${error.refusal.field})`);
  const refused = REFUSED.find(([kind]) => error instanceof kind)?.[1];
  if (refused !== undefined) return refused;
  if (error instanceof Error && AWAY.some((kind) => error instanceof kind))
    return new NotNow(error.message || error.name);
  return error;
};
