import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { MAX_BLUEPRINT_BYTES } from '@plumbline/blueprint-import';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
};

/** Reads at most one byte more than a blueprint may have, which is enough to refuse it, even if the file has no end. */
const contentOf = (descriptor: number): Uint8Array => {
  const size = fstatSync(descriptor).size;
  const room = Buffer.alloc(size > 0 && size <= MAX_BLUEPRINT_BYTES ? size + 1 : MAX_BLUEPRINT_BYTES + 1);
  let filled = 0;
  for (let read = -1; read !== 0 && filled < room.length; filled += read)
    read = readSync(descriptor, room, filled, room.length - filled, null);
  return room.subarray(0, filled);
};

/** The file's bytes; where it can't be read, why. */
export const readFile = (file: string): Uint8Array | string => {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    return contentOf(descriptor);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    return REASONS[code] ?? code;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
};
