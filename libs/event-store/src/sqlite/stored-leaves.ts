import { join } from 'node:path';
import { leafHash } from '../codec/leaf.js';
import type { Stored } from '../codec/rows.js';
import { eventsOf } from './check-log.js';
import { EVENTS_FILE, openReadOnly } from './connect.js';

/** An event as it is stored now; `hash` is made of that, whatever is stored beside it. */
export type FoundLeaf = Readonly<{ id: string; stream: string; revision: number; hash: Uint8Array }>;

const SLICE = 5_000;

/** All that a data directory holds, in global order, also what stands before the first position, and where some of it is missing or is not what was written. */
export function* storedLeaves(dataDir: string): Generator<readonly FoundLeaf[], void> {
  const db = openReadOnly(join(dataDir, EVENTS_FILE));
  try {
    const slice = db.prepare<[number, number], Stored>(eventsOf(db.pragma('user_version', { simple: true }), SLICE));
    for (let position: number | undefined = Number.MIN_SAFE_INTEGER; position !== undefined;) {
      const events: readonly Stored[] = slice.all(position, Number.MAX_SAFE_INTEGER);
      if (events.length > 0)
        yield events.map((event) => ({
          ...{ id: event.id, stream: event.stream, revision: event.revision },
          hash: leafHash(event),
        }));
      position = events.at(-1)?.position;
    }
  } finally {
    db.close();
  }
}
