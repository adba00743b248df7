import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Checkpoint, Seat, TakeSeat } from './seat.port.js';

export const RELAY_FILE = 'relay-checkpoint.json';

const NEVER = new AbortController().signal;

const read = (file: string): Checkpoint | null =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Checkpoint) : null;

const write = (file: string, checkpoint: Checkpoint): void => {
  const beside = `${file}.new`;
  const opened = openSync(beside, 'w', 0o600);
  try {
    writeSync(opened, JSON.stringify(checkpoint));
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  renameSync(beside, file);
};

/** In the folder of the views, of which the worker has the lock: there is no other relay. */
export const seatInFolder = (dir: string): TakeSeat => {
  const file = join(dir, RELAY_FILE);
  const take = (): Seat => {
    let checkpoint = read(file);
    const move = (to: Checkpoint): void => {
      write(file, to);
      checkpoint = to;
    };
    return {
      get checkpoint() {
        return checkpoint;
      },
      lost: NEVER,
      move: (to) => Promise.resolve(to).then(move),
      confirm: () => Promise.resolve(),
      leave: () => Promise.resolve(),
    };
  };
  return () => Promise.resolve().then(take);
};
