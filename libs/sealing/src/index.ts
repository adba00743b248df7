export { BoxDamaged, openBox, sealBox } from './box.js';
export { commitmentTo, newSalt, type Opening, type PlacedText } from './commitment.js';
export {
  REQUESTS_KEY,
  REQUESTS_STREAM,
  isKeyedDigest,
  type KeyedDigest,
  keyedDigest,
  keyedDigestOf,
} from './keyed-digest.js';
export {
  isKeyOf,
  keyIdAfter,
  keyIdOf,
  type KeyName,
  type Keyring,
  type Keys,
  type KeysOf,
  type SealingKeys,
  streamOf,
} from './keyring.port.js';
export { type KeptKeys, withKeptKeys } from './kept-keys.js';
export { KeysReader } from './keys-reader.js';
export {
  KEYS_FILE,
  keysFileOf,
  type KeysPlace,
  KeysMissing,
  KeysUnusable,
  MASTER_KEY_FILE,
  MasterKeyLost,
} from './keys-place.js';
export { KeyNotUnwrapped, unwrapKey, wrapKey } from './key-wrap.js';
export { idOf as masterKeyId, masterKeyIn, masterKeyOf, MasterKeyDamaged, newMasterKey } from './master-key.js';
export { mastersOf } from './master-key-files.js';
export { keysFileProblem, type KeysInFile, lookAtKeyring } from './look-at-keys.js';
export { MemoryKeyring, newKey } from './memory-keyring.js';
export { isLoss, type KeyringOptions, openKeyring } from './open-keyring.js';
export { KeysUnwritable } from './key-writes.js';
export { NEW_KEY_OPTION, type Rotated, rotateMasterKey } from './rotate-master-key.js';
export { MemorySourceIdClaims, type SourceIdClaims } from './source-id-claims.js';
export { type SqliteKeyring } from './sqlite-keyring.js';
