import type { Leaf } from '@plumbline/event-log';
import type { Stored } from '../codec/rows.js';
import { type Counted, toPosition } from '../position.js';

const leafAt = ({ id, type, stream, revision, position, leafHash: hash }: Stored, counted: Counted): Leaf => ({
  id,
  type,
  stream,
  hash,
  revision: BigInt(revision),
  position: toPosition(position, counted),
});

/** Of events that were checked. */
export const leavesOf =
  (counted: Counted = '') =>
  (rows: readonly Stored[]): Promise<readonly Leaf[]> =>
    Promise.resolve(rows.map((row) => leafAt(row, counted)));
