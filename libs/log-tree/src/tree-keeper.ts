import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, Leaf } from '@plumbline/event-log';
import { type Checkpoint, isNoteSignedBy, noteOf, parseCheckpoint, parseNote, rootOf } from '@plumbline/proof';
import { messageOf } from '@plumbline/sqlite';
import type { Signer } from './signer.port.js';
import { Edge, nodesBy, WIDTH } from './tiles.js';
import type { Growth, TreeEnd, TreeStore } from './tree-store.port.js';

type Line = (fields: object, message: string) => void;
export type TreeParts = Readonly<{ tree: TreeStore; signer: Signer }>;
export type TreeKeeperOptions = Readonly<{
  store: Pick<EventStore, 'leaves'>;
  /** Called again where it failed; the tree is closed at the end. */
  open: () => TreeParts;
  log: Readonly<{ info: Line; error: Line }>;
  /** Whether it is this process that keeps it now; always, where nobody says. */
  isOurs?: () => boolean;
  /** How long it waits where there is nothing new. */
  restMs?: number;
  signAfter?: Readonly<{ leaves: number; ms: number }>;
}>;

/** Some milliseconds of work. */
const BATCH = 500;
const REST_MS = 1_000;
/** Until there is any event. */
const FIRST_MS = 100;
const SIGN_AFTER = { leaves: 1_000, ms: 60_000 } as const;
const LONGEST_PAUSE_MS = 30_000;
/** So long a stop may add what is there. */
const FINISH_MS = 2_000;

/** The log, or its tree, is not what was signed before. Waiting changes nothing. */
export class LogRewritten extends Error {
  override readonly name = 'LogRewritten';
}

const hex = (root: Uint8Array): string => Buffer.from(root).toString('hex');

/** Adds the leaves of a log to its tree, after they are committed, and signs checkpoints of it. */
export class TreeKeeper {
  readonly #of: TreeKeeperOptions;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  #failure: string | null = null;
  #size = 0;
  #signed = 0;
  #signedAt = performance.now();
  #parts: TreeParts | undefined;
  /** Where the tree ends, with its last tiles; undefined where that has to be read again. */
  #edge: Readonly<{ end: TreeEnd; edge: Edge }> | undefined;

  constructor(options: TreeKeeperOptions) {
    this.#of = options;
    this.#running = this.#run();
  }

  /** Why the tree does not grow, or is not signed; null where it is. */
  get failure(): string | null {
    return this.#failure;
  }

