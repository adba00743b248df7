import { keysFileOf, type KeysPlace } from '@plumbline/sealing';
import { messageOf } from '@plumbline/sqlite';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addCounts, NO_TEXTS } from '../codec/check-texts.js';
import { Codec } from '../codec/codec.js';
import { endedIn } from '../codec/ended.js';
import { type OpenedKeyring, openKeysAt } from '../keys-at.js';
import type { LogChecked, OnChecked } from '../stored/checked.js';
import { keysLeft } from '../stored/keys-left.js';
import { checkLog } from './check-log.js';
import { EVENTS_FILE, openReadOnly } from './connect.js';
import { probeFile } from './probe.js';
import { SCHEMA_VERSION } from './schema.js';
import { openStoredEvents, type StoredEvents } from './stored-events.js';
import { textsAfter } from './texts-check.js';

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
  onProgress: OnChecked,
): Promise<Omit<LogChecked, 'events'> & Readonly<{ lacking: number }>> => {
  const findings: string[] = [];
  let lacking = 0;
  let texts = NO_TEXTS;
  const head = events.lastPosition();
  for await (const slice of textsAfter(codec, events))
    for (const { stored, counts, problem, lacksKey } of slice) {
      if (lacksKey) lacking += 1;
      texts = addCounts(texts, counts);
      if (problem !== undefined) findings.push(`position ${String(stored.position)}: ${problem}`);
      onProgress(stored.position, head);
    }
  return { texts, findings, lacking };
};

/** Where there are no keys at all, texts in clear are read all the same. */
const keyringOf = async (keys: KeysPlace): Promise<OpenedKeyring | null> => {
  const isInFile = (keys.url ?? null) === null;
  if (isInFile && !existsSync(keysFileOf(keys))) return null;
  return openKeysAt(keys, { mustExist: true, acceptLost: false });
};

/**
 * Checks all that is stored in a data directory, beside a server that may be running on it: every event, stream and record against its sum, and
 * every text whose key is there against what was committed to. Throws where the file or its keys cannot be opened at all.
 */
export const checkDataDir = async (keys: KeysPlace, onProgress: OnChecked): Promise<LogChecked> => {
  const file = join(keys.dataDir, EVENTS_FILE);
  const version = probeFile(file);
  if (version === 0) throw new Error(`There are no events in ${keys.dataDir}.`);
  if (version < SCHEMA_VERSION)
    throw new Error(
      `${file} is of an earlier version: start the server of this version on it once, which checks it, too.`,
    );
  const findings: string[] = [];
  checkFile(file, (problem) => findings.push(problem));
  const keyring = await keyringOf(keys);
  const codec = new Codec(keyring);
  const events = openStoredEvents(file);
  try {
    const checked = await checkAllTexts(codec, events, onProgress);
    const problem = events.keysFinding(codec.keys, checked.lacking);
    return {
      events: events.lastPosition(),
      texts: checked.texts,
      findings: [
        ...findings,
        ...(problem === undefined ? [] : [problem]),
        ...(await keysLeft(
          keyring,
          endedIn((type) => events.streamsWith(type)),
        )),
        ...checked.findings,
      ],
    };
  } finally {
    events.close();
    await codec.close();
  }
};
