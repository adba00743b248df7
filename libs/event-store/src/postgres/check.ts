import { type Forgotten, forgottenBy, TEXT_ENDING_TYPES } from '@plumbline/event-log';
import type { KeysPlace } from '@plumbline/sealing';
import type pg from 'pg';
import { goneFor, type WhyGone } from '../codec/check-texts.js';
import { Codec } from '../codec/codec.js';
import { whyEnded } from '../codec/ended.js';
import type { Stored } from '../codec/rows.js';
import { lastingKeys, openKeysAt } from '../keys-at.js';
import { type End, EventsCheck } from '../served/check-events.js';
import type { LogChecked, OnChecked } from '../stored/checked.js';
import { keysLeft } from '../stored/keys-left.js';
import { keysFinding } from '../stored/keys-problem.js';
import { checksumOf, type StoredCommand } from '../stored/command-row.js';
import { withClient } from '@plumbline/postgres';
import { databaseOf } from './keyring/same-database.js';
import { logOfKeys } from './keys.js';
import { ensureMigrated, ensureVersions, logVersions, versionIn } from './migrate.js';
import { SCHEMA, STORE_SETTING } from './schema.js';
import { EVENT } from './statements.js';

const SLICE = 500;
const TIMEOUT_MS = 60_000;

type Found = (problem: string) => void;
type Under = Readonly<{ client: pg.Client; codec: Codec; head: number; found: Found; onProgress: OnChecked }>;

const rowsOf = async <Row>(client: pg.Client, text: string, values: unknown[] = []): Promise<readonly Row[]> =>
  (await client.query({ text, values })).rows as Row[];

const slice = (client: pg.Client, position: number, head: number): Promise<readonly Stored[]> =>
  rowsOf(
    client,
    `SELECT ${EVENT} FROM ${SCHEMA}.events e WHERE e.position > $1 AND e.position <= $2 ORDER BY e.position LIMIT $3`,
    [position, head, SLICE],
  );

const checkEvent = (event: Stored, check: EventsCheck, found: Found): void => {
  if (event.position !== check.position + 1)
    found(`the events before the event at position ${String(event.position)} are missing`);
  check.event(event);
};

/** The last event of a command, whose position its record has. */
const commandIn = ({ command, position }: Stored): readonly Readonly<{ key: string; at: number }>[] => {
  const said = command === null ? null : (JSON.parse(command) as { key: string; index: number; count: number });
  return said !== null && said.index === said.count - 1 ? [{ key: said.key, at: position }] : [];
};

const checkRecords = async (events: readonly Stored[], { client, found }: Under): Promise<void> => {
  const wanted = events.flatMap(commandIn);
  const rows = await rowsOf<StoredCommand>(
    client,
    `SELECT key, request, receipt, checksum FROM ${SCHEMA}.commands WHERE key = ANY ($1::text[])`,
    [wanted.map(({ key }) => key)],
  );
  const positions = new Map(
    rows.map(({ key, receipt }) => [key, (JSON.parse(receipt) as { position: number }).position]),
  );
  for (const { key, at } of wanted)
    if (positions.get(key) !== at)
      found(`the record of the command that wrote the event at position ${String(at)} is missing or another`);
};

const endedIn = async (client: pg.Client): Promise<readonly Forgotten[]> => {
  const rows = await rowsOf<{ type: (typeof TEXT_ENDING_TYPES)[number]; stream: string }>(
    client,
    `SELECT DISTINCT type, stream FROM ${SCHEMA}.events WHERE type = ANY ($1::text[])`,
    [TEXT_ENDING_TYPES],
  );
  return rows.map(({ type, stream }) => forgottenBy(type, stream));
};

const whyGoneIn = async (client: pg.Client): Promise<WhyGone> => {
  const [lost] = await rowsOf<{ upTo: number }>(
    client,
    `SELECT coalesce(max(last_position), 0) AS "upTo" FROM ${SCHEMA}.keys_lost`,
  );
  return goneFor(whyEnded(await endedIn(client)), lost?.upTo ?? 0);
};

