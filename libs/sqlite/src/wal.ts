import { readFileSync, statSync } from 'node:fs';

// Layout of a log: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
const HEADER = 32;
const FRAME_HEADER = 24;
const BIG_ENDIAN = 0x377f0683;

type Sum = readonly [number, number];
type Log = Readonly<{ bytes: Buffer; pageSize: number; words: (at: number) => number }>;
type Frame = Readonly<{ at: number; commits: boolean; salts: string; sum: Sum }>;

const same = (a: Sum, b: Sum): boolean => a[0] === b[0] && a[1] === b[1];
const sumAt = ({ bytes }: Log, at: number): Sum => [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
const saltsAt = ({ bytes }: Log, at: number): string => bytes.toString('hex', at, at + 8);

/** SQLite's running checksum of a stretch of the log, going on from an earlier one. */
const summed = ({ words }: Log, [first, second]: Sum, from: number, to: number): Sum => {
  let [a, b] = [first, second];
  for (let at = from; at < to; at += 8) {
    a = (a + words(at) + b) >>> 0;
    b = (b + words(at + 4) + a) >>> 0;
  }
  return [a, b];
};

const framesOf = (log: Log): readonly Frame[] => {
  const length = FRAME_HEADER + log.pageSize;
  const count = Math.max(0, Math.floor((log.bytes.length - HEADER) / length));
  return Array.from({ length: count }, (_, i) => {
    const at = HEADER + i * length;
    const commits = log.bytes.readUInt32BE(at + 4) !== 0;
    return { at, commits, salts: saltsAt(log, at + 8), sum: sumAt(log, at + 16) };
  });
};

/** Whether a frame was written right after one with that checksum, and is as it was written. */
const follows = (log: Log, { at, sum }: Frame, before: Sum): boolean => {
  const afterHeader = summed(log, before, at, at + 8);
  return same(sum, summed(log, afterHeader, at + FRAME_HEADER, at + FRAME_HEADER + log.pageSize));
};

const open = (bytes: Buffer): Log => {
  const big = bytes.readUInt32BE(0) === BIG_ENDIAN;
  const words = big ? (at: number) => bytes.readUInt32BE(at) : (at: number) => bytes.readUInt32LE(at);
  const pageSize = bytes.readUInt32BE(8);
  return { bytes, words, pageSize: pageSize >= 512 && pageSize <= 65536 && pageSize % 8 === 0 ? pageSize : 4096 };
};

/** To read a pipe would wait for ever. */
const read = (file: string): Buffer =>
  statSync(file, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(file) : Buffer.alloc(0);

type Scan = Readonly<{ frames: readonly Frame[]; sound: (frame: Frame, i: number) => boolean; end: number }>;

/** `end`: index of the first frame that SQLite would not take; -1 where it takes all. */
const scan = (bytes: Buffer): Scan => {
  const log = open(bytes);
  const header = sumAt(log, 24);
  const intact = same(header, summed(log, [0, 0], 0, 24));
  const salts = intact ? saltsAt(log, 16) : undefined;
  const frames = framesOf(log);
  const isOurs = (frame: Frame): boolean => salts === undefined || frame.salts === salts;
  const sound = (frame: Frame, i: number): boolean =>
    isOurs(frame) && follows(log, frame, frames[i - 1]?.sum ?? header);
  return { frames, sound, end: intact ? frames.findIndex((frame, i) => !sound(frame, i)) : 0 };
};

/**
 * Whether a log has lost commits that were once accepted. SQLite reads a log up to the first frame that doesn't add up and
 * silently drops the rest, which is right for a commit that a crash cut short: nothing was ever written after it. A whole
 * frame that was written after a commit beyond that point proves the opposite.
 */
export const lostCommits = (file: string): boolean => {
  const bytes = read(file);
  if (bytes.length <= HEADER) return false;
  const { frames, sound, end } = scan(bytes);
  if (end === -1) return false;
  return frames.some((frame, i) => i > end && frames[i - 1]?.commits === true && sound(frame, i));
};

/** The pages that a log holds in place of those of its file, by number: what SQLite would read from it. */
export const pagesIn = (file: string): ReadonlySet<number> => {
  const bytes = read(file);
  if (bytes.length <= HEADER) return new Set();
  const { frames, end } = scan(bytes);
  const taken = frames.slice(0, end === -1 ? frames.length : end);
  const last = taken.findLastIndex(({ commits }) => commits);
  return new Set(taken.slice(0, last + 1).map(({ at }) => bytes.readUInt32BE(at)));
};
