import { type Hash, type Node, nodeHash, type ReadNodes } from '@plumbline/proof';

/** A tile holds the hashes of 256 subtrees side by side: on level 0 of leaves, on each further one of whole tiles below it (C2SP tlog-tiles). */
export type TileId = Readonly<{ level: number; index: number }>;
export type Tile = TileId & Readonly<{ hashes: Uint8Array }>;

const HASH_BYTES = 32;
const HEIGHT = 8;
export const WIDTH = 2 ** HEIGHT;

/** In the order asked; undefined for what is not there. The last tile of each level may hold fewer hashes than 256. */
export type ReadTiles = (ids: readonly TileId[]) => Promise<readonly (Uint8Array | undefined)[]>;

/** A tile is not there, or holds fewer hashes than the size of the tree says. */
export class TileMissing extends Error {
  override readonly name = 'TileMissing';
}

export const hashAt = (hashes: Uint8Array, at: number): Hash => hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);

/** The node above so many hashes side by side, which are a power of two. */
const above = (hashes: readonly Hash[]): Hash => {
  let row = hashes;
  while (row.length > 1)
    row = Array.from({ length: row.length / 2 }, (_, at) => nodeHash(row[2 * at] as Hash, row[2 * at + 1] as Hash));
  return row[0] as Hash;
};

type Place = Readonly<{ tile: TileId; from: number; count: number }>;

const placeOf = ({ level, index }: Node): Place => {
  const tileLevel = Math.floor(level / HEIGHT);
  const count = 2 ** (level % HEIGHT);
  const first = index * count;
  return { tile: { level: tileLevel, index: Math.floor(first / WIDTH) }, from: first % WIDTH, count };
};

const keyOf = ({ level, index }: TileId): string => `${String(level)}/${String(index)}`;

const missing = (tile: TileId, count: number): TileMissing =>
  new TileMissing(`The tree has no tile ${keyOf(tile)} with ${String(count)} hashes`);

/** Nodes of a tree by its tiles, each of which is read once for all that is asked. @throws TileMissing */
export const nodesBy =
  (read: ReadTiles): ReadNodes =>
  async (nodes) => {
    const places = nodes.map(placeOf);
    const wanted = [...new Map(places.map(({ tile }) => [keyOf(tile), tile])).values()];
    const found = await read(wanted);
    const tiles = new Map(wanted.map((tile, at) => [keyOf(tile), found[at]]));
    return places.map(({ tile, from, count }) => {
      const hashes = tiles.get(keyOf(tile));
      if (hashes === undefined || hashes.length < (from + count) * HASH_BYTES) throw missing(tile, from + count);
      return above(Array.from({ length: count }, (_, at) => hashAt(hashes, from + at)));
    });
  };

/** How many hashes the levels of a tree of that size have, from level 0 up. */
const counts = (size: number): readonly number[] => {
  const all: number[] = [];
  for (let count = size; count > 0; count = Math.floor(count / WIDTH)) all.push(count);
  return all;
};

/** The last tile of each level, to which the next leaves come. */
export class Edge {
  readonly #levels: { index: number; hashes: Hash[]; isChanged: boolean }[] = [];
  #full: Tile[] = [];

  /** That of a tree of so many leaves. @throws TileMissing */
  static async of(size: number, read: ReadTiles): Promise<Edge> {
    const edge = new Edge();
    const sizes = counts(size);
    const ids = sizes.map((count, level) => ({ level, index: Math.floor(count / WIDTH) }));
    const found = await read(ids);
    for (const [level, tile] of ids.entries()) {
      const [rest, hashes] = [(sizes[level] ?? 0) % WIDTH, found[level] ?? new Uint8Array()];
      if (hashes.length < rest * HASH_BYTES) throw missing(tile, rest);
      const last = Array.from({ length: rest }, (_, at) => hashAt(hashes, at));
      edge.#levels.push({ index: tile.index, hashes: last, isChanged: false });
    }
    return edge;
  }

  add(leaf: Hash): void {
    this.#add(0, leaf);
  }

  /** The tiles that are other ones since this was asked last. */
  changed(): readonly Tile[] {
    const tiles = this.#full;
    this.#full = [];
    for (const [level, last] of this.#levels.entries()) {
      if (last.isChanged) tiles.push({ level, index: last.index, hashes: Buffer.concat(last.hashes) });
      last.isChanged = false;
    }
    return tiles;
  }

  #add(level: number, hash: Hash): void {
    const last = (this.#levels[level] ??= { index: 0, hashes: [], isChanged: false });
    last.hashes.push(hash);
    last.isChanged = true;
    if (last.hashes.length < WIDTH) return;
    this.#full.push({ level, index: last.index, hashes: Buffer.concat(last.hashes) });
    this.#levels[level] = { index: last.index + 1, hashes: [], isChanged: false };
    this.#add(level + 1, above(last.hashes));
  }
}