const checkEvents = async (under: Under): Promise<EventsCheck> => {
  const { client, codec, head, found, onProgress } = under;
  const check = new EventsCheck(codec, found);
  while (check.position < head) {
    const events = await slice(client, check.position, head);
    if (events.length === 0) found(`the events after position ${String(check.position)} are missing`);
    if (events.length === 0) break;
    for (const event of events) checkEvent(event, check, found);
    await checkRecords(events, under);
    await check.textsOf(events, () => whyGoneIn(client));
    onProgress(check.position, head);
  }
  await checkEnds(check, under);
  return check;
};

/** Streams that were written to meanwhile end later. */
const checkEnds = async ({ ends }: EventsCheck, { client, head, found }: Under): Promise<void> => {
  const rows = await rowsOf<End>(client, `SELECT stream, revision, position FROM ${SCHEMA}.streams`);
  for (const { stream, revision, position } of rows) {
    const end = ends.get(stream);
    const isSame = position > head || (end?.revision === revision && end.position === position);
    if (!isSame) found(`a stream that is recorded to end at position ${String(position)} does not`);
    ends.delete(stream);
  }
  for (const { position } of ends.values())
    found(`the end of a stream at position ${String(position)} is not recorded`);
};

const checkCommands = async ({ client, found }: Under): Promise<void> => {
  for (let key: string | undefined = ''; key !== undefined;) {
    const rows: readonly StoredCommand[] = await rowsOf(
      client,
      `SELECT key, request, receipt, checksum FROM ${SCHEMA}.commands WHERE key > $1 ORDER BY key LIMIT ${String(SLICE)}`,
      [key],
    );
    if (rows.some((row) => !checksumOf(row).equals(row.checksum)))
      found('the record of a command is not what was written');
    key = rows.at(-1)?.key;
  }
};

const headIn = async (client: pg.Client, found: Found): Promise<number> => {
  const [end = { head: 0, last: 0, first: 1 }] = await rowsOf<Readonly<Record<'head' | 'last' | 'first', number>>>(
    client,
    `SELECT position AS head, (SELECT coalesce(max(position), 0) FROM ${SCHEMA}.events) AS last,
      (SELECT coalesce(min(position), 1) FROM ${SCHEMA}.events) AS first FROM ${SCHEMA}.log_end`,
  );
  if (end.first < 1) found(`an event was put in before the first one, at position ${String(end.first)}`);
  if (end.head !== end.last) found('the log does not end where it should');
  return end.head;
};

const checkAll = async (client: pg.Client, keys: KeysPlace, onProgress: OnChecked): Promise<LogChecked> => {
  const version = await versionIn(client);
  if (version === 0) throw new Error('There are no events in that database.');
  ensureVersions(await logVersions(client));
  ensureMigrated(version);
  const findings: string[] = [];
  const found = (problem: string): void => {
    findings.push(problem);
  };
  const log = await logOfKeys(client);
  const isSealed = (log.used?.made ?? 0) > 0;
  const how = { mustExist: true, acceptLost: false, eventsIn: () => databaseOf(client) };
  const keyring = isSealed ? await lastingKeys('The event log', () => openKeysAt(keys, how)) : null;
  const codec = new Codec(keyring);
  try {
    const head = await headIn(client, found);
    const under = { client, codec, head, found, onProgress };
    findings.push(...(await keysLeft(keyring, await endedIn(client))));
    const { texts, lacking } = await checkEvents(under);
    const problem = keysFinding(log, codec.keys, lacking);
    if (problem !== undefined) findings.unshift(problem);
    await checkCommands(under);
    return { events: head, texts, findings };
  } finally {
    await codec.close();
  }
};

/**
 * Checks all that is stored in a database, beside servers that may be running on it: every event, stream and record against its sum, and every
 * text whose key is there against what was committed to. Throws where the log or its keys cannot be opened at all.
 */
export const checkPostgres = (url: string, keys: KeysPlace, onProgress: OnChecked): Promise<LogChecked> =>
  withClient({ url, setting: STORE_SETTING, timeoutMs: TIMEOUT_MS }, (client) => checkAll(client, keys, onProgress));
