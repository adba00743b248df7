import { readKeyFile } from '@plumbline/key-files';
import { join } from 'node:path';
import { masterKeyIn, newMasterKey } from './master-key.js';
import { SqliteKeyring } from './sqlite-keyring.js';

export const KEYS_FILE = 'keys.db';
export const MASTER_KEY_FILE = 'master.key';

/**
 * The keys of a data directory, made on first use together with their master key, which lies beside them: whoever reads both reads the
 * texts. Throws `KeyExposed`, `MasterKeyDamaged` or `KeysUnusable`.
 */
export const openKeyring = (dataDir: string): SqliteKeyring => {
  const path = join(dataDir, MASTER_KEY_FILE);
  const text = readKeyFile({ dataDir, name: MASTER_KEY_FILE, make: newMasterKey });
  return new SqliteKeyring(join(dataDir, KEYS_FILE), masterKeyIn(text?.toString('utf8') ?? '', path));
};
