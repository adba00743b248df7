import { hash } from 'node:crypto';
import {
  EMPTY_ROOT,
  GrowingTree,
  type Hash,
  hashesOf,
  joined,
  type Node,
  nodeHash,
  nodesIn,
  rangesOfConsistency,
  rangesOfInclusion,
  rootOf,
} from './tree.js';
import { ProofRefused, verifyConsistency, verifyInclusion } from './verify.js';

const leafHash = (bytes: Uint8Array): Hash => hash('sha256', Buffer.concat([Buffer.of(0), bytes]), 'buffer');
const hex = (hashed: Hash): string => Buffer.from(hashed).toString('hex');

/** RFC 6962 as it is defined: over the whole list. */
const merkle = (leaves: readonly Hash[]): Hash => {
  const [only] = leaves;
  if (only === undefined) return EMPTY_ROOT;
  if (leaves.length === 1) return only;
  let middle = 1;
  while (2 * middle < leaves.length) middle *= 2;
  return nodeHash(merkle(leaves.slice(0, middle)), merkle(leaves.slice(middle)));
};
const readerOf = (leaves: readonly Hash[]) => (nodes: readonly Node[]) =>
  Promise.resolve(nodes.map(({ level, index }) => merkle(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))));

const PUBLISHED = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((bytes) => leafHash(Buffer.from(bytes, 'hex')));
const ROOTS: readonly (readonly [number, string])[] = [
  [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  [8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
];

const MOST = 256;
const LEAVES = Array.from({ length: MOST }, (_, index) => leafHash(Buffer.from(`leaf ${String(index)}`)));
const ROOT_OF = Array.from({ length: MOST + 1 }, (_, size) => merkle(LEAVES.slice(0, size)));
const rootAt = (size: number): Hash => ROOT_OF[size] ?? EMPTY_ROOT;
/** Every node of the tree, so that no proof of an exhaustive test hashes them again. */
const NODES = new Map<string, Hash>();
for (let level = 0; 2 ** level <= MOST; level += 1)
  for (let index = 0; index < MOST / 2 ** level; index += 1)
    NODES.set(
      `${String(level)} ${String(index)}`,
      level === 0
        ? (LEAVES[index] ?? EMPTY_ROOT)
        : nodeHash(
            NODES.get(`${String(level - 1)} ${String(2 * index)}`) ?? EMPTY_ROOT,
            NODES.get(`${String(level - 1)} ${String(2 * index + 1)}`) ?? EMPTY_ROOT,
          ),
    );
const read = (nodes: readonly Node[]): Promise<readonly Hash[]> =>
  Promise.resolve(nodes.map(({ level, index }) => NODES.get(`${String(level)} ${String(index)}`) ?? EMPTY_ROOT));

const refusalOf = (verify: () => void): string => {
  try {
    verify();
  } catch (error) {
    if (error instanceof ProofRefused) return error.message;
    throw error;
  }
  return 'accepted';
};

const ensureRefused = <T>(proofs: readonly T[], verify: (proof: T) => void): void => {
  const accepted = proofs.find(
    (proof) =>
      refusalOf(() => {
        verify(proof);
      }) === 'accepted',
  );
  if (accepted !== undefined) throw new Error(`accepted: ${JSON.stringify(accepted)}`);
};

describe('a Merkle tree', () => {
  it.each(ROOTS)('of %i published leaves has the published root', async (size, root) => {
    expect(hex(await rootOf(size, readerOf(PUBLISHED)))).toBe(root);
    const growing = new GrowingTree();
    for (const leaf of PUBLISHED.slice(0, size)) growing.add(leaf);
    expect([growing.size, hex(growing.root)]).toEqual([size, root]);
  });

  it('hashes leaves and nodes as published', () => {
    expect(hex(leafHash(Buffer.from('L123456')))).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    );
    const [left, right] = ['N123', 'N456'].map((text) => Buffer.from(text));
    expect(hex(nodeHash(left ?? Buffer.of(), right ?? Buffer.of()))).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    );
  });

  it('gives the published proofs', async () => {
    const proof = await hashesOf(rangesOfInclusion(5, 8), readerOf(PUBLISHED));
    expect(proof.map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect((await hashesOf(rangesOfInclusion(2, 3), readerOf(PUBLISHED))).map(hex)).toEqual([ROOTS[2]?.[1]]);
    expect((await hashesOf(rangesOfConsistency(6, 8), readerOf(PUBLISHED))).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('goes on from the nodes of its root at every size', async () => {
    for (let size = 0; size < MOST; size += 1) {
      const nodes = await read(nodesIn({ start: 0, end: size }));
      const tree = GrowingTree.from(size, nodes);
      expect(hex(tree.root)).toBe(hex(rootAt(size)));
      tree.add(LEAVES[size] ?? EMPTY_ROOT);
      expect(hex(tree.root)).toBe(hex(rootAt(size + 1)));
    }
  });

  it('proves every leaf of every size to 256, and no other index, size or leaf by the same proof', async () => {
    let proven = 0;
    for (let size = 1; size <= MOST; size += 1)
      for (let index = 0; index < size; index += 1) {
        const proof = await hashesOf(rangesOfInclusion(index, size), read);
        const inclusion = { leaf: LEAVES[index] ?? EMPTY_ROOT, index, size, root: rootAt(size), proof };
        verifyInclusion(inclusion);
        const others = [
          { ...inclusion, index: (index + 1) % (size + 1) },
          { ...inclusion, leaf: LEAVES[(index + 1) % MOST] ?? EMPTY_ROOT },
          { ...inclusion, root: rootAt(size - 1) },
          { ...inclusion, proof: [...proof, EMPTY_ROOT] },
          ...(proof.length === 0 ? [] : [{ ...inclusion, proof: proof.slice(1) }]),
        ];
        ensureRefused(others, verifyInclusion);
        proven += 1;
      }
    expect(proven).toBe((MOST * (MOST + 1)) / 2);
  });

  it('proves that every size to 256 goes on from every one before, and nothing else by the same proof', async () => {
    let proven = 0;
    for (let to = 1; to <= MOST; to += 1)
      for (let from = 1; from <= to; from += 1) {
        const proof = await hashesOf(rangesOfConsistency(from, to), read);
        const consistency = { from, fromRoot: rootAt(from), to, toRoot: rootAt(to), proof };
        verifyConsistency(consistency);
        const others = [
          { ...consistency, fromRoot: rootAt(from - 1) },
          { ...consistency, toRoot: rootAt(to - 1) },
          { ...consistency, proof: [...proof, EMPTY_ROOT] },
          ...(proof.length === 0 ? [] : [{ ...consistency, proof: proof.slice(1) }]),
        ];
        ensureRefused(others, verifyConsistency);
        proven += 1;
      }
    expect(proven).toBe((MOST * (MOST + 1)) / 2);
  });

  it('says why it refuses a proof', () => {
    const [leaf, root] = [LEAVES[0] ?? EMPTY_ROOT, rootAt(2)];
    const inclusion = { leaf, index: 0, size: 2, root, proof: [LEAVES[1] ?? EMPTY_ROOT] };
    const consistency = { from: 1, fromRoot: rootAt(1), to: 2, toRoot: root, proof: [LEAVES[1] ?? EMPTY_ROOT] };
    const including = (change: object) =>
      refusalOf(() => {
        verifyInclusion({ ...inclusion, ...change });
      });
    const going = (change: object) =>
      refusalOf(() => {
        verifyConsistency({ ...consistency, ...change });
      });
    expect([including({}), going({})]).toEqual(['accepted', 'accepted']);
    expect(including({ index: 2 })).toBe('a tree of 2 leaves has no leaf 2');
    expect(including({ index: -1 })).toBe('-1 is no number of leaves');
    expect(including({ size: 1.5 })).toBe('1.5 is no number of leaves');
    expect(including({ proof: [] })).toBe('the proof is too short');
    expect(including({ proof: [leaf, leaf] })).toBe('the proof is too long');
    expect(including({ proof: [leaf.subarray(1)] })).toBe('a hash of the proof has 31 bytes in place of 32');
    expect(including({ leaf: Buffer.of() })).toBe('a hash of the proof has 0 bytes in place of 32');
    expect(including({ leaf: LEAVES[2] })).toBe('the leaf and its proof lead to another root');
    expect(going({ from: 0 })).toBe('from a tree without leaves every tree goes on: there is nothing to prove');
    expect(going({ from: 3 })).toBe('a tree of 2 leaves has lost some of 3');
    expect(going({ fromRoot: root })).toBe('the proof leads to another later root');
    expect(going({ from: 3, to: 4 })).toBe('the proof is too short');
    expect(going({ from: 2 })).toBe('the proof is too long');
    expect(going({ from: 2, proof: [] })).toBe('two trees of as many leaves have different roots');
    expect(going({ toRoot: EMPTY_ROOT })).toBe('the proof leads to another later root');
  });

  it('has no leaf behind its end, and no proof from or to nothing', () => {
    expect(() => rangesOfInclusion(2, 2)).toThrow('A tree of 2 leaves has no leaf 2');
    expect(() => rangesOfConsistency(0, 2)).toThrow('No proof leads from 0 to 2 leaves');
    expect(() => rangesOfConsistency(3, 2)).toThrow('No proof leads from 3 to 2 leaves');
    expect(joined([])).toBe(EMPTY_ROOT);
  });
});
