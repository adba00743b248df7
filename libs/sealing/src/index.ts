export { BoxDamaged, openBox, sealBox } from './box.js';
export { commitmentTo, newSalt, type Opening, type PlacedText } from './commitment.js';
export { keyedDigest } from './keyed-digest.js';
export { keyIdOf, type KeyName, type Keyring, type Keys } from './keyring.port.js';
export { masterKeyIn, MasterKeyDamaged, newMasterKey } from './master-key.js';
export { MemoryKeyring } from './memory-keyring.js';
export { KeysUnusable, SqliteKeyring } from './sqlite-keyring.js';
export { KEYS_FILE, MASTER_KEY_FILE, openKeyring } from './open-keyring.js';
