import { type Checkpoint, GrowingTree, type Hash, rootOf } from '@plumbline/proof';
import { hashAt, nodesBy, type ReadTiles, TileMissing, WIDTH } from './tiles.js';

/** An event as it is stored now, with the hash of its leaf. */
export type FoundEvent = Readonly<{ id: string; stream: string; revision: number; hash: Hash }>;
/** A checkpoint, and what to call it. */
export type KnownCheckpoint = Pick<Checkpoint, 'size' | 'root'> & Readonly<{ called: string }>;
/** `covered`: how many events the largest checkpoint is of. */
export type TreeChecked = Readonly<{
  events: number;
  inTree: number;
  covered: number;
  root: Hash;
  findings: readonly string[];
}>;
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

/** So far on is looked for where events go on that were put in, or leaves whose events are gone. */
const WINDOW = 16;

/** Holds events against the leaves of a tree, and tells one that was changed from one that was put in or is gone. */
class Comparison {
  /** Of the next leaf of the tree. */
  #index = 0;
  constructor(
    private readonly leaves: TreeLeaves,
    private readonly findings: Findings,
  ) {}

  async event(event: FoundEvent, next: readonly FoundEvent[]): Promise<void> {
    const leaf = await this.leaves.at(this.#index);
    if (this.#index >= this.leaves.size) return;
    if (isSame(event.hash, leaf)) this.#index += 1;
    else await this.#differs(event, next, leaf);
  }

  end(): void {
    const left = this.leaves.size - this.#index;
    if (left > 0) this.findings.add(`the last ${String(left)} events that the tree has are gone`);
  }

  async #differs(event: FoundEvent, next: readonly FoundEvent[], leaf: Hash | undefined): Promise<void> {
    const [putIn, gone] = [next.findIndex(({ hash }) => isSame(hash, leaf)), await this.#goneBefore(event)];
    if (gone > 0 && (putIn === -1 || gone <= putIn)) {
      const which =
        gone === 1
          ? `leaf ${String(this.#index)} is`
          : `leaves ${String(this.#index)} to ${String(this.#index + gone - 1)} are`;
      this.findings.add(`what the tree has as ${which} gone`);
      this.#index += gone + 1;
    } else if (putIn >= 0) this.findings.add(`${nameOf(event)} was put in: the tree does not have it there`);
    else {
      this.findings.add(`${nameOf(event)} is not the one that the tree has as leaf ${String(this.#index)}`);
      this.#index += 1;
    }
  }

  /** How many leaves the event comes behind; 0 where it is none of the next ones. */
  async #goneBefore({ hash }: FoundEvent): Promise<number> {
    for (let gone = 1; gone <= WINDOW; gone += 1)
      if (isSame(await this.leaves.at(this.#index + gone), hash)) return gone;
    return 0;
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

/** With those that follow. */
function* inWindows(
  slices: Iterable<readonly FoundEvent[]>,
): Generator<readonly [FoundEvent, readonly FoundEvent[]], void> {
  const window: FoundEvent[] = [];
  for (const slice of slices)
    for (const event of slice) {
      window.push(event);
      const first = window.length > WINDOW ? window.shift() : undefined;
      if (first !== undefined) yield [first, window];
    }
  for (let first = window.shift(); first !== undefined; first = window.shift()) yield [first, window];
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
  for (const [event, next] of inWindows(events)) {
    await comparison.event(event, next);
    rebuilt.add(event.hash);
    if (rebuilt.size % 1_000 === 0) onProgress(rebuilt.size);
  }
  comparison.end();
  const root = await rootOfTiles(tiles, size, findings);
  if (findings.all.length === 0 && !isSame(root, rebuilt.rootAt(size)))
    findings.add('the tiles of the tree are not those of its leaves');
  const broken = checkpoints.flatMap((checkpoint) => against(rebuilt, checkpoint) ?? []);
  const covered = Math.max(0, ...checkpoints.map((checkpoint) => checkpoint.size));
  const found = { events: rebuilt.size, inTree: size, covered, root: rebuilt.root };
  return { ...found, findings: [...broken, ...findings.all] };
};
