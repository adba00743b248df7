import { StoreUnreadable, UNREADABLE, UnreadableEvent } from '@plumbline/event-log';
import { BoxDamaged, keyIdOf, type KeyName, type Keys } from '@plumbline/sealing';
import { hasItsBoxes, type Leaf, LEAF_FORMATS, leafProblem, type StoredLeaf } from './leaf.js';
import { changeTexts, textsIn } from './personal-texts.js';
import type { Opened } from './references.js';
import { type Boxes, keysFor, SealBroken, unseal, withoutEnded } from './seal.js';
import { isKnownVersion } from './versions.js';

type Data = Readonly<Record<string, unknown>>;
/** What a store keeps of an event beside its place: text and numbers only. Nothing else reads `data`, `command` and `boxes`. */
export type Encoded = Omit<Leaf, 'stream' | 'revision'> & Readonly<{ leafFormat: number; boxes: string | null }>;
/** `position` and `revision` count from 1 and from 0. The boxes are no part of the leaf, so `boxesSum` vouches for them. */
export type Stored = Encoded & StoredLeaf & Readonly<{ position: number; boxesSum: Uint8Array | null }>;

/** `boxes` is undefined where they are not what was written; `ended` are the names whose texts were, among those of texts in clear. */
export type Row = Readonly<{ stored: Stored; boxes: Boxes | undefined; ended: ReadonlySet<string> }>;

/** Throws `StoreUnreadable` where the leaf of a row is not what was written. Takes no key. */
export const ensureAsWritten = (stored: Stored): Stored => {
  const problem = leafProblem(stored);
  if (problem === undefined) return stored;
  throw new StoreUnreadable(problem, { cause: new Error(`position ${String(stored.position)}`) });
};

export const boxesIn = (stored: Stored): Boxes | undefined => {
  if (!hasItsBoxes(stored)) return undefined;
  return stored.boxes === null ? {} : (JSON.parse(stored.boxes) as Boxes);
};

/** A parser's message quotes damaged text, which may be personal, so it is not passed on. */
export const dataOf = ({ type, version, data }: Stored): Data => {
  try {
    return JSON.parse(data) as Data;
  } catch {
    throw new UnreadableEvent(`the data of this ${type}, version ${String(version)}, is damaged`);
  }
};

/** The texts of an event are not what was sealed: no other event is concerned. */
export class TextsDamaged extends UnreadableEvent {
  constructor({ type }: Stored, problem: string) {
    super(`the texts of this ${type} are not what was sealed: ${problem}`);
  }
}

/** The key of a text is not there, and nothing says why. */
export class KeyGone extends TextsDamaged {
  constructor(stored: Stored, path: string) {
    super(stored, `the key of ${path} is gone, and nothing ended it`);
  }
}

/** As a commitment is: 32 bytes in base64url. */
const COMMITMENT = /^[\w-]{43}$/;

/**
 * No hash covers the leaf format. An event in clear has no boxes, and texts that all look like commitments were sealed; that people wrote nothing
 * but such words is not to be expected.
 */
const isSealedAsClear = ({ boxes, type, version }: Stored, data: Data): boolean => {
  const texts = textsIn(type, version, data);
  return boxes !== null || (texts.length > 0 && texts.every(({ value }) => COMMITMENT.test(value)));
};

export const unsealed = ({ stored, boxes, ended }: Row, keys: Keys, data = dataOf(stored)): Data => {
  if (boxes === undefined) throw new TextsDamaged(stored, 'its boxes are not what was written');
  if (stored.leafFormat === LEAF_FORMATS.clear) {
    if (isSealedAsClear(stored, data)) throw new TextsDamaged(stored, 'its leaf format says that they are in clear');
    return withoutEnded({ ...stored, data }, (name) => ended.has(keyIdOf(name)));
  }
  try {
    return unseal({ ...stored, data }, boxes, keys);
  } catch (error) {
    if (error instanceof BoxDamaged || error instanceof SealBroken) throw new TextsDamaged(stored, error.message);
    throw error;
  }
};

/** The data with nothing of its texts, where they are damaged. */
export const unreadable = ({ type, version }: Stored, data: Data): Data =>
  changeTexts(type, version, data, () => UNREADABLE);

export const openedRow = (row: Row, keys: Keys): Opened => {
  const { stored } = row;
  const problem = leafProblem(stored);
  if (problem !== undefined) throw new TextsDamaged(stored, problem);
  const data = dataOf(stored);
  return { stored, data, opened: unsealed(row, keys, data) };
};

/** Whose texts are in it; nobody's where the event cannot be read, which is told where it is. */
export const namesIn = (stored: Stored): readonly KeyName[] => {
  const { type, version } = stored;
  if (!isKnownVersion(type, version)) return [];
  try {
    return keysFor({ ...stored, data: dataOf(stored) });
  } catch (error) {
    if (error instanceof UnreadableEvent) return [];
    throw error;
  }
};
