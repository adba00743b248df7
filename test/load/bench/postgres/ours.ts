import { randomUUID } from 'node:crypto';
import { Aggregates, type CommandContext, decideAndAppend } from '@plumbline/application';
import { nomination } from '@plumbline/domain';
import type { EventStore } from '@plumbline/event-log';
import { openPostgresEventStore } from '@plumbline/event-store';
import { commandOf, drive, historyOf, NOW, STREAMS, streamOf } from '../appending/workload.js';

const metadata = { recordedAt: NOW, actor: 'bench', correlationId: 'bench', causationId: 'bench' };

/** Commands a second on a store, which is closed then. */
export const decided = async (store: EventStore, commands?: number): Promise<number> => {
  await Promise.all(
    Array.from({ length: STREAMS }, (_, index) => {
      const events = historyOf(index).map((event) => ({ ...event, id: randomUUID(), metadata }));
      return store.append(streamOf(index), 'no-stream', events);
    }),
  );
  const aggregates = new Aggregates(store);
  const rate = await drive((n) => {
    const { index, command } = commandOf(n);
    const context: CommandContext = { ...metadata, now: NOW };
    return decideAndAppend(aggregates, nomination, { stream: streamOf(index), command, context });
  }, commands);
  await store.close();
  return rate;
};

/** The product on PostgreSQL: codec with schema validation and sealing, state cache, group commit under one lock. */
export const ours = async (url: string, dataDir: string): Promise<number> =>
  decided(await openPostgresEventStore({ url, keys: { dataDir } }));
