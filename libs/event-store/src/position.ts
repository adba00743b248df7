import type { Position } from '@plumbline/domain';

/**
 * What a store counts, in front of its tokens: events, or bytes of a log on EventStoreDB. A log that was moved from one to the other has other
 * positions, and a token that was given out before is of another make, not another place.
 */
export type Counted = '' | 'e';

/** Enough for every integer that a double holds exactly; padded, so that tokens order as their numbers do. */
const DIGITS = 16;
const FORMATS = { '': /^\d{16}$/, e: /^e\d{16}$/ } as const;

export const toPosition = (number: number, counted: Counted = ''): Position =>
  counted + String(number).padStart(DIGITS, '0');

/** True for what `toPosition` could have made. */
export const isPosition = (token: string, counted: Counted = ''): boolean => FORMATS[counted].test(token);

/** The number behind a token, 0 for null (before the first event). Throws `RangeError` on a token of another make. */
export const fromPosition = (position: Position | null, counted: Counted = ''): number => {
  if (position === null) return 0;
  if (!isPosition(position, counted)) throw new RangeError('Not a position of this store');
  return Number(position.slice(counted.length));
};
