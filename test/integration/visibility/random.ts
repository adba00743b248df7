/** Numbers that are the same for the same seed, on every machine (mulberry32). */
export class Random {
  constructor(private seed: number) {}

  /** From 0 to less than 1. */
  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  below(n: number): number {
    return Math.floor(this.next() * n);
  }
  chance(share: number): boolean {
    return this.next() < share;
  }
  one<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }
  some<T>(items: readonly T[], most: number): readonly T[] {
    const chosen = new Set(Array.from({ length: this.below(most + 1) }, () => this.below(items.length)));
    return items.filter((_, at) => chosen.has(at));
  }
}
