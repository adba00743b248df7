import { randomUUID } from 'node:crypto';
import { FINDING_EVENTS, type Found, type Instant } from '@plumbline/domain';
import { v5 } from 'uuid';
import type { Aggregates } from '../decide-and-append.js';
import { idOf, kindOf } from '../streams.js';
import { onFinding } from './on-finding.js';

/** Who raises findings. No person has an id with a slash. */
export const FINDINGS_ACTOR = 'system/findings';

/** Never change: what was raised is known again by it. */
const NAMESPACE = '0f5f0c0e-0d2b-4a57-8f0c-5f7f1f0e7c31';

/** One event, and one stream that it was decided on, are one finding. */
export const findingIdOf = ({ done, decidedOn }: Pick<Found, 'done' | 'decidedOn'>): string =>
  v5(JSON.stringify([done.eventId, decidedOn.stream]), NAMESPACE);

/**
 * Raises a finding on the stream that a command addressed, once, however often it is told of. Whether it was raised now: never about a
 * finding, and not on the claims of a candidacy, which no request addresses; the opening that follows a claim is decided on all of that again.
 * It is decided on nothing but its own stream: call it outside any request.
 */
export const raiseFinding = async (
  aggregates: Aggregates,
  { stream, found }: Readonly<{ stream: string; found: Found }>,
  now: Instant,
): Promise<boolean> => {
  const kind = kindOf(stream);
  if (kind === undefined || found.done.eventType in FINDING_EVENTS) return false;
  const data = { findingId: findingIdOf(found), about: { kind, id: idOf(stream) }, found };
  const context = { actor: FINDINGS_ACTOR, now, correlationId: randomUUID(), causationId: found.done.eventId };
  const command = { type: 'RaiseFinding' as const, data, actor: FINDINGS_ACTOR, now };
  return (await onFinding(aggregates, command, context)).appended > 0;
};
