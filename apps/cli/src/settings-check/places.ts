import { pathToFileURL } from 'node:url';
import type { nameOfAddress } from '@plumbline/event-store';
import type { Config } from '@plumbline/platform';
import type { KeysPlace } from '@plumbline/sealing';

/** Of libraries that few commands load. */
export type NameOf = typeof nameOfAddress;

export const placeOf = (store: Config['store'], nameOf: NameOf): string =>
  store.engine === 'sqlite' ? `sqlite:${store.dir}` : nameOf(store.url.reveal());

/** `fileOf`: the file of keys of a place. */
export const keysAt = (place: KeysPlace, fileOf: (place: KeysPlace) => string, nameOf: NameOf): string =>
  typeof place.url === 'string' ? nameOf(place.url) : pathToFileURL(fileOf(place)).href;
