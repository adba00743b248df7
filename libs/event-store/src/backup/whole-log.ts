import { createHash } from 'node:crypto';
import { checkLog } from '../sqlite/check-log.js';
import { openReadOnly } from '../sqlite/connect.js';
import { probeFile } from '../sqlite/probe.js';
import { SCHEMA_VERSION } from '../sqlite/schema.js';

/** `digest`: SHA-256 over the hashes of all leaves in global order, in hexadecimal: the same for every copy of a log. */
export type WholeLog = Readonly<{ events: number; digest: string }>;

/** Opens a log in a file, and reads all of it. Throws where anything is not as it was written. */
export const wholeLog = (file: string, onProgress: (checked: number, of: number) => void): WholeLog => {
  if (probeFile(file) !== SCHEMA_VERSION)
    throw new Error(`${file} holds no log of this version: start the server of this version once on it.`);
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
