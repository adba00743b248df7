import type { Position } from '@plumbline/domain';
import type { ReadTiles, Tile } from './tiles.js';

/** Which leaves a tree has: so many, the last of them at that position of the log. */
export type TreeEnd = Readonly<{ size: number; position: Position | null }>;
/** A tile of leaves begins after this position. */
export type TileStart = Readonly<{ tile: number; after: Position | null }>;
export type Growth = TreeEnd & Readonly<{ from: number; tiles: readonly Tile[]; starts: readonly TileStart[] }>;

/** Tiles and checkpoints beside a log. All of it but the checkpoints follows from the log. */
export interface TreeStore {
  readonly tiles: ReadTiles;
  end(): Promise<TreeEnd>;
  /** All or nothing; false where the tree has another size than `from` by now. */
  grow(growth: Growth): Promise<boolean>;
  /** Of the tile of leaves that holds the event at a position, or is the last one. */
  startBefore(position: Position): Promise<TileStart | undefined>;
  /** The last one that was signed, as a note. */
  checkpoint(): Promise<string | undefined>;
  keepCheckpoint(size: number, note: string): Promise<void>;
  close(): Promise<void>;
}
