import { randomBytes } from 'node:crypto';

const BLOCK = 4_096;
let pool = Buffer.alloc(0);

/** Bytes that were never given out before. Fetched in blocks: a call costs microseconds, however few bytes it returns. */
export const random = (bytes: number): Buffer => {
  if (pool.length < bytes) pool = randomBytes(Math.max(BLOCK, bytes));
  const taken = pool.subarray(0, bytes);
  pool = pool.subarray(bytes);
  return taken;
};
