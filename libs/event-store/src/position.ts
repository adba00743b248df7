import type { Position } from '@plumbline/domain';

/** Enough for every integer that a double holds exactly; padded, so that tokens order as their numbers do. */
const DIGITS = 16;

export const toPosition = (number: number): Position => String(number).padStart(DIGITS, '0');

/** True for what `toPosition` could have made. */
export const isPosition = (token: string): boolean => /^\d{16}$/.test(token);

/** The number behind a token, 0 for null (before the first event). Throws `RangeError` on a token of another make. */
export const fromPosition = (position: Position | null): number => {
  if (position === null) return 0;
  if (!isPosition(position)) throw new RangeError('Not a position of this store');
  return Number(position);
};
