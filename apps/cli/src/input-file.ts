import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  ENXIO: 'it is a socket or a device',
};

/** Of a descriptor that is no file, why it is not read: a pipe or a device may have no end, or nothing to say for ever. */
const whyNoFile = (descriptor: number): string | null => {
  const stats = fstatSync(descriptor);
  if (stats.isFile()) return null;
  if (stats.isDirectory()) return 'it is a folder';
  return stats.isFIFO() ? 'it is a pipe, not a file' : 'it is a device, not a file';
};

const contentOf = (descriptor: number, most: number): Uint8Array => {
  const { size } = fstatSync(descriptor);
  const room = Buffer.alloc(Math.min(size, most) + 1);
  let filled = 0;
  for (let read = -1; read !== 0 && filled < room.length; filled += read)
    read = readSync(descriptor, room, filled, room.length - filled, null);
  return room.subarray(0, filled);
};

/** The file's bytes, of a longer one as many as `most` and one more; where it can't be read, why. Never waits for anything. */
export const readInput = (file: string, most = Number.MAX_SAFE_INTEGER): Uint8Array | string => {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    return whyNoFile(descriptor) ?? contentOf(descriptor, most);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return REASONS[code] ?? code;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
};
