import { type Checkpoint, GrowingTree, type Hash, rootOf } from '@plumbline/proof';
import { hashAt, nodesBy, type ReadTiles, TileMissing, WIDTH } from './tiles.js';

/** An event as it is stored now, with the hash of its leaf. */
export type FoundEvent = Readonly<{ id: string; stream: string; revision: number; hash: Hash }>;
/** A checkpoint, and what to call it. */
export type KnownCheckpoint = Pick<Checkpoint, 'size' | 'root'> & Readonly<{ called: string }>;
export type TreeChecked = Readonly<{ events: number; inTree: number; root: Hash; findings: readonly string[] }>;
type Checking = Readonly<{
  events: Iterable<readonly FoundEvent[]>;
  tiles: ReadTiles;
  /** Leaves of the tree beside the log. */
  size: number;
  checkpoints: readonly KnownCheckpoint[];
  onProgress: (checked: number) => void;
}>;

/** So many are named; of the others how many there are. */
const MOST_NAMED = 20;

const hex = (hash: Hash): string => Buffer.from(hash).toString('hex');
const isSame = (one: Hash | undefined, other: Hash | undefined): boolean =>
  one !== undefined && other !== undefined && Buffer.compare(one, other) === 0;
const nameOf = ({ id, stream, revision }: FoundEvent): string =>
  `the event ${id} (${stream}, revision ${String(revision)})`;

class Findings {
  readonly #said: string[] = [];
  #more = 0;

  add(finding: string): void {
    if (this.#said.length < MOST_NAMED) this.#said.push(finding);
    else this.#more += 1;
  }

  get all(): readonly string[] {
    return this.#more === 0 ? this.#said : [...this.#said, `and ${String(this.#more)} more of these`];
  }
}

/** The leaves of the tiles, one after the other, as far as they are there. */
class TreeLeaves {
  #tile = -1;
  #hashes: Uint8Array | undefined;
  constructor(
    private readonly tiles: ReadTiles,
    readonly size: number,
  ) {}

  async at(index: number): Promise<Hash | undefined> {
    if (index >= this.size) return undefined;
    const tile = Math.floor(index / WIDTH);
    if (tile !== this.#tile) [this.#hashes] = await this.tiles([{ level: 0, index: tile }]);
    this.#tile = tile;
    const hash = this.#hashes && hashAt(this.#hashes, index % WIDTH);
    return hash?.length === 32 ? hash : undefined;
  }
}

/** Holds events against the leaves of a tree, and tells one that was changed from one that was put in or is gone. */
class Comparison {
  /** Of the next leaf of the tree. */
  #index = 0;
  constructor(
    private readonly leaves: TreeLeaves,
    private readonly findings: Findings,
  ) {}

  async event(event: FoundEvent, next: FoundEvent | undefined): Promise<void> {
    if (this.#index >= this.leaves.size) return;
    const [leaf, following] = [await this.leaves.at(this.#index), await this.leaves.at(this.#index + 1)];
    if (isSame(event.hash, leaf)) this.#index += 1;
    else if (isSame(next?.hash, leaf))
      this.findings.add(`${nameOf(event)} was put in: the tree does not have it there`);
    else if (isSame(event.hash, following)) this.#gone(2);
    else {
      this.findings.add(`${nameOf(event)} is not the one that the tree has as leaf ${String(this.#index)}`);
      this.#index += 1;
    }
  }

  end(): void {
    const left = this.leaves.size - this.#index;
    if (left > 0) this.findings.add(`the last ${String(left)} events that the tree has are gone`);
  }

  #gone(passed: number): void {
    this.findings.add(`the event that the tree has as leaf ${String(this.#index)} is gone`);
    this.#index += passed;
  }
}

/** Undefined where tiles are missing, which is a finding. */
const rootOfTiles = async (tiles: ReadTiles, size: number, findings: Findings): Promise<Hash | undefined> => {
  try {
    return await rootOf(size, nodesBy(tiles));
  } catch (error) {
    if (!(error instanceof TileMissing)) throw error;
    findings.add(error.message);
    return undefined;
  }
};

/** With the one that follows. */
function* inPairs(
  slices: Iterable<readonly FoundEvent[]>,
): Generator<readonly [FoundEvent, FoundEvent | undefined], void> {
  let last: FoundEvent | undefined;
  for (const slice of slices)
    for (const event of slice) {
      if (last !== undefined) yield [last, event];
      last = event;
    }
  if (last !== undefined) yield [last, undefined];
}

/** The tree of what is stored now, with its roots at the sizes that somebody asks for. */
class Rebuilt {
  readonly #tree = new GrowingTree();
  readonly #roots = new Map<number, Hash>();
  readonly #wanted: ReadonlySet<number>;

  constructor(sizes: Iterable<number>) {
    this.#wanted = new Set(sizes);
    this.#keep();
  }

  get size(): number {
    return this.#tree.size;
  }

  get root(): Hash {
    return this.#tree.root;
  }

  add(leaf: Hash): void {
    this.#tree.add(leaf);
    this.#keep();
  }

  rootAt(size: number): Hash | undefined {
    return this.#roots.get(size);
  }

  #keep(): void {
    if (this.#wanted.has(this.size)) this.#roots.set(this.size, this.root);
  }
}

/** Undefined where the log is as the checkpoint has it. */
const against = (rebuilt: Rebuilt, { called, size, root }: KnownCheckpoint): string | undefined => {
  const found = rebuilt.rootAt(size);
  if (found === undefined) return `${called} is of ${String(size)} events, and the log has ${String(rebuilt.size)}`;
  return isSame(found, root)
    ? undefined
    : `the first ${String(size)} events are not those of ${called}: their root is ${hex(found)}, and there ${hex(root)}`;
};

/**
 * Builds the tree of a log again from what is stored now, and holds it against the tiles beside it and against checkpoints. What follows the last
 * leaf of the tree is not in it yet, and is no finding.
 */
export const checkTree = async ({ events, tiles, size, checkpoints, onProgress }: Checking): Promise<TreeChecked> => {
  const findings = new Findings();
  const comparison = new Comparison(new TreeLeaves(tiles, size), findings);
  const rebuilt = new Rebuilt([size, ...checkpoints.map((checkpoint) => checkpoint.size)]);
  for (const [event, next] of inPairs(events)) {
    await comparison.event(event, next);
    rebuilt.add(event.hash);
    if (rebuilt.size % 1_000 === 0) onProgress(rebuilt.size);
  }
  comparison.end();
  const root = await rootOfTiles(tiles, size, findings);
  if (findings.all.length === 0 && !isSame(root, rebuilt.rootAt(size)))
    findings.add('the tiles of the tree are not those of its leaves');
  for (const checkpoint of checkpoints) {
    const finding = against(rebuilt, checkpoint);
    if (finding !== undefined) findings.add(finding);
  }
  return { events: rebuilt.size, inTree: size, root: rebuilt.root, findings: findings.all };
};
