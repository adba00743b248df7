import type { KeyObject } from 'node:crypto';
import type { SourceIdClaims } from './source-id-claims.js';

/** What a key is for: texts about one person, in one stream (the person's own, or that of a nomination or cycle). */
export type KeyName = Readonly<{ subject: string; stream: string }>;

/** What ends together: everything about a person, in every stream; or a stream, whoever it is about. */
export type KeysOf = Pick<KeyName, 'subject'> | Pick<KeyName, 'stream'>;

/** Ids have no slash. A key that was made after keys were lost has the number of that loss behind this. */
export const keyIdOf = ({ subject, stream }: KeyName): string => `${stream}/${subject}`;

/** The id of the key that was made for this name after so many losses. */
export const keyIdAfter = (losses: number, name: KeyName): string =>
  losses === 0 ? keyIdOf(name) : `${keyIdOf(name)}/${String(losses)}`;

/** Whether a key of this id is, or was, one of that name. */
export const isKeyOf = (keyId: string, name: KeyName): boolean =>
  keyId === keyIdOf(name) || keyId.startsWith(`${keyIdOf(name)}/`);

/** The stream that a key of this id is for. */
export const streamOf = (keyId: string): string => keyId.slice(0, keyId.indexOf('/'));

/** By id. */
export type Keys = ReadonlyMap<string, KeyObject>;

/** By what `keyIdOf` makes of their names. */
export type SealingKeys = ReadonlyMap<string, Readonly<{ id: string; key: KeyObject }>>;

/**
 * Keys that texts about people are sealed with. They live apart from the events: who destroys a key erases the texts, in the log
 * and in every copy of it.
 */
export interface Keyring {
  /** Tells these keys from those of other logs; null where they are gone with the process. */
  readonly id: string | null;
  /** Whose source ids are: claims count among `made`, since an older copy would lack some of them, too. */
  readonly sourceIds: SourceIdClaims;
  /** How many keys were ever made, but for those of digests, so that an older copy that lacks some can be told. */
  readonly made: number;
  /** Why no key can be written now; undefined where it can. What writes throws `KeysUnwritable` then, and changes nothing. */
  readonly fault: string | undefined;
  /** Whether all copies of the server have the same connection to them: what keeps one from writing keys keeps all. */
  readonly isShared: boolean;
  /** A log went on without its keys so many times: no key that is made from now on has the id of a lost one. */
  afterLosses(losses: number): void;
  /** The keys of these names, made where there are none; durable before this resolves. What was ended has none, and gets none. */
  toSeal(names: readonly KeyName[]): Promise<SealingKeys>;
  /** Those of these keys that are there. */
  toOpen(ids: Iterable<string>): Promise<Keys>;
  /** Those of these names whose keys were destroyed for ever, by what `keyIdOf` makes of them. */
  endedAmong(names: Iterable<KeyName>): Promise<ReadonlySet<string>>;
  /** How often keys were destroyed, here or in another process, as far as is known: what was opened before may have to be forgotten. */
  readonly destroyed: number;
  /** The same as of now, for whoever is about to show what was opened before: a promise where that has to be asked of a server. */
  destroyedByNow(): number | Promise<number>;
  /**
   * For ever, with every claim of a person whose keys end. Done again, it changes nothing. Many are destroyed part by part, with turns of the
   * event loop between.
   */
  destroy(keys: readonly KeysOf[]): Promise<void>;
  close(): Promise<void>;
}
