import { FileSigner } from './file-signer.js';
import { SqliteTreeStore } from './sqlite-tree-store.js';
import { TreeKeeper, type TreeKeeperOptions } from './tree-keeper.js';

/** Keeps the tree of the log of a data directory in it, with the key that signs. */
export const keepTreeIn = (
  dataDir: string,
  { store, log, isOurs = () => true }: Pick<TreeKeeperOptions, 'store' | 'log' | 'isOurs'>,
): TreeKeeper =>
  new TreeKeeper({
    store,
    log,
    isOurs,
    open: () => ({ signer: FileSigner.open(dataDir), tree: SqliteTreeStore.open(dataDir) }),
  });
