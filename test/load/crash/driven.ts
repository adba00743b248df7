// A process with an event store that does what its parent says, one thing after the other: see failing-disk.spec.ts.
import type { EventStore } from '@plumbline/event-log';
import { openSqliteEventStore } from '@plumbline/event-store';
import { randomUUID } from 'node:crypto';

const [, , dataDir = ''] = process.argv;
const METADATA = { recordedAt: '2026-03-02T09:30:00.000Z', actor: 'ada', correlationId: 'c', causationId: 'c' };

const run: Readonly<Record<string, (store: EventStore, name: string) => unknown>> = {
  append: async (store, name) => {
    const event = {
      id: randomUUID(),
      type: 'MemberAdded',
      data: { cycleId: 'spring', personId: name },
      metadata: METADATA,
    };
    const result = await store.append('cycle-spring', 'any', [event], { record: { key: name, request: 'r' } });
    return result.ok && (result.repeated ? 'repeated' : 'appended');
  },
  /** Whoever is removed has a reason about them, which needs a key of its own. */
  remove: async (store, name) => {
    const event = {
      id: randomUUID(),
      type: 'MemberRemoved',
      data: { cycleId: 'spring', personId: name, reason: 'Moved' },
      metadata: METADATA,
    };
    return (await store.append('cycle-spring', 'any', [event])).ok && 'appended';
  },
  read: async (store) =>
    (await store.readAll(null, 1_000)).map(({ data }) => (data as { personId: string } | undefined)?.personId),
  health: (store) => store.health(),
};

const answer = async (work: () => unknown): Promise<unknown> => {
  try {
    return await work();
  } catch (error) {
    return error instanceof Error ? error.name : String(error);
  }
};

const opened = await openSqliteEventStore({ dataDir, retryMs: 50, checkpointMs: 50 });
process.on('message', ({ verb, name }: { verb: string; name: string }) => {
  void answer(() => run[verb]?.(opened, name)).then((result) => process.send?.({ result }));
});
process.send?.({ result: 'ready' });
