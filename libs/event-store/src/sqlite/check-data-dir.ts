import { keysFileOf, type KeysPlace, openKeyring, type SqliteKeyring } from '@plumbline/sealing';
import { messageOf } from '@plumbline/sqlite';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addCounts, NO_TEXTS, type TextCounts } from '../codec/check-texts.js';
import { Codec } from '../codec/codec.js';
import { endedIn } from '../codec/ended.js';
import { checkLog } from './check-log.js';
import { EVENTS_FILE, openReadOnly } from './connect.js';
import { probeFile } from './probe.js';
import { SCHEMA_VERSION } from './schema.js';
import { openStoredEvents, type StoredEvents } from './stored-events.js';
import { textsAfter } from './texts-check.js';

/** What a check of everything found: texts by what became of them, and in words what is not as it was written, with its position. */
export type DataDirChecked = Readonly<{ events: number; texts: TextCounts; findings: readonly string[] }>;
type OnProgress = (checked: number, of: number) => void;

const checkFile = (file: string, found: (problem: string) => void): void => {
  const db = openReadOnly(file);
  try {
    // What concerns texts is found with more to say when they are opened.
    checkLog(db);
  } catch (error) {
    found(messageOf(error));
  } finally {
    db.close();
  }
};

const checkAllTexts = async (
  codec: Codec,
  events: StoredEvents,
  onProgress: OnProgress,
): Promise<Omit<DataDirChecked, 'events'>> => {
  const findings: string[] = [];
  let texts = NO_TEXTS;
  const head = events.lastPosition();
  for await (const slice of textsAfter(codec, events))
    for (const { stored, counts, problem } of slice) {
      texts = addCounts(texts, counts);
      if (problem !== undefined) findings.push(`position ${String(stored.position)}: ${problem}`);
      onProgress(stored.position, head);
    }
  return { texts, findings };
};

/** Where there are no keys at all, texts in clear are read all the same. */
const keyringOf = (keys: KeysPlace): SqliteKeyring | null =>
  existsSync(keysFileOf(keys)) ? openKeyring({ ...keys, mustExist: true }) : null;

/** Longer than an erasure takes from its event to the last key. */
const DESTROYED_WITHIN_MS = 2_000;

/** Keys of texts that the log says are gone: an older copy of the keys was put in place, or the process was killed before it destroyed them. */
const keysLeft = async (keyring: SqliteKeyring | null, events: StoredEvents): Promise<readonly string[]> => {
  const ended = endedIn((type) => events.streamsWith(type));
  const left = keyring?.left(ended) ?? [];
  if (left.length > 0) await sleep(DESTROYED_WITHIN_MS);
  const still = keyring?.left(left).length ?? 0;
  if (still === 0) return [];
  return [
    `there are keys of ${String(still)} of those whose texts the log ended, since the keys are an older copy, or the server was killed just then. Start it, which destroys them before it answers anything.`,
  ];
};

/**
 * Checks all that is stored in a data directory, beside a server that may be running on it: every event, stream and record against its sum, and
 * every text whose key is there against what was committed to. Throws where the file or its keys cannot be opened at all.
 */
export const checkDataDir = async (keys: KeysPlace, onProgress: OnProgress): Promise<DataDirChecked> => {
  const file = join(keys.dataDir, EVENTS_FILE);
  const version = probeFile(file);
  if (version === 0) throw new Error(`There are no events in ${keys.dataDir}.`);
  if (version < SCHEMA_VERSION)
    throw new Error(
      `${file} is of an earlier version: start the server of this version on it once, which checks it, too.`,
    );
  const findings: string[] = [];
  checkFile(file, (problem) => findings.push(problem));
  const keyring = keyringOf(keys);
  const codec = new Codec(keyring);
  const events = openStoredEvents(file);
  try {
    const problem = events.keysProblem(codec.keys);
    const checked = await checkAllTexts(codec, events, onProgress);
    return {
      events: events.lastPosition(),
      texts: checked.texts,
      findings: [
        ...findings,
        ...(problem === undefined ? [] : [problem]),
        ...(await keysLeft(keyring, events)),
        ...checked.findings,
      ],
    };
  } finally {
    events.close();
    await codec.close();
  }
};
