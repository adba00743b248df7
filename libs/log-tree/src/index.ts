export { checkTree, type FoundEvent, type KnownCheckpoint, type TreeChecked } from './check-tree.js';
export { FileSigner, LAST_CHECKPOINT_FILE, CHECKPOINT_KEY_FILE, CheckpointKeyUnusable } from './file-signer.js';
export { keepTreeIn } from './keep-tree.js';
export type { Signer } from './signer.port.js';
export { SqliteTreeStore, TREE_FILE } from './sqlite-tree-store.js';
export { nodesBy, type ReadTiles, type Tile, type TileId, TileMissing } from './tiles.js';
export { LogRewritten, TreeKeeper, type TreeKeeperOptions } from './tree-keeper.js';
export type { Growth, TreeEnd, TreeStore } from './tree-store.port.js';
