import { ON_REQUEST } from '@plumbline/testing';
import { randomUUID } from 'node:crypto';
import type { EventStore, EventToAppend } from '@plumbline/event-log';
import type { PersonEvent, Position } from '@plumbline/domain';
import { MemoryEventStore } from '@plumbline/event-store';

const envelope = () => {
  const id = randomUUID();
  const recordedAt = '2026-03-02T09:00:00.000Z';
  return { id, metadata: { recordedAt, actor: 'ada', correlationId: id, causationId: id } };
};
const effectiveDate = '2026-03-02';
export const registered = (personId: string, orgUnit: string): EventToAppend => ({
  ...envelope(),
  type: 'PersonRegistered',
  data: {
    personId,
    displayName: 'P',
    email: null,
    sourceId: null,
    orgUnit,
    level: null,
    managerId: null,
    effectiveDate,
  },
});
export const moved = (personId: string, orgUnit: string): EventToAppend => ({
  ...envelope(),
  type: 'OrgUnitChanged',
  data: { personId, orgUnit, effectiveDate },
});
export const levelled = (personId: string, level: string): EventToAppend => ({
  ...envelope(),
  type: 'LevelChanged',
  data: { personId, level, effectiveDate, nominationId: null },
});
export const erased = (personId: string): EventToAppend => ({
  ...envelope(),
  type: 'PersonErased',
  data: { personId, ...ON_REQUEST },
});

/** Appends to the stream of the person that each event is about, and gives the last position. */
export const record = async (
  store: Pick<EventStore, 'append'>,
  ...events: readonly EventToAppend[]
): Promise<Position> => {
  let position = '';
  for (const event of events) {
    const { personId } = event.data as PersonEvent['data'];
    const result = await store.append(`person-${personId}`, 'any', [event]);
    if (!result.ok) throw new Error(result.reason);
    position = result.receipt.position ?? position;
  }
  return position;
};

/** A store of people who joined, moved and rose at random. */
export const busyStore = async (people: number, rounds: number): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore();
  for (let p = 0; p < people; p += 1) await record(store, registered(`p${String(p)}`, `unit-${String(p % 5)}`));
  for (let n = 0; n < rounds; n += 1) {
    await record(store, moved(`p${String((n * 7) % people)}`, `unit-${String((n * 3) % 5)}`));
  }
  return store;
};
