import type { EventStore } from '@plumbline/event-log';
import type { PlumblineEvent } from '@plumbline/domain';
import { v7 } from 'uuid';
import { cycleEvents, CYCLE, FRAMEWORK, frameworkEvents, personEvent } from './framework.js';
import { nominationId } from './nominations.js';

const metadata = {
  recordedAt: '2026-06-01T09:00:00.000Z',
  actor: 'bench',
  correlationId: 'bench',
  causationId: 'bench',
};
const AT_ONCE = 500;

export const append = async (store: EventStore, stream: string, events: readonly PlumblineEvent[]): Promise<void> => {
  const result = await store.append(
    stream,
    'no-stream',
    events.map((event) => ({ ...event, id: v7(), metadata })),
  );
  if (!result.ok) throw new Error(`${stream}: ${result.reason}`);
};

/** Does something for each number below `count`, a few hundred at once. */
export const eachOf = async (count: number, work: (index: number) => Promise<void>): Promise<void> => {
  for (let from = 0; from < count; from += AT_ONCE) {
    const indexes = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, offset) => from + offset);
    await Promise.all(indexes.map(work));
  }
};

/** A framework, a cycle, people and so many nominations, each with the history that is asked for. */
export const fill = async (
  store: EventStore,
  count: number,
  members: readonly string[],
  historyOf: (index: number, members: readonly string[]) => readonly PlumblineEvent[],
): Promise<void> => {
  await append(store, `framework-${FRAMEWORK}`, frameworkEvents());
  for (const id of ['boss', 'chair', 'r1', 'r2', ...members])
    await append(store, `person-${id}`, [personEvent(id, null)]);
  await append(store, `cycle-${CYCLE}`, cycleEvents(members));
  await eachOf(count, (index) => append(store, `nomination-${nominationId(index)}`, historyOf(index, members)));
};
