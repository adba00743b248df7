import type { EventToAppend } from '@plumbline/event-log';
import type { MemberAdded, PersonErased } from '@plumbline/domain';
import { v7 } from 'uuid';

const metadata = {
  recordedAt: '2026-03-02T09:30:00.000Z',
  actor: 'ada',
  correlationId: '3f9f4e0a-6c33-4a53-9a58-6f6d6a1f2b10',
  causationId: '5b1d0c7e-0f51-4c0e-9b52-7a51b2f3c4d5',
};

/** A real event, told apart by the person it names. */
export const memberAdded = (personId: string | number): EventToAppend & MemberAdded => ({
  id: v7(),
  type: 'MemberAdded',
  data: { cycleId: 'spring', personId: String(personId) },
  metadata,
});

/** The people named by `memberAdded` events, in the order given. */
export const named = (events: readonly { data?: object | undefined }[]): readonly string[] =>
  events.map(({ data }) => (data !== undefined && 'personId' in data ? String(data.personId) : '?'));

/** Why somebody was erased, where a spec does not care. */
export const ON_REQUEST = {
  ground: 'own-request',
  caseNumber: '4711',
  reason: null,
} as const satisfies Omit<PersonErased['data'], 'personId'>;
