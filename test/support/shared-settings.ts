import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEY_FILE, openKey } from '../../libs/access/src/tokens/key-file.js';

/** What all copies of a server are given. The files have the names that a data directory gives them: in one, a copy finds them either way. */
export const sharedSettings = (
  folder: string,
  storeUrl: string,
  keysUrl = `file://${folder}/keys.db`,
): Readonly<Record<string, string>> => {
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const signingKey = join(folder, KEY_FILE);
  openKey(folder);
  return {
    PLUMBLINE_STORE_URL: storeUrl,
    PLUMBLINE_KEYS_URL: keysUrl,
    PLUMBLINE_MASTER_KEY_FILE: file('master.key', `${randomBytes(32).toString('base64url')}\n`),
    PLUMBLINE_POSITION_KEY_FILE: file('position.key', `${randomBytes(32).toString('base64url')}\n`),
    PLUMBLINE_SIGNING_KEY_FILE: signingKey,
  };
};
