import type { OnReach, Reached } from '@plumbline/postgres';
import { type Keyring, KeysMissing, type KeysOf, type KeysPlace, openKeyring } from '@plumbline/sealing';
import { StoreUnavailable } from '@plumbline/event-log';
import { OTHER_KEYS } from './stored/keys-problem.js';

/** `left`: those of which any key or claim is there. */
export type OpenedKeyring = Keyring & { left(keys: readonly KeysOf[]): readonly KeysOf[] | Promise<readonly KeysOf[]> };

/** `mustExist`: makes no keys in the place of lost ones, which an operator may still put back. `eventsIn`: see `databaseOf`. */
export type HowToOpen = Readonly<{
  mustExist: boolean;
  acceptLost: boolean;
  eventsIn?: (() => Promise<string>) | undefined;
  /** Told of the server where they are in a database. */
  onReach?: OnReach | undefined;
}>;
/** Told of the server of the events, or of that of the keys, where either is in a database. */
export type OnReachOf = (of: 'events' | 'keys', reached: Reached) => void;
export const reachOf =
  (of: 'events' | 'keys', onReach: OnReachOf | undefined): OnReach =>
  (reached) =>
    onReach?.(of, reached);

export type OpenKeys = (how: HowToOpen) => Keyring | Promise<Keyring>;

/** Opens the keys of a place: a file, which all processes of this machine share, or a database. */
export const openKeysAt = async (place: KeysPlace, how: HowToOpen): Promise<OpenedKeyring> => {
  const { url } = place;
  if (url === null || url === undefined) return openKeyring({ ...place, ...how });
  // Loaded with the client of PostgreSQL only where one is used.
  const { openPostgresKeyring } = await import('./postgres/keyring/open.js');
  return openPostgresKeyring({ url, place, ...how });
};

export const keysAt =
  (place: KeysPlace): OpenKeys =>
  (how) =>
    openKeysAt(place, how);

/** Keys that a log has already: that there are none says that they were lost. */
export const lastingKeys = async <K extends Keyring>(log: string, open: () => K | Promise<K>): Promise<K> => {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof KeysMissing)) throw error;
    const why = `${error.message} See that PLUMBLINE_KEYS_URL names their place, and that it is there; else ${OTHER_KEYS}`;
    throw new StoreUnavailable(`${log}: ${why}`, { cause: error });
  }
};
