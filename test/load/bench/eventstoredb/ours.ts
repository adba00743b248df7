import { openEventStoreDb } from '@plumbline/event-store';
import { eventStoreDbAddress } from '@plumbline/platform';
import { decided } from '../postgres/ours.js';

/** The product on EventStoreDB: codec with schema validation and sealing, state cache, locks, explicit revisions. */
export const ours = async (url: string, locksUrl: string, dataDir: string, commands: number): Promise<number> => {
  const address = eventStoreDbAddress(url);
  return decided(await openEventStoreDb({ address, prefix: 'bench', locksUrl, keys: { dataDir } }), commands);
};
