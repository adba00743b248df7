import { Aggregates, findingIdOf, raiseFinding } from '@plumbline/application';
import type { Found, Recorded } from '@plumbline/domain';
import type { EventStore } from '@plumbline/event-log';

const placeOf = ({ id, type, revision }: Recorded) => ({ eventId: id, eventType: type, revision: revision.toString() });

/** Raises a finding about the last event of a stream, as if that had been decided on another stream before its last event; its id. */
export const raisedFinding = async (
  store: EventStore,
  { stream, decidedOn }: Readonly<{ stream: string; decidedOn: string }>,
): Promise<string> => {
  const [done, changed] = [(await store.readStream(stream)).at(-1), (await store.readStream(decidedOn)).at(-1)];
  if (done === undefined || changed === undefined) throw new Error(`${stream} or ${decidedOn} has no event`);
  const found: Found = {
    kind: 'broken-guard',
    done: placeOf(done),
    decidedOn: { stream: decidedOn, revision: (changed.revision - 1n).toString() },
    changedBy: placeOf(changed),
  };
  if (!(await raiseFinding(new Aggregates(store), { stream, found }, new Date().toISOString())))
    throw new Error(`nothing was raised on ${stream}`);
  return findingIdOf(found);
};
