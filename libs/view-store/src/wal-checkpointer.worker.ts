// Checkpoints the write-ahead log of a file when told. Node runs this from plain sources too: only erasable syntax here.
import Database from 'better-sqlite3';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckpointResult } from './wal-checkpointer.js';

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread');
const { file, state } = workerData as Readonly<{ file: string; state: Int32Array<SharedArrayBuffer> }>;

/** Passive: it waits for nobody and makes nobody wait. */
const checkpoint = (): void => {
  const db = new Database(file, { fileMustExist: true });
  try {
    db.pragma('synchronous = NORMAL');
    db.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    db.close();
  }
};

const failureOf = (): string | null => {
  try {
    checkpoint();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

port.on('message', () => {
  const result: CheckpointResult = { failure: failureOf() };
  // Before it is told: whoever hears of a failure looks again soon, and would find this one still at work.
  Atomics.store(state, 0, 0);
  Atomics.notify(state, 0);
  port.postMessage(result);
});
