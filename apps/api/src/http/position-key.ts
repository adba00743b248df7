import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readGivenKey, readKeyFile } from '@plumbline/key-files';
import type { Config } from '@plumbline/platform';

export const POSITION_KEY_FILE = 'position.key';
const SETTING = 'PLUMBLINE_POSITION_KEY_FILE';
const BYTES = 32;
/** Of either alphabet, with or without its padding. */
const KEY = /^[\w+/-]{43}=?$/;

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
export const openPositionKey = ({
  dataDir,
  positionKeyFile,
}: Pick<Config, 'dataDir' | 'positionKeyFile'>): Uint8Array =>
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
