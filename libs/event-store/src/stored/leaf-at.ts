import type { Leaf } from '@plumbline/event-log';
import type { Stored } from '../codec/rows.js';
import { type Counted, toPosition } from '../position.js';

/** Of an event that was checked. */
export const leafAt =
  (counted: Counted = '') =>
  ({ id, type, stream, revision, position, leafHash: hash }: Stored): Leaf => ({
    ...{ id, type, stream, hash },
    revision: BigInt(revision),
    position: toPosition(position, counted),
  });
