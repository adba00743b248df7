import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LogFound } from '../found.js';
import { toPosition } from '../position.js';
import { EVENTS_FILE } from './connect.js';
import { FullCheck } from './full-check.js';
import { ensureFinished, probeBesideWriter } from './open.js';
import { SCHEMA_VERSION } from './schema.js';
import { openStoredEvents } from './stored-events.js';

/** What a start would find. Changes nothing. Throws in words for the operator where a start would be refused. */
export const lookAtSqlite = async (dataDir: string): Promise<LogFound> => {
  const file = join(dataDir, EVENTS_FILE);
  ensureFinished(dataDir);
  const version = existsSync(file) ? await probeBesideWriter(file) : 0;
  if (version === 0) return { found: null, log: null };
  if (version < SCHEMA_VERSION)
    return { found: `Events of version ${String(version)}: the next start brings them to this one.`, log: undefined };
  // A large file is checked by the server while it is served.
  await new FullCheck(file).stop();
  const events = openStoredEvents(file);
  try {
    const last = events.lastPosition();
    const [first] = events.after(0, 1, 'without');
    return {
      found: `${String(last)} events.`,
      log: { used: events.keysUsed(), head: last === 0 ? null : toPosition(last), first: first?.id ?? null },
    };
  } finally {
    events.close();
  }
};
