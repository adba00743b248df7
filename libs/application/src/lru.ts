type Entry<V> = Readonly<{ value: V; weight: number }>;

/** A map whose entries weigh at most `capacity` together; the least recently used go first. */
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
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  /** An entry that weighs more than the capacity is not kept, nor is the one that it replaces. */
  set(key: K, value: V, weight: number): void {
    this.delete(key);
    if (weight > this.capacity) return;
    this.entries.set(key, { value, weight });
    this.held += weight;
    for (const oldest of this.entries.keys()) {
      if (this.held <= this.capacity) return;
      this.delete(oldest);
    }
  }

  private delete(key: K): void {
    this.held -= this.entries.get(key)?.weight ?? 0;
    this.entries.delete(key);
  }
}
