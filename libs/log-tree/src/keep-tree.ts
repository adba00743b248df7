import type { EventStore } from '@plumbline/event-log';
import { FileSigner } from './file-signer.js';
import { SqliteTreeStore } from './sqlite-tree-store.js';
import { TreeKeeper, type TreeKeeperOptions } from './tree-keeper.js';

/** Keeps the tree of the log of a data directory in it, with the key that signs. */
export const keepTreeIn = (
  dataDir: string,
  { store, log }: Readonly<{ store: Pick<EventStore, 'leaves'>; log: TreeKeeperOptions['log'] }>,
): TreeKeeper =>
  new TreeKeeper({
    store,
    log,
    open: () => ({ signer: FileSigner.open(dataDir), tree: new SqliteTreeStore(dataDir) }),
  });
