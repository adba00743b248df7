import { generateKeySync, type KeyObject } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { REQUESTS_STREAM } from './keyed-digest.js';
import { keyIdOf, type KeyName, type Keyring, type Keys, type KeysOf, type SealingKeys } from './keyring.port.js';
import { MemorySourceIdClaims } from './source-id-claims.js';

export const newKey = (): KeyObject => generateKeySync('aes', { length: 256 });

const isOf = (keys: KeysOf, { subject, stream }: KeyName): boolean =>
  'subject' in keys ? keys.subject === subject : keys.stream === stream;

/** Keys of a process, gone with it. */
export class MemoryKeyring implements Keyring {
  readonly isShared = false;
  readonly id = null;
  destroyed = 0;
  readonly made = 0;
  readonly fault = undefined;
  readonly #keys = new Map<string, Readonly<{ name: KeyName; key: KeyObject }>>();
  readonly #ended: KeysOf[] = [];
  readonly sourceIds = new MemorySourceIdClaims((subject) => this.#isEnded({ subject, stream: '' }));

  /** A log that is gone with the process, too, loses no keys. */
  afterLosses(): void {}

  destroyedByNow(): number {
    return this.destroyed;
  }

  toSeal(names: readonly KeyName[]): Promise<SealingKeys> {
    const wanted = names.filter((name) => !this.#isEnded(name));
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

  endedAmong(names: Iterable<KeyName>): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set([...names].filter((name) => this.#isEnded(name)).map(keyIdOf)));
  }

  destroy(keys: readonly KeysOf[]): Promise<void> {
    if (keys.some((each) => !this.#ended.some((ended) => isDeepStrictEqual(ended, each))))
      this.#keys.delete(`${REQUESTS_STREAM}/`);
    this.#ended.push(...keys);
    for (const each of keys) if ('subject' in each) this.sourceIds.endOf(each.subject);
    this.destroyed += 1;
    for (const [id, { name }] of this.#keys) if (this.#isEnded(name)) this.#keys.delete(id);
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #isEnded(name: KeyName): boolean {
    return this.#ended.some((keys) => isOf(keys, name));
  }

  #keyOf(name: KeyName): Readonly<{ id: string; key: KeyObject }> {
    const id = keyIdOf(name);
    const held = this.#keys.get(id) ?? { name, key: newKey() };
    this.#keys.set(id, held);
    return { id, key: held.key };
  }
}
