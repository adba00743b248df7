export { checkTree, type KnownCheckpoint, type TreeChecked } from './check-tree.js';
export { CHECKPOINT_KEY_FILE, FileSigner, LAST_CHECKPOINT_FILE } from './file-signer.js';
export { keepTreeIn } from './keep-tree.js';
export { SqliteTreeStore } from './sqlite-tree-store.js';
export type { TreeKeeper } from './tree-keeper.js';
export type { TreeStore } from './tree-store.port.js';
