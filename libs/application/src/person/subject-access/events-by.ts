import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PersonId, Position, Recorded } from '@plumbline/domain';
import { type EventStore, isReadable } from '@plumbline/event-log';

/** Some milliseconds of work; others have their turn in between. */
const BATCH = 500;

/** Everything that somebody recorded, in global order, with references in the place of texts. Nothing lists it: reads the whole log. */
export async function* eventsBy(store: EventStore, personId: PersonId): AsyncGenerator<Recorded> {
  let after: Position | null = null;
  for (;;) {
    const batch = await store.readAll(after, BATCH, 'references');
    for (const event of batch) if (event.metadata.actor === personId && isReadable(event)) yield event;
    const last = batch.at(-1);
    if (last === undefined) return;
    after = last.position;
    await nextTurn();
  }
}
