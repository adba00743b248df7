// The writer thread runs this from plain sources too: only erasable syntax, and nothing of other libraries but types.
import type { KeysUsed } from '../codec/codec.js';

const RESTORE =
  'Put the keys and their master key back from a backup; or, to go on without these texts for ever, start once with PLUMBLINE_LOST_KEYS=accept';
/** Why a log is not opened with other keys than its own, or without them. */
export const OTHER_KEYS = `its texts about people are sealed with other keys than those given. ${RESTORE}`;
const olderBy = (missing: number): string =>
  `the keys given are an older copy: at least ${String(missing)} that texts about people are sealed with were made later. ${RESTORE}`;

/**
 * Why these are not the keys of a log, in words; undefined where they are. A log is read with the keys that its texts were sealed with: with
 * others, or with an older copy, texts would silently read as erased.
 */
export const keysProblem = (used: KeysUsed | undefined, given: KeysUsed | null): string | undefined => {
  if (used === undefined) return undefined;
  if (used.keyring !== given?.keyring) return OTHER_KEYS;
  return used.made > given.made ? olderBy(used.made - given.made) : undefined;
};
