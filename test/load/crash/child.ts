// A process that appends as fast as it can, says what was acknowledged, and is killed: see crash.spec.ts.
import type { EventStore, EventToAppend } from '@plumbline/event-log';
import { randomUUID } from 'node:crypto';
import { fstatSync, openSync, writeSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';

const WRITERS = 24;
const PADDING = 'x'.repeat(800);

// The store needs nothing of the application but its port; loading the rest would take most of this process's short life.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier.replace(/\/application\/src\/index\.js$/, '/application/src/ports/event-store.port.js'), context),
});
const { openSqliteEventStore } = await import('@plumbline/event-store');

const event = (group: string, at: string): EventToAppend => ({
  id: randomUUID(),
  type: 'MemberRemoved',
  data: { cycleId: group, personId: at, reason: PADDING },
  metadata: { recordedAt: '2026-03-02T09:30:00.000Z', actor: 'ada', correlationId: group, causationId: group },
});

const appendGroups = async (store: EventStore, writer: number, acks: number): Promise<never> => {
  for (let i = 0; ; i += 1) {
    const group = `${String(process.pid)}.${String(writer)}.${String(i)}`;
    const size = 1 + ((writer + i) % 4);
    const events = Array.from({ length: size }, (_, at) => event(group, `${String(at)}/${String(size)}`));
    const result = await store.append(`cycle-${String(i % 5)}`, 'any', events, {
      record: { key: group, request: 'r' },
    });
    if (!result.ok) throw new Error(result.reason);
    const { stream, revision, position } = result.receipt;
    // Written before the next turn: what stands in the file was acknowledged, whatever becomes of this process.
    writeSync(acks, `${[group, size, stream, revision, position].join(' ')}\n`);
  }
};

const run = async (dataDir: string): Promise<void> => {
  const store = await openSqliteEventStore({ dataDir });
  const acks = openSync(join(dataDir, `acks.${String(process.pid)}`), 'w');
  const writing = Array.from({ length: WRITERS }, (_, writer) => appendGroups(store, writer, acks));
  while (fstatSync(acks).size === 0) await setImmediate();
  writeSync(1, 'working\n');
  await Promise.all(writing);
};

process.stdin.once('data', (dataDir: Buffer) => void run(dataDir.toString().trim()));
writeSync(1, 'ready\n');
