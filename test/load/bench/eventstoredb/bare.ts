import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { type FindingEvent, nomination, type NominationEvent as OfNomination } from '@plumbline/domain';
import { connect } from '@plumbline/postgres';
import { commandOf, drive, historyOf, NOW, STREAMS, streamOf } from '../appending/workload.js';

/** Makes the client append by itself, and not in batches. */
const ALONE = { credentials: { username: 'bench', password: 'bench' } } as const;
type NominationEvent = OfNomination | FindingEvent;
const LOCK = 'SELECT pg_try_advisory_lock($1)';
const UNLOCK = 'SELECT pg_advisory_unlock($1)';

type Known = { state: ReturnType<typeof nomination.initialState>; revision: bigint };

const stored = ({ type, data }: NominationEvent) =>
  jsonEvent({ type, data, metadata: { recordedAt: NOW, actor: 'bench' } });

/**
 * The yardstick: the client of the package with the same decider, the same states kept, and the same round trips, which are a lock, a read of
 * what is new in the stream, an append, and the end of the lock.
 */
export const bare = async (url: string, locksUrl: string, commands: number): Promise<number> => {
  const client = EventStoreDBClient.connectionString(url);
  const locks = await connect({ url: locksUrl, timeoutMs: 10_000 });
  let leaving: Promise<unknown> = Promise.resolve();
  const known = new Map<string, Known>();
  const append = async (stream: string, events: readonly NominationEvent[], expected: bigint | 'no_stream') => {
    const options = { expectedRevision: expected, ...ALONE };
    return (await client.appendToStream(stream, events.map(stored), options)).nextExpectedRevision;
  };
  await Promise.all(
    Array.from({ length: STREAMS }, async (_, index) => {
      const events = historyOf(index);
      const revision = await append(streamOf(index), events, 'no_stream');
      known.set(streamOf(index), { revision, state: events.reduce(nomination.evolve, nomination.initialState()) });
    }),
  );
  const rate = await drive(async (n) => {
    const { index, command } = commandOf(n);
    const stream = streamOf(index);
    const of = known.get(stream);
    if (of === undefined) throw new Error(`There is no ${stream}`);
    await locks.query({ name: 'lock', text: LOCK, values: [index] });
    for await (const { event } of client.readStream(stream, { fromRevision: of.revision + 1n, requiresLeader: true }))
      of.state = nomination.evolve(of.state, event as unknown as NominationEvent);
    const events = nomination.decide(command, of.state);
    of.revision = await append(stream, events, of.revision);
    of.state = events.reduce(nomination.evolve, of.state);
    leaving = locks.query({ name: 'unlock', text: UNLOCK, values: [index] });
  }, commands);
  await leaving;
  await locks.end();
  await client.dispose();
  return rate;
};
