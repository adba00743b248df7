import { generateKeySync, type KeyObject } from 'node:crypto';
import { MemorySourceIdClaims } from './source-id-claims.js';
import { keyIdOf, type KeyName, type Keyring, type Keys, type SealingKeys } from './keyring.port.js';

export const newKey = (): KeyObject => generateKeySync('aes', { length: 256 });

/** Keys of a process, gone with it. */
export class MemoryKeyring implements Keyring {
  readonly id = null;
  destroyed = 0;
  readonly made = 0;
  readonly #keys = new Map<string, Readonly<{ subject: string; key: KeyObject }>>();
  readonly #erased = new Set<string>();
  readonly sourceIds = new MemorySourceIdClaims((subject) => this.#erased.has(subject));

  /** A log that is gone with the process, too, loses no keys. */
  afterLosses(): void {}

  toSeal(names: readonly KeyName[]): Promise<SealingKeys> {
    const wanted = names.filter(({ subject }) => !this.#erased.has(subject));
    return Promise.resolve(new Map(wanted.map((name) => [keyIdOf(name), this.#keyOf(name)])));
  }

  toOpen(ids: Iterable<string>): Promise<Keys> {
    const found = new Map<string, KeyObject>();
    for (const id of ids) {
      const held = this.#keys.get(id);
      if (held !== undefined) found.set(id, held.key);
    }
    return Promise.resolve(found);
  }

  erasedAmong(subjects: Iterable<string>): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set([...subjects].filter((subject) => this.#erased.has(subject))));
  }

  destroyOf(subject: string): Promise<void> {
    this.#erased.add(subject);
    this.sourceIds.endOf(subject);
    this.destroyed += 1;
    for (const [id, held] of this.#keys) if (held.subject === subject) this.#keys.delete(id);
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #keyOf(name: KeyName): Readonly<{ id: string; key: KeyObject }> {
    const id = keyIdOf(name);
    const held = this.#keys.get(id) ?? { subject: name.subject, key: newKey() };
    this.#keys.set(id, held);
    return { id, key: held.key };
  }
}
