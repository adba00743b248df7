import { type Hash, nodeHash } from './tree.js';

/** A proof does not show what it is said to. */
export class ProofRefused extends Error {
  override readonly name = 'ProofRefused';
}

const HASH_BYTES = 32;
const isSame = (one: Hash, other: Hash): boolean => Buffer.compare(one, other) === 0;

const ensureHashes = (hashes: readonly Hash[]): void => {
  const wrong = hashes.find(({ length }) => length !== HASH_BYTES);
  if (wrong !== undefined)
    throw new ProofRefused(`a hash of the proof has ${String(wrong.length)} bytes in place of ${String(HASH_BYTES)}`);
};

const ensureSizes = (...sizes: readonly number[]): void => {
  const wrong = sizes.find((size) => !Number.isSafeInteger(size) || size < 0);
  if (wrong !== undefined) throw new ProofRefused(`${String(wrong)} is no number of leaves`);
};

const half = (number: number): number => Math.floor(number / 2);

/** What is left of a proof, from the leaf up. */
class Hashes {
  #next = 0;
  constructor(private readonly all: readonly Hash[]) {
    ensureHashes(all);
  }

  take(): Hash {
    const hash = this.all[this.#next];
    if (hash === undefined) throw new ProofRefused('the proof is too short');
    this.#next += 1;
    return hash;
  }

  ensureAllTaken(): void {
    if (this.#next < this.all.length) throw new ProofRefused('the proof is too long');
  }
}

export type Inclusion = Readonly<{ leaf: Hash; index: number; size: number; root: Hash; proof: readonly Hash[] }>;

/** That a tree has a leaf at an index (RFC 9162, 2.1.3.2). @throws ProofRefused with the reason */
export const verifyInclusion = ({ leaf, index, size, root, proof }: Inclusion): void => {
  ensureSizes(index, size);
  if (index >= size) throw new ProofRefused(`a tree of ${String(size)} leaves has no leaf ${String(index)}`);
  ensureHashes([leaf, root]);
  const hashes = new Hashes(proof);
  let found = leaf;
  let [at, last] = [index, size - 1];
  while (last > 0) {
    if (at % 2 === 1) found = nodeHash(hashes.take(), found);
    else if (at < last) found = nodeHash(found, hashes.take());
    [at, last] = [half(at), half(last)];
  }
  hashes.ensureAllTaken();
  if (!isSame(found, root)) throw new ProofRefused('the leaf and its proof lead to another root');
};

export type Consistency = Readonly<{ from: number; fromRoot: Hash; to: number; toRoot: Hash; proof: readonly Hash[] }>;

/** The roots of both trees that a proof leads to. */
const rootsBy = ({ from, fromRoot, to }: Consistency, hashes: Hashes): Readonly<{ earlier: Hash; later: Hash }> => {
  let [at, last] = [from - 1, to - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  // An earlier tree that is a whole subtree is the first hash itself.
  let earlier = at === 0 ? fromRoot : hashes.take();
  let later = earlier;
  while (last > 0) {
    if (at % 2 === 1) {
      const left = hashes.take();
      [earlier, later] = [nodeHash(left, earlier), nodeHash(left, later)];
    } else if (at < last) later = nodeHash(later, hashes.take());
    [at, last] = [half(at), half(last)];
  }
  return { earlier, later };
};

/**
 * That a tree goes on from an earlier one (RFC 9162, 2.1.4.2). @throws ProofRefused with the reason, also for an earlier tree without leaves, of
 * which there is nothing to prove
 */
export const verifyConsistency = (given: Consistency): void => {
  const { from, fromRoot, to, toRoot, proof } = given;
  ensureSizes(from, to);
  if (from === 0) throw new ProofRefused('from a tree without leaves every tree goes on: there is nothing to prove');
  if (from > to) throw new ProofRefused(`a tree of ${String(to)} leaves has lost some of ${String(from)}`);
  ensureHashes([fromRoot, toRoot]);
  const hashes = new Hashes(proof);
  const isSameSize = from === to;
  const { earlier, later } = isSameSize ? { earlier: fromRoot, later: fromRoot } : rootsBy(given, hashes);
  hashes.ensureAllTaken();
  if (!isSame(earlier, fromRoot)) throw new ProofRefused('the proof leads to another earlier root');
  if (isSame(later, toRoot)) return;
  throw new ProofRefused(
    isSameSize ? 'two trees of as many leaves have different roots' : 'the proof leads to another later root',
  );
};