  /** Leaves of the tree, and of the last checkpoint, as far as this process knows. */
  get sizes(): Readonly<{ tree: number; signed: number }> {
    return { tree: this.#size, signed: this.#signed };
  }

  /** Adds and signs what is there. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await this.#parts?.tree.close();
    this.#parts = undefined;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    let failures = 0;
    while (!signal.aborted) {
      const rest = await this.#turn();
      failures = rest === undefined ? failures + 1 : 0;
      const pause = rest ?? Math.min(this.#restMs * 2 ** failures, LONGEST_PAUSE_MS);
      // Requests have their turns between, in a server that has much to add.
      await (pause === 0 ? nextTurn() : sleep(pause, undefined, { signal }).catch(() => undefined));
    }
    if (this.#failure === null && this.#parts !== undefined) await this.#finish(this.#parts).catch(() => undefined);
  }

  get #restMs(): number {
    return this.#of.restMs ?? REST_MS;
  }

  /** For how long there is nothing to do; undefined where it failed. */
  async #turn(): Promise<number | undefined> {
    try {
      if (this.#of.isOurs?.() === false) return this.#rest();
      const parts = (this.#parts ??= this.#of.open());
      const isMore = await this.#grow(parts);
      await this.#signWhereDue(parts, isMore);
      this.#sound();
      if (isMore) return 0;
      return this.#size === 0 ? Math.min(FIRST_MS, this.#restMs) : this.#restMs;
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  /** What could not be done then is done by the next start. */
  async #finish(parts: TreeParts): Promise<void> {
    if (this.#of.isOurs?.() === false) return;
    let isMore = true;
    for (const until = performance.now() + FINISH_MS; isMore && performance.now() < until;) {
      isMore = await this.#grow(parts);
      await nextTurn();
    }
    await this.#sign(parts, isMore);
  }

  /** Another process keeps it meanwhile. */
  #rest(): number {
    this.#edge = undefined;
    return this.#restMs;
  }

  #failed(error: unknown): void {
    const why = messageOf(error);
    if (this.#failure !== why) this.#of.log.error({ reason: why }, 'the tree of the log is not kept');
    this.#failure = why;
    this.#edge = undefined;
  }

  #sound(): void {
    if (this.#failure !== null) this.#of.log.info({}, 'the tree of the log is kept again');
    this.#failure = null;
  }

  /** Whether there may be more to add at once. */
  async #grow({ tree, signer }: TreeParts): Promise<boolean> {
    const { end, edge } = (this.#edge ??= await this.#read({ tree, signer }));
    const leaves = await this.#of.store.leaves(end.position, BATCH);
    if (leaves.length === 0) return false;
    const growth = growthOf(end, edge, leaves);
    const isKept = await tree.grow(growth);
    this.#edge = isKept ? { end: growth, edge } : undefined;
    this.#size = growth.size;
    return !isKept || leaves.length === BATCH;
  }

  async #read({ tree, signer }: TreeParts): Promise<Readonly<{ end: TreeEnd; edge: Edge }>> {
    const end = await tree.end();
    await ensureOfLog(this.#of.store, tree, end);
    this.#signed = sizeSigned(await tree.checkpoint(), signer);
    this.#size = end.size;
    return { end, edge: await Edge.of(end.size, tree.tiles) };
  }

  async #signWhereDue(parts: TreeParts, isMore: boolean): Promise<void> {
    const { leaves, ms } = this.#of.signAfter ?? SIGN_AFTER;
    const isFirst = this.#signed === 0 && this.#size > 0;
    const isDue = this.#size - this.#signed >= leaves || performance.now() - this.#signedAt >= ms;
    if (isFirst || isDue) await this.#sign(parts, isMore);
  }

  /** A tree that is made again, and is not there yet, has lost nothing. */
  async #sign({ tree, signer }: TreeParts, isMore = false): Promise<void> {
    this.#signedAt = performance.now();
    const { size } = await tree.end();
    if (size === this.#signed) return;
    const read = nodesBy(tree.tiles);
    const last = await signer.last();
    if (isMore && last !== null && last.size > size) return;
    await ensureGoesOn(last, size, (from) => rootOf(from, read));
    const { text, signature } = await signer.sign({
      origin: signer.verifier.name,
      size,
      root: await rootOf(size, read),
    });
    await tree.keepCheckpoint(size, noteOf({ text, signatures: [signature] }));
    this.#signed = size;
  }
}

/** Of a checkpoint that this key signed; 0 where there is none. */
const sizeSigned = (note: string | undefined, { verifier }: Signer): number => {
  if (note === undefined) return 0;
  const parsed = parseNote(note);
  return isNoteSignedBy(parsed, verifier) ? parseCheckpoint(parsed.text).size : 0;
};

/** A log that was restored, or put in the place of another one, does not end where the tree does. */
const ensureOfLog = async (
  store: TreeKeeperOptions['store'],
  tree: TreeStore,
  { size, position }: TreeEnd,
): Promise<void> => {
  if (position === null) return;
  const [hash] = await nodesBy(tree.tiles)([{ level: 0, index: size - 1 }]);
  const start = await tree.startBefore(position);
  const leaves = await store.leaves(start?.after ?? null, WIDTH);
  const leaf = leaves[(size - 1) % WIDTH];
  if (leaf?.position !== position || hash === undefined || hex(leaf.hash) !== hex(hash))
    throw new LogRewritten(
      `The tree has ${String(size)} events, and the log does not have the last of them in its place: it has lost some, or is another one`,
    );
};

const growthOf = (end: TreeEnd, edge: Edge, leaves: readonly Leaf[]): Growth => {
  const starts: { tile: number; after: string | null }[] = [];
  let { size, position } = end;
  for (const leaf of leaves) {
    if (size % WIDTH === 0) starts.push({ tile: size / WIDTH, after: position });
    edge.add(leaf.hash);
    [size, position] = [size + 1, leaf.position];
  }
  return { from: end.size, size, position, tiles: edge.changed(), starts };
};

const ensureGoesOn = async (
  last: Checkpoint | null,
  size: number,
  rootAt: (size: number) => Promise<Uint8Array>,
): Promise<void> => {
  if (last === null) return;
  const what = `the checkpoint that was signed last (${String(last.size)} events, root ${hex(last.root)})`;
  if (last.size > size)
    throw new LogRewritten(`The log has ${String(size)} events, and ${what} has more: it has lost some`);
  const root = await rootAt(last.size);
  if (hex(root) !== hex(last.root))
    throw new LogRewritten(`The first ${String(last.size)} events of the log are not those of ${what}`);
};
