import type { KeyObject } from 'node:crypto';

/** What a key is for: texts about one person, in one stream (the person's own, or that of a nomination or cycle). */
export type KeyName = Readonly<{ subject: string; stream: string }>;

/** Ids have no slash. */
export const keyIdOf = ({ subject, stream }: KeyName): string => `${stream}/${subject}`;

/** By id. */
export type Keys = ReadonlyMap<string, KeyObject>;

/**
 * Keys that texts about people are sealed with. They live apart from the events: who destroys a key erases the texts, in the log
 * and in every copy of it.
 */
export interface Keyring {
  /** Tells these keys from those of other logs; null where they are gone with the process. */
  readonly id: string | null;
  /** The keys of these names, made where there are none; durable before this resolves. Erased people have none, and get none. */
  toSeal(names: readonly KeyName[]): Promise<Keys>;
  /** Those of these keys that are there. */
  toOpen(ids: Iterable<string>): Promise<Keys>;
  /** How often keys were destroyed, here or in another process, as far as is known: what was opened before may have to be forgotten. */
  readonly destroyed: number;
  /** Ends every key of a person for ever. Done again, it changes nothing. */
  destroyOf(subject: string): Promise<void>;
  close(): Promise<void>;
}
