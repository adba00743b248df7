export { createKeyFile, type KeyFile, KeyExposed, KeyUnreadable, readGivenKey, readKeyFile } from './key-file.js';
