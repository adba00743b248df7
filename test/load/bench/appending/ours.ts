import { randomUUID } from 'node:crypto';
import { Aggregates, type CommandContext, decideAndAppend } from '@plumbline/application';
import { nomination } from '@plumbline/domain';
import { openSqliteEventStore } from '@plumbline/event-store';
import { commandOf, drive, historyOf, NOW, STREAMS, streamOf } from './workload.js';

const metadata = { recordedAt: NOW, actor: 'bench', correlationId: 'bench', causationId: 'bench' };

/** The product: codec with schema validation, state cache, writer thread, group commit. */
export const ours = async (dir: string): Promise<number> => {
  const store = await openSqliteEventStore({ dataDir: dir });
  for (let index = 0; index < STREAMS; index += 1)
    await store.append(
      streamOf(index),
      'no-stream',
      historyOf(index).map((event) => ({ ...event, id: randomUUID(), metadata })),
    );
  const aggregates = new Aggregates(store);
  const rate = await drive((n) => {
    const { index, command } = commandOf(n);
    const context: CommandContext = { ...metadata, now: NOW };
    return decideAndAppend(aggregates, nomination, { stream: streamOf(index), command, context });
  });
  await store.close();
  return rate;
};
