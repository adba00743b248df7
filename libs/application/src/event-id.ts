import { v7 } from 'uuid';

const SIZE = 16;
const pool = new Uint8Array(256 * SIZE);
let at = pool.length;

/** Random bytes are fetched in blocks: each call costs microseconds, however few bytes it returns. */
const random = (): Uint8Array => {
  if (at === pool.length) {
    crypto.getRandomValues(pool);
    at = 0;
  }
  at += SIZE;
  return pool.subarray(at - SIZE, at);
};

/** A new id: a UUID of version 7, so that ids of one time lie together in an index. */
export const eventId = (): string => v7({ random: random() });
