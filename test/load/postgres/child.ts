// A process with an event store on PostgreSQL that does what its parent says: see test/integration/postgres-store.
import type { EventToAppend, ExpectedRevision, Guard } from '@plumbline/event-log';
import { openPostgresEventStore } from '@plumbline/event-store';
import { randomUUID } from 'node:crypto';

const [, , url = '', dataDir = '', keysUrl = ''] = process.argv;
const METADATA = { recordedAt: '2026-03-02T09:30:00.000Z', actor: 'ada', correlationId: 'c', causationId: 'c' };

/** Revisions are texts: messages are JSON. */
export type Asked = Readonly<{
  id: number;
  stream: string;
  /** Whose names the events have; none: the stream is read. */
  names?: readonly string[];
  expected?: string;
  guards?: readonly Readonly<{ stream: string; revision: string }>[];
  key?: string;
  /** Whose texts to end, in place of all else. */
  forget?: string;
}>;

const WORDS = ['any', 'no-stream'] as const;
const revision = (text: string): ExpectedRevision => WORDS.find((word) => word === text) ?? BigInt(text);
const guard = (of: Readonly<{ stream: string; revision: string }>): Guard =>
  ({ stream: of.stream, revision: revision(of.revision) }) as Guard;
const event = (name: string): EventToAppend => ({
  id: randomUUID(),
  type: 'MemberAdded',
  data: { cycleId: 'spring', personId: name },
  metadata: METADATA,
});

const keys = { dataDir, url: keysUrl === '' ? null : keysUrl };
const store = await openPostgresEventStore({ url, keys });

const done = async ({ stream, names, expected = 'any', guards = [], key, forget }: Asked): Promise<unknown> => {
  if (forget !== undefined) return store.forget([{ subject: forget }]);
  if (names === undefined)
    return (await store.readStream(stream)).map(({ data }) => (data as { personId: string }).personId);
  const record = key === undefined ? {} : { record: { key, request: 'r' } };
  return store.append(stream, revision(expected), names.map(event), { guards: guards.map(guard), ...record });
};

const asText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);
const answer = async (asked: Asked): Promise<void> => {
  const result = await done(asked).catch((error: unknown) => ({ error: String(error) }));
  process.send?.({ id: asked.id, result: JSON.parse(JSON.stringify(result ?? null, asText)) as unknown });
};

process.on('message', (asked: Asked) => void answer(asked));
process.send?.({ id: 0 });
