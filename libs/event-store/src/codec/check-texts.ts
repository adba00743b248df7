import type { KeyName, Keys } from '@plumbline/sealing';
import type { Codec } from './codec.js';
import { dataOf, KeyGone, type Row, type Stored, TextsDamaged, unsealed } from './rows.js';
import type { Ending, WhyEnded } from './ended.js';
import { LEAF_FORMATS } from './leaf.js';
import { type PersonalText, textsIn } from './personal-texts.js';
import { keyIdIn } from './seal.js';
import { isKnownVersion } from './versions.js';

/** Why a text may be gone: it was ended, or keys were lost and that was accepted. */
export type Gone = Ending | 'lost';
export type WhyGone = (name: KeyName, position: number) => Gone | undefined;
/** `lostUpTo`: the last position whose texts may be lost; 0 where no keys were. */
export const goneFor =
  (ended: WhyEnded, lostUpTo: number): WhyGone =>
  (name, position) =>
    ended(name) ?? (position <= lostUpTo ? 'lost' : undefined);
/** Texts of events: those that opened to what was committed to, those in clear from before there were seals, and those that are gone. */
export type TextCounts = Readonly<Record<'opened' | 'clear' | Gone, number>>;
/** `lacksKey`: of a text that nothing ended. */
export type TextsChecked = Readonly<{
  stored: Stored;
  counts: TextCounts;
  problem: string | undefined;
  lacksKey: boolean;
}>;

export const NO_TEXTS: TextCounts = { opened: 0, clear: 0, erased: 0, expired: 0, lost: 0 };

export const addCounts = (a: TextCounts, b: TextCounts): TextCounts => ({
  opened: a.opened + b.opened,
  clear: a.clear + b.clear,
  erased: a.erased + b.erased,
  expired: a.expired + b.expired,
  lost: a.lost + b.lost,
});

export type RowsOpened = Readonly<{ rows: readonly Row[]; keys: Keys }>;
type Sealed = Readonly<{ row: Row; keys: Keys; whyGone: WhyGone }>;

/** What became of one sealed text, which has a box; one that is gone and should not be is said. */
const stateOf = ({ path, subject }: PersonalText, { row, keys, whyGone }: Sealed): keyof TextCounts => {
  const { stream, position } = row.stored;
  const name = { subject, stream };
  const keyId = keyIdIn(row.boxes ?? {}, name) ?? '';
  if (row.boxes?.[keyId] !== null && keys.has(keyId)) return 'opened';
  const gone = whyGone(name, position);
  if (gone !== undefined) return gone;
  throw new KeyGone(row.stored, path);
};

const countsOf = (sealed: Sealed): TextCounts => {
  const { row, keys } = sealed;
  const { type, version } = row.stored;
  const texts = textsIn(type, version, dataOf(row.stored));
  unsealed(row, keys);
  if (row.stored.leafFormat === LEAF_FORMATS.clear) return { ...NO_TEXTS, clear: texts.length };
  const states = texts.map((text) => stateOf(text, sealed));
  return states.reduce((counts, state) => ({ ...counts, [state]: counts[state] + 1 }), NO_TEXTS);
};

const sound = (stored: Stored, counts: TextCounts): TextsChecked => ({
  ...{ stored, counts },
  problem: undefined,
  lacksKey: false,
});

const checked = (sealed: Sealed): TextsChecked => {
  const { stored } = sealed.row;
  // What a newer program wrote is for that one to check.
  if (!isKnownVersion(stored.type, stored.version)) return sound(stored, NO_TEXTS);
  try {
    return sound(stored, countsOf(sealed));
  } catch (error) {
    if (error instanceof TextsDamaged)
      return { stored, counts: NO_TEXTS, problem: error.message, lacksKey: error instanceof KeyGone };
    throw error;
  }
};

/** Holds every text of these rows whose key is there against what was committed to. */
export const checkOpened = ({ rows, keys }: RowsOpened, whyGone: WhyGone): readonly TextsChecked[] =>
  rows.map((row) => checked({ row, keys, whyGone }));

/**
 * Opens every text of these events whose key is there, and holds it against what was committed to. `whyGone` is asked for after the keys were
 * looked for, since an erasure is recorded before its keys are destroyed.
 */
export const checkTexts = async (
  codec: Codec,
  stored: readonly Stored[],
  whyGone: () => WhyGone,
): Promise<readonly TextsChecked[]> => {
  const opened = await codec.opened(stored);
  return checkOpened(opened, whyGone());
};
