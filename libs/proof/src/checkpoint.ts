import type { Hash } from './tree.js';
import { fromBase64, NoteRefused, toBase64 } from './note.js';

/** A log by its name, and its tree at one moment. */
export type Checkpoint = Readonly<{ origin: string; size: number; root: Hash }>;

const HASH_BYTES = 32;
const SIZE = /^(?:0|[1-9]\d*)$/;

/** The text that is signed (C2SP tlog-checkpoint), without extension lines. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${String(size)}\n${toBase64(root)}\n`;

const sizeIn = (text: string): number => {
  const size = Number(text);
  if (!SIZE.test(text) || !Number.isSafeInteger(size)) throw new NoteRefused(`"${text}" is no size of a tree`);
  return size;
};

const rootIn = (text: string): Hash => {
  const root = fromBase64(text, 'the root of the checkpoint');
  if (root.length !== HASH_BYTES)
    throw new NoteRefused(`the root of the checkpoint has ${String(root.length)} bytes in place of 32`);
  return root;
};

/** @throws NoteRefused with what is wrong, also for extension lines, which nobody here writes */
export const parseCheckpoint = (text: string): Checkpoint => {
  const lines = text.split('\n');
  const [origin = '', size = '', root = ''] = lines;
  if (lines.length !== 4 || lines[3] !== '')
    throw new NoteRefused('a checkpoint has three lines: origin, size and root');
  if (origin === '') throw new NoteRefused('the checkpoint does not say of which log it is');
  return { origin, size: sizeIn(size), root: rootIn(root) };
};
