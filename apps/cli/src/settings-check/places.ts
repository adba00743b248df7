import { pathToFileURL } from 'node:url';
import type { Config } from '@plumbline/platform';
import type { KeysPlace } from '@plumbline/sealing';

/** Without the password. */
const addressOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `postgres://${host}${pathname}`;
};

export const placeOf = (store: Config['store']): string =>
  store.engine === 'sqlite' ? `sqlite:${store.dir}` : addressOf(store.url.reveal());

/** `fileOf`: the file of keys of a place. */
export const keysAt = (place: KeysPlace, fileOf: (place: KeysPlace) => string): string =>
  typeof place.url === 'string' ? addressOf(place.url) : pathToFileURL(fileOf(place)).href;
