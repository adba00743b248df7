type Entry<V> = { readonly value: V; readonly weight: number; used: boolean };

/**
 * A map whose entries weigh at most `capacity` together. Those go first that were kept first and not used since: a use is only
 * marked, and earns the entry another round when its turn to go comes, since moving it at every use costs more than the rest.
 */
export class Lru<K, V> {
  private readonly entries = new Map<K, Entry<V>>();
  private held = 0;

  constructor(private readonly capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 0) throw new RangeError(`Not a capacity: ${String(capacity)}`);
  }

  get weight(): number {
    return this.held;
  }

  get(key: K): V | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    entry.used = true;
    return entry.value;
  }

  /** An entry that weighs more than the capacity is not kept, nor is the one that it replaces. */
  set(key: K, value: V, weight: number): void {
    this.delete(key);
    if (weight > this.capacity) return;
    this.entries.set(key, { value, weight, used: false });
    this.held += weight;
    for (const [oldest, entry] of this.entries) {
      if (this.held <= this.capacity) return;
      if (oldest === key) continue;
      this.pass(oldest, entry);
    }
  }

  private pass(key: K, entry: Entry<V>): void {
    this.delete(key);
    if (!entry.used) return;
    entry.used = false;
    this.entries.set(key, entry);
    this.held += entry.weight;
  }

  private delete(key: K): void {
    this.held -= this.entries.get(key)?.weight ?? 0;
    this.entries.delete(key);
  }
}
