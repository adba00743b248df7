// The writer thread runs this from plain sources too: only erasable syntax, and nothing of other libraries but types.
import type { KeysUsed } from '../codec/codec.js';

const RESTORE =
  'Put the keys and their master key back from a backup; or, to go on without these texts for ever, start once with PLUMBLINE_LOST_KEYS=accept';
/** Why a log is not opened with other keys than its own, or without them. */
export const OTHER_KEYS = `its texts about people are sealed with other keys than those given. ${RESTORE}`;
const ACCEPT = 'start once with PLUMBLINE_LOST_KEYS=accept';
const olderBy = (missing: number): string =>
  `the keys given are an older copy: at least ${String(missing)} that texts about people are sealed with were made later`;
/** Nothing tells a start what they sealed, but to open every text. */
const NEWER = `Put a newer copy back from a backup, with its master key. Where there is none, "plumbline check" says which texts are lost with those that are missing, and whether any is: an erasure destroys keys, too. To go on with what there is, ${ACCEPT}`;

/** Nothing is sealed in it yet, and texts of some log are. */
const ANOTHER_LOG =
  'the keys given were made for the texts of another log, and this one has none. Name the log of these keys in PLUMBLINE_STORE_URL or PLUMBLINE_DATA_DIR, or a place without keys in PLUMBLINE_KEYS_URL; in a data directory, move keys.db away';

/** `used`: what the log has noted of its keys. It is noted from the first start on, with none made while no text is sealed. */
export type LogOfKeys = Readonly<{ used: KeysUsed | undefined; isEmpty: boolean }>;

const isSealed = ({ used }: LogOfKeys): boolean => used !== undefined && used.made > 0;

/** Releases before noted nothing until a text was sealed: of such a log only one without events is known to use no keys. */
const isOfAnother = ({ used, isEmpty }: LogOfKeys, given: KeysUsed): boolean =>
  given.made > 0 && given.keyring !== used?.keyring && (isEmpty || used !== undefined);

/**
 * Why these are not the keys of a log, in words; undefined where they are. A log is read with the keys that its texts were sealed with: with
 * others, or with an older copy, texts would silently read as erased. One without texts takes keys that seal none.
 */
export const keysProblem = (log: LogOfKeys, given: KeysUsed | null): string | undefined => {
  const { used } = log;
  if (used === undefined || !isSealed(log)) return given !== null && isOfAnother(log, given) ? ANOTHER_LOG : undefined;
  if (used.keyring !== given?.keyring) return OTHER_KEYS;
  return isOlder(used, given) ? `${olderBy(used.made - given.made)}. ${NEWER}` : undefined;
};

const isOlder = (used: KeysUsed, given: KeysUsed): boolean => used.keyring === given.keyring && used.made > given.made;

/** The same for whoever has looked for the key of each text: `lacking` are those whose keys are not there, and that nothing ended. */
export const keysFinding = (log: LogOfKeys, given: KeysUsed | null, lacking: number): string | undefined => {
  const { used } = log;
  if (used === undefined || given === null || !isOlder(used, given)) return keysProblem(log, given);
  const older = olderBy(used.made - given.made);
  return lacking === 0
    ? `${older}. But every text that nothing ended opens all the same: what is missing was destroyed with an erasure since, or the like, and no newer copy is needed. A start is refused all the same, since it opens no text: ${ACCEPT}, by which none is lost`
    : `${older}. ${String(lacking)} texts that nothing ended do not open. Put a newer copy back from a backup, with its master key. Where there is none, ${ACCEPT}, and they read as erased for ever`;
};

/** What a log notes of keys before it seals anything with them; undefined where it has done so. Keys that are made later are its own then. */
export const toNote = (log: LogOfKeys, given: KeysUsed | null): KeysUsed | undefined =>
  isSealed(log) || given === null || given.keyring === log.used?.keyring
    ? undefined
    : { keyring: given.keyring, made: 0 };
