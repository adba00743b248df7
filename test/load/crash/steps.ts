// One thing that writes keys, in a process that is ended at one of its steps: see crash-steps.spec.ts.
import type { EventToAppend } from '@plumbline/event-log';
import { registerHooks } from 'node:module';
import { writeSync } from 'node:fs';

// As in child.ts.
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier.replace(/\/application\/src\/index\.js$/, '/application/src/ports/event-store.port.js'), context),
});
const { openSqliteEventStore, sealLog } = await import('@plumbline/event-store');
const { rotateMasterKey } = await import('@plumbline/sealing');

const metadata = { recordedAt: '2026-03-02T09:30:00.000Z', actor: 'ada', correlationId: 'c', causationId: 'r' };

const sourceIdOf = (at: number): string => `hr-system:${String(at)}`;
const registered = (at: number): EventToAppend => ({
  id: `00000000-0000-7000-8000-00000000010${String(at)}`,
  type: 'PersonRegistered',
  data: {
    personId: `new-${String(at)}`,
    displayName: `Name ${String(at)}`,
    sourceId: sourceIdOf(at),
    email: `${String(at)}@example.org`,
    orgUnit: 'unit',
    level: null,
    managerId: null,
    effectiveDate: '2026-03-02',
  },
  metadata,
});

const erased = (personId: string): EventToAppend => ({
  id: '00000000-0000-7000-8000-000000000200',
  type: 'PersonErased',
  data: { personId, ground: 'own-request', caseNumber: '2026-1', reason: null },
  metadata,
});

/** Of whichever stream it stands in. */
const expired: EventToAppend = {
  id: '00000000-0000-7000-8000-000000000201',
  type: 'CycleTextsExpired',
  data: { cycleId: 'spring' },
  metadata,
};

const tasks: Readonly<Record<string, (dataDir: string, other: string) => Promise<void>>> = {
  append: async (dataDir) => {
    const store = await openSqliteEventStore({ dataDir });
    for (const at of [1, 2, 3]) {
      await store.sourceIds.claim(sourceIdOf(at), `new-${String(at)}`);
      await store.append(`person-new-${String(at)}`, 'no-stream', [registered(at)]);
      writeSync(1, `acknowledged new-${String(at)}\n`);
    }
    await store.close();
  },
  erase: async (dataDir) => {
    const store = await openSqliteEventStore({ dataDir });
    await store.append('person-new-1', 'any', [erased('new-1')]);
    await store.forget([{ subject: 'new-1' }]);
    await store.close();
  },
  expire: async (dataDir) => {
    const store = await openSqliteEventStore({ dataDir });
    await store.append('person-new-1', 'any', [expired]);
    await store.forget([{ stream: 'person-new-1' }]);
    await store.close();
  },
  rotate: (dataDir) => {
    rotateMasterKey({ dataDir });
    return Promise.resolve();
  },
  migrate: async (dataDir, to) => {
    await sealLog({ from: dataDir, to, keys: {}, onProgress: () => undefined });
  },
};

process.env['DIE_FROM_NOW'] = 'yes';
const [, , task = '', dataDir = '', other = ''] = process.argv;
await tasks[task]?.(dataDir, other);
