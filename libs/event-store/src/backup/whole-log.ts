import { createHash } from 'node:crypto';
import { checkLog } from '../sqlite/check-log.js';
import { openReadOnly } from '../sqlite/connect.js';
import { holdsEvents, probeFile } from '../sqlite/probe.js';
import { SCHEMA_VERSION } from '../sqlite/schema.js';

/** `digest`: SHA-256 over the hashes of all leaves in global order, in hexadecimal: the same for every copy of a log. */
export type WholeLog = Readonly<{ events: number; digest: string }>;

/** The log is of an earlier release, which the start of a server brings to this one. */
export class EarlierLog extends Error {
  override readonly name = 'EarlierLog';
}

const ensureThisVersion = (file: string): void => {
  const version = probeFile(file);
  if (version === SCHEMA_VERSION) return;
  if (!holdsEvents(file)) throw new Error('it holds no events');
  throw new EarlierLog(`${file} is of an earlier release: start the server of this one once on it.`);
};

/** Opens a log in a file, and reads all of it. Throws where anything is not as it was written. */
export const wholeLog = (file: string, onProgress: (checked: number, of: number) => void): WholeLog => {
  ensureThisVersion(file);
  const db = openReadOnly(file);
  try {
    checkLog(db, {
      progress: onProgress,
      texts: (problem) => {
        throw new Error(problem);
      },
    });
    const digest = createHash('sha256');
    let events = 0;
    for (const hash of db.prepare<[], Buffer>('SELECT leaf_hash FROM events ORDER BY position').pluck().iterate()) {
      digest.update(hash);
      events += 1;
    }
    return { events, digest: digest.digest('hex') };
  } finally {
    db.close();
  }
};
