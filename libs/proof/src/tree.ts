import { hash } from 'node:crypto';

/** SHA-256: 32 bytes. */
export type Hash = Uint8Array;
/** A whole subtree: that of the `index`-th group of 2^`level` leaves. */
export type Node = Readonly<{ level: number; index: number }>;
/** Leaves from `start` up to, and without, `end`, where the tree of them is one of its nodes: see `nodesIn`. */
export type Range = Readonly<{ start: number; end: number }>;

const NODE = Buffer.of(1);

/** What stands above two nodes of a tree, as RFC 6962 has it. */
export const nodeHash = (left: Hash, right: Hash): Hash => hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');

/** The root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Hash = hash('sha256', '', 'buffer');

/** The largest power of two that is less than a number above 1. */
const below = (count: number): number => {
  let power = 1;
  while (2 * power < count) power *= 2;
  return power;
};

/** The whole subtrees that a range is made of, from the left, which is from the largest. Sizes up to 2^53. */
export const nodesIn = ({ start, end }: Range): readonly Node[] => {
  const nodes: Node[] = [];
  for (let at = start; at < end;) {
    let [level, count] = [0, 1];
    while (2 * count <= end - at) [level, count] = [level + 1, 2 * count];
    nodes.push({ level, index: at / count });
    at += count;
  }
  return nodes;
};

/** The hash of a range from those of its nodes, in the order of `nodesIn`. */
export const joined = (hashes: readonly Hash[]): Hash =>
  hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right));

/** What an inclusion proof of a leaf is made of, from the leaf up. @throws RangeError unless the tree of that size has the leaf */
export const rangesOfInclusion = (index: number, size: number): readonly Range[] => {
  if (!(index >= 0 && index < size))
    throw new RangeError(`A tree of ${String(size)} leaves has no leaf ${String(index)}`);
  const ranges: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + below(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
};

/**
 * What a proof is made of that a tree goes on from an earlier one; nothing where they are the same. @throws RangeError where the earlier one is
 * empty, from which every tree goes on, or the larger of the two
 */
export const rangesOfConsistency = (from: number, to: number): readonly Range[] => {
  if (!(from > 0 && from <= to))
    throw new RangeError(
      `No proof leads from ${String(from)} to ${String(to)} leaves: the earlier tree has from 1 to as many`,
    );
  const ranges: Range[] = [];
  let [start, end] = [0, to];
  while (end > from) {
    const middle = start + below(end - start);
    if (from <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  // The earlier root itself need not be told.
  if (start > 0) ranges.push({ start, end });
  return ranges.reverse();
};

/** Gives the hashes of whole subtrees, in the order asked. */
export type ReadNodes = (nodes: readonly Node[]) => Promise<readonly Hash[]>;

/** The hashes of ranges, whose nodes are read at once. */
export const hashesOf = async (ranges: readonly Range[], read: ReadNodes): Promise<readonly Hash[]> => {
  const nodes = ranges.map(nodesIn);
  const hashes = await read(nodes.flat());
  let from = 0;
  return nodes.map(({ length }) => {
    from += length;
    return joined(hashes.slice(from - length, from));
  });
};

/** The root of the first leaves of a tree. */
export const rootOf = async (size: number, read: ReadNodes): Promise<Hash> =>
  joined(await read(nodesIn({ start: 0, end: size })));

/** A tree that grows by one leaf after the other, and keeps no more than the nodes of which its root is made. */
export class GrowingTree {
  #size = 0;
  #nodes: Hash[] = [];

  /** `nodes`: as `nodesIn` names those of so many leaves. */
  static from(size: number, nodes: readonly Hash[]): GrowingTree {
    const tree = new GrowingTree();
    tree.#size = size;
    tree.#nodes = [...nodes];
    return tree;
  }

  get size(): number {
    return this.#size;
  }

  get root(): Hash {
    return joined(this.#nodes);
  }

  add(leaf: Hash): void {
    let node = leaf;
    // As many subtrees are whole now as the size before ends with ones.
    for (let before = this.#size; before % 2 === 1; before = Math.floor(before / 2))
      node = nodeHash(this.#nodes.pop() ?? node, node);
    this.#nodes.push(node);
    this.#size += 1;
  }
}
