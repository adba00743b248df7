export { FileSigner, LAST_SIGNED_FILE, SIGNING_KEY_FILE, SigningKeyUnusable } from './file-signer.js';
export type { Signer } from './signer.port.js';
export { SqliteTreeStore, TREE_FILE } from './sqlite-tree-store.js';
export { nodesBy, type ReadTiles, type Tile, type TileId, TileMissing } from './tiles.js';
export { LogRewritten, TreeKeeper, type TreeKeeperOptions } from './tree-keeper.js';
export type { Growth, TreeEnd, TreeStore } from './tree-store.port.js';
