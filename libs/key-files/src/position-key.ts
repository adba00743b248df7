import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readGivenKey, readKeyFile } from './key-file.js';

export const POSITION_KEY_FILE = 'position.key';
const SETTING = 'PLUMBLINE_POSITION_KEY_FILE';
const BYTES = 32;
/** Of either alphabet, with or without its padding. */
const KEY = /^[\w+/-]{43}=?$/;

/** `positionKeyFile`: absolute; null for one in the data directory. */
export type PositionKeyPlace = Readonly<{ dataDir: string; positionKeyFile: string | null }>;

const make = (): string => `${randomBytes(BYTES).toString('base64url')}\n`;

/** There is a file that holds no key to seal positions with. */
class PositionKeyDamaged extends Error {
  override readonly name = 'PositionKeyDamaged';
}

const keyIn = (content: Buffer | undefined, path: string, fix: string): Uint8Array => {
  const text = content?.toString('latin1').trim() ?? '';
  if (!KEY.test(text)) throw new PositionKeyDamaged(`${path} holds no key of 32 bytes in base64. ${fix}`);
  return Buffer.from(text, 'base64url');
};

/** The key that positions are sealed with: of the file that is configured, else of the data directory, made there on first use. */
export const openPositionKey = ({ dataDir, positionKeyFile }: PositionKeyPlace): Uint8Array =>
  positionKeyFile === null
    ? keyIn(
        readKeyFile({ dataDir, name: POSITION_KEY_FILE, make }),
        join(dataDir, POSITION_KEY_FILE),
        'Put it back from a backup; or delete it, so that the next start makes a new key, and positions given out so far are refused.',
      )
    : keyIn(
        readGivenKey(SETTING, positionKeyFile),
        `${SETTING}: ${positionKeyFile}`,
        'Give all copies of the server the same one.',
      );

/** False where the next start makes the key. @throws as `openPositionKey`, where there is one that cannot be used */
export const hasPositionKey = (place: PositionKeyPlace): boolean => {
  if (place.positionKeyFile === null && !existsSync(join(place.dataDir, POSITION_KEY_FILE))) return false;
  openPositionKey(place);
  return true;
};
