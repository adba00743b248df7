export { createKeyFile, type KeyFile, KeyExposed, KeyUnreadable, readGivenKey, readKeyFile } from './key-file.js';
export { hasPositionKey, openPositionKey, POSITION_KEY_FILE } from './position-key.js';
