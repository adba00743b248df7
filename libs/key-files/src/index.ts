export { createKeyFile, type KeyFile, KeyExposed, readKeyFile } from './key-file.js';
