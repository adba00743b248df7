import { isRolledBack, together } from '@plumbline/postgres';
import type pg from 'pg';
import { EVENT_FORMAT } from '../codec/formats.js';
import type { Append, Outcome } from '../stored/append.js';
import { load, type Loaded, type LoadedEvent } from './load.js';
import { type Write, writesOf } from './additions.js';
import { LogUnderLock } from './log-under-lock.js';
import { BEGIN, NEWEST_SCHEMA } from './migrate.js';
import { SCHEMA } from './schema.js';
import { LOAD, WRITE } from './statements.js';
import type { Stored } from '../codec/rows.js';
import type { StoredCommand } from '../stored/command-row.js';

export type Committed = Readonly<{ outcomes: readonly Outcome[]; last: number }>;

/**
 * A try to commit. `asked` is set as long as the server may have committed without saying so: `proof` is there then if it did. `isLate` where
 * it may do so even after it was looked for.
 */
export type Attempt = {
  asked?: (Committed & Readonly<{ proof: Stored | StoredCommand; isLate: boolean }>) | undefined;
};
export type Unresolved = NonNullable<Attempt['asked']>;

/** All at once, the commit with them: where one of the statements fails, the server rolls back. */
const sendAndCommit = async (
  client: pg.Client,
  statements: readonly (Write | string)[],
  attempt: Attempt,
): Promise<void> => {
  const sent = together(client, () => [...statements, 'COMMIT'].map((statement) => client.query(statement as string)));
  const settled = await Promise.allSettled(sent);
  const failures = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
  const [failure] = failures;
  const said = failures.find(isRolledBack);
  if (failure === undefined || said !== undefined) attempt.asked = undefined;
  if (failure !== undefined) throw said ?? failure;
};

/** Rolls back what was begun, where there is anybody to hear it. */
const givingUp = async <T>(client: pg.Client, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};

/**
 * Commits appends together, each decided on those before it, while no other process commits. They are taken once no other does, so that what
 * came meanwhile is among them. Where it throws, nothing of them is there, or the attempt says how to find out.
 */
export const commit = async (
  client: pg.Client,
  take: () => readonly Append[],
  attempt: Attempt,
): Promise<Committed> => {
  const [log, appends] = await givingUp(client, async () => {
    await client.query(BEGIN);
    const taken = take();
    return [new LogUnderLock(await load(client, taken)), taken] as const;
  });
  const outcomes = appends.map((append) => log.take(append));
  const { additions } = log;
  const committed = { outcomes, last: additions.last };
  const [proof] = [...additions.events, ...additions.records];
  if (proof === undefined) {
    await client.query('ROLLBACK');
    return committed;
  }
  attempt.asked = { ...committed, proof, isLate: false };
  await sendAndCommit(client, writesOf(additions), attempt);
  return committed;
};

const isWritten = (outcome: Outcome): boolean => outcome.is === 'done' && !outcome.repeated && outcome.appended > 0;

/**
 * As `commit`, with one answer to wait for and none while the lock is held: decided on what is expected, and rolled back where that is not what is
 * there, or where an id or a key is taken. Undefined where it is not that simple.
 */
export const commitInOneGo = async (
  client: pg.Client,
  appends: readonly Append[],
  expected: Loaded,
  attempt: Attempt,
): Promise<Committed | undefined> => {
  const log = new LogUnderLock(expected);
  const outcomes = appends.map((append) => log.take(append));
  const { additions } = log;
  const [proof] = additions.events;
  if (proof === undefined || !outcomes.every(isWritten)) return undefined;
  const committed = { outcomes, last: additions.last };
  const still = { ...WRITE.still, values: [expected.last, NEWEST_SCHEMA, EVENT_FORMAT] };
  // It holds no lock yet that whoever looks for it would have to wait for.
  attempt.asked = { ...committed, proof, isLate: true };
  await sendAndCommit(client, [BEGIN, still, ...writesOf(additions)], attempt);
  return committed;
};

/** Whether an attempt that did not say so committed. It is over, however slowly, once the lock is free. */
export const hasCommitted = async (client: pg.Client, { proof }: Unresolved): Promise<boolean> => {
  const [, found] = await Promise.all([
    client.query(BEGIN),
    'id' in proof
      ? client.query<LoadedEvent>({ ...LOAD.held, values: [[proof.id]] })
      : client.query<StoredCommand>({ ...LOAD.records, values: [[proof.key]] }),
  ]);
  await client.query('ROLLBACK');
  return found.rows.some((row) => isSame(row, proof));
};

const isSame = (row: LoadedEvent | StoredCommand, proof: Stored | StoredCommand): boolean =>
  'id' in proof
    ? 'position' in row && row.position === proof.position
    : 'receipt' in row && row.receipt === proof.receipt;

/** Writes nothing new, and waits until that is durable. */
export const probe = async (client: pg.Client): Promise<void> => {
  // Its end is sent with it: whoever comes next on this connection may have begun by the time that it fails.
  await Promise.all([
    client.query(BEGIN),
    client.query(`UPDATE ${SCHEMA}.log_end SET position = position`),
    client.query('COMMIT'),
  ]);
};
