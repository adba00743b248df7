import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type Edit } from './mutant.js';
import { type Region, regionAround, regionsOf } from './regions.js';

/** What a spec did where nothing was wrong: how long it took, and which regions it entered; none where it failed, so that nobody knows. */
export type Trace = Readonly<{ seconds: number; regions?: readonly number[] }>;
export type Traces = Readonly<Record<string, Trace>>;
type Stored = Readonly<{ tree: string; traces: Traces }>;

/** The traces of the tree with this fingerprint that a file keeps. */
export const storedTraces = (file: string, tree: string): Traces => {
  if (!existsSync(file)) return {};
  const stored = JSON.parse(readFileSync(file, 'utf8')) as Stored;
  return stored.tree === tree ? stored.traces : {};
};
export const storeTraces = (file: string, stored: Stored): void => {
  writeFileSync(file, JSON.stringify(stored));
};

/** The regions of all sources, numbered in the order of the sources. */
export class Regions {
  readonly #first = new Map<string, number>();
  readonly #of = new Map<string, readonly Region[]>();

  constructor(sources: readonly string[], sourceOf: (file: string) => string) {
    let next = 0;
    for (const file of sources) {
      const regions = regionsOf(sourceOf(file));
      this.#of.set(file, regions);
      this.#first.set(file, next);
      next += regions.length;
    }
  }

  first(file: string): number {
    return this.#first.get(file) ?? 0;
  }

  around({ file, ...edit }: Edit & Readonly<{ file: string }>): number {
    return this.first(file) + regionAround(this.#of.get(file) ?? [], edit);
  }
}

export class Reach {
  readonly #entered: ReadonlyMap<string, ReadonlySet<number>>;

  constructor(private readonly traces: Traces) {
    this.#entered = new Map(
      Object.entries(traces).flatMap(([spec, { regions }]) =>
        regions === undefined ? [] : [[spec, new Set(regions)] as const],
      ),
    );
  }

  /** Whether the spec may notice what is wrong in a region. */
  enters(spec: string, region: number): boolean {
    return this.#entered.get(spec)?.has(region) ?? true;
  }

  passes(spec: string): boolean {
    return this.#entered.has(spec);
  }

  seconds(spec: string): number {
    return this.traces[spec]?.seconds ?? 0;
  }
}
