import type { CalendarDate, CaseNumber, Event, PersonId } from '../kernel/types.js';

/**
 * Why somebody is erased: they asked; or what is kept is not needed any more, rests on a consent that was withdrawn, was objected to, is
 * kept unlawfully, or has to be erased by law.
 */
export type ErasureGround =
  | 'own-request'
  | 'not-needed'
  | 'consent-withdrawn'
  | 'objection'
  | 'unlawful'
  | 'legal-obligation';
/** Why texts about somebody have to stay: for legal claims, by order of a court or an authority, or by law. */
export type HoldGround = 'legal-claims' | 'authority-order' | 'legal-obligation';

/** An admin asked for it; another one confirms, which erases. */
export type ErasureRequested = Event<
  'ErasureRequested',
  { personId: PersonId; adminId: PersonId; ground: ErasureGround; caseNumber: CaseNumber }
>;
export type ErasureRequestWithdrawn = Event<'ErasureRequestWithdrawn', { personId: PersonId }>;
/**
 * Version 2: version 1 was of one admin, and had a reason in words. Those words stay as they were written, without ground and case number;
 * since then there are none.
 */
export type PersonErased = Event<
  'PersonErased',
  { personId: PersonId; ground: ErasureGround | null; caseNumber: CaseNumber | null; reason: string | null }
>;
/** A hold is known by its case: another event for it changes ground and end. It ends by itself at the start of the day `until`, UTC. */
export type LegalHoldPlaced = Event<
  'LegalHoldPlaced',
  { personId: PersonId; caseNumber: CaseNumber; ground: HoldGround; until: CalendarDate }
>;
export type LegalHoldLifted = Event<'LegalHoldLifted', { personId: PersonId; caseNumber: CaseNumber }>;

export type ErasureEvent =
  | ErasureRequested
  | ErasureRequestWithdrawn
  | PersonErased
  | LegalHoldPlaced
  | LegalHoldLifted;
