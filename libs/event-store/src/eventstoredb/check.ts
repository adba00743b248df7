import { forgottenBy, type Forgotten, TEXT_ENDING_TYPES } from '@plumbline/event-log';
import type { KeysPlace } from '@plumbline/sealing';
import { goneFor } from '../codec/check-texts.js';
import { Codec } from '../codec/codec.js';
import { whyEnded } from '../codec/ended.js';
import { ensureFormat } from '../codec/formats.js';
import type { Stored } from '../codec/rows.js';
import { lastingKeys, openKeysAt } from '../keys-at.js';
import { EventsCheck } from '../served/check-events.js';
import type { LogChecked, OnChecked } from '../stored/checked.js';
import { checksumOf } from '../stored/command-row.js';
import { keysLeft } from '../stored/keys-left.js';
import { keysFinding } from '../stored/keys-problem.js';
import { type EventStoreDbPlace, type partsOf, withLog } from './parts.js';

const SLICE = 500;
const TIMEOUT_MS = 60_000;

type Parts = ReturnType<typeof partsOf>;
type Found = (problem: string) => void;
type Under = Readonly<{ parts: Parts; codec: Codec; found: Found; onProgress: OnChecked }>;

const endedIn = async ({ events }: Parts): Promise<readonly Forgotten[]> => {
  const streams = TEXT_ENDING_TYPES.map(async (type) =>
    (await events.streamsWith(type)).map((stream) => forgottenBy(type, stream)),
  );
  return (await Promise.all(streams)).flat();
};

/** One that is not there is in the event, too. */
const checkRecord = async ({ command, position }: Stored, { parts, found }: Under): Promise<void> => {
  const said = command === null ? null : (JSON.parse(command) as { key: string; index: number; count: number });
  if (said === null || said.index !== said.count - 1) return;
  const record = await parts.records.find(said.key);
  if (record === undefined) return;
  const isOurs = (JSON.parse(record.receipt) as { position: number }).position === position;
  if (!isOurs || !checksumOf(record).equals(record.checksum))
    found(`the record of the command that wrote the event at position ${String(position)} is another`);
};

type Checked = Readonly<{ check: EventsCheck; events: number }>;

/** Up to the last event of now. */
const checkEvents = async (under: Under): Promise<Checked> => {
  const { parts, codec, found, onProgress } = under;
  const check = new EventsCheck(codec, found);
  const [head, about] = [await parts.events.lastPosition(), await parts.events.remaining(0)];
  let count = 0;
  while (check.position < head) {
    const events = await parts.events.after(check.position, SLICE);
    if (events.length === 0) found(`the events after position ${String(check.position)} are missing`);
    if (events.length === 0) break;
    for (const event of events) check.event(event);
    for (const event of events) await checkRecord(event, under);
    const { losses } = await parts.notes.all();
    await check.textsOf(events, async () =>
      goneFor(whyEnded(await endedIn(parts)), Math.max(0, ...losses.map(({ last }) => last))),
    );
    count += events.length;
    onProgress(count, Math.max(count, about));
  }
  return { check, events: count };
};

/**
 * Checks all that is stored on a server, beside servers that may be running on it: every event against its sum, every stream for gaps, and every
 * text whose key is there against what was committed to. Throws where the log or its keys cannot be opened at all.
 */
export const checkEventStoreDb = (
  place: EventStoreDbPlace,
  keys: KeysPlace,
  onProgress: OnChecked,
): Promise<LogChecked> =>
  withLog(place, TIMEOUT_MS, async (parts) => {
    const { format } = await parts.notes.all();
    ensureFormat(format);
    const log = await parts.notes.read();
    if (log.isEmpty) throw new Error('There are no events on that server under this prefix.');
    const isSealed = (log.used?.made ?? 0) > 0;
    const how = { mustExist: true, acceptLost: false };
    const keyring = isSealed ? await lastingKeys('The event log', () => openKeysAt(keys, how)) : null;
    const codec = new Codec(keyring);
    const findings: string[] = [];
    const found = (problem: string): void => {
      findings.push(problem);
    };
    try {
      findings.push(...(await keysLeft(keyring, await endedIn(parts))));
      const { check, events } = await checkEvents({ parts, codec, found, onProgress });
      const problem = keysFinding(log, codec.keys, check.lacking);
      if (problem !== undefined) findings.unshift(problem);
      return { events, texts: check.texts, findings };
    } finally {
      await codec.close();
    }
  });
