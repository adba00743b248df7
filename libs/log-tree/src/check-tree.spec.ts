import { createHash } from 'node:crypto';
import { GrowingTree, type Hash } from '@plumbline/proof';
import { checkTree, type FoundEvent, type KnownCheckpoint } from './check-tree.js';
import { Edge, type ReadTiles, type Tile } from './tiles.js';

const hashOf = (text: string): Hash => createHash('sha256').update(text).digest();
const event = (at: number, text = `event ${String(at)}`): FoundEvent => ({
  ...{ id: text, stream: 'nomination-n', revision: at },
  hash: hashOf(text),
});
const logOf = (size: number): readonly FoundEvent[] => Array.from({ length: size }, (_, at) => event(at));
const rootOf = (events: readonly FoundEvent[]): Hash => {
  const tree = new GrowingTree();
  for (const { hash } of events) tree.add(hash);
  return tree.root;
};

/** A tree over these, in memory. */
const treeOf = async (events: readonly FoundEvent[]): Promise<Map<string, Tile>> => {
  const edge = await Edge.of(0, () => Promise.resolve([]));
  for (const { hash } of events) edge.add(hash);
  return new Map(edge.changed().map((tile) => [`${String(tile.level)}/${String(tile.index)}`, tile]));
};
const readerOf =
  (tiles: ReadonlyMap<string, Tile>): ReadTiles =>
  (ids) =>
    Promise.resolve(ids.map(({ level, index }) => tiles.get(`${String(level)}/${String(index)}`)?.hashes));
const checkpointOf = (events: readonly FoundEvent[], called = 'the checkpoint'): KnownCheckpoint => ({
  ...{ called, size: events.length, root: rootOf(events) },
});
const slicesOf = (events: readonly FoundEvent[]): readonly (readonly FoundEvent[])[] => [
  events.slice(0, 7),
  events.slice(7),
];

type Given = Readonly<{
  now: readonly FoundEvent[];
  tree: readonly FoundEvent[];
  checkpoints?: readonly KnownCheckpoint[];
}>;
const findingsOf = async ({ now, tree, checkpoints = [] }: Given): Promise<readonly string[]> => {
  const tiles = readerOf(await treeOf(tree));
  const onProgress = (): void => undefined;
  const checking = { events: slicesOf(now), tiles, size: tree.length, checkpoints, onProgress };
  return (await checkTree(checking)).findings;
};

/** The same numbers in every run. */
const randomFrom = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const KINDS = ['edit', 'deletion', 'insertion', 'swap'] as const;
const changed = (events: readonly FoundEvent[], kind: (typeof KINDS)[number], at: number): readonly FoundEvent[] => {
  const [before, here, after] = [events.slice(0, at), events[at] as FoundEvent, events.slice(at + 1)];
  const [next, ...rest] = after;
  switch (kind) {
    case 'edit':
      return [...before, { ...here, hash: hashOf(`${here.id} in another byte`) }, ...after];
    case 'deletion':
      return [...before, ...after];
    case 'insertion':
      return [...before, event(at, 'put in'), here, ...after];
    case 'swap':
      return next === undefined ? [...before, event(at, 'other')] : [...before, next, here, ...rest];
  }
};

describe('a check of the tree of a log', () => {
  it('finds nothing where all is as it was, and what is not in the tree yet is none', async () => {
    for (const size of [0, 1, 7, 8, 255, 256, 257, 600]) {
      const log = logOf(size);
      const checkpoints = [0, Math.floor(size / 2), size].map((at) => checkpointOf(log.slice(0, at)));
      expect(await findingsOf({ now: [...log, event(size), event(size + 1)], tree: log, checkpoints })).toEqual([]);
    }
  });

  it('names the event that was edited, put in, left out or moved', async () => {
    const log = logOf(20);
    const checked = (kind: (typeof KINDS)[number]) => findingsOf({ now: changed(log, kind, 5), tree: log });
    expect(await checked('edit')).toEqual([
      'the event event 5 (nomination-n, revision 5) is not the one that the tree has as leaf 5',
    ]);
    expect(await checked('deletion')).toEqual(['what the tree has as leaf 5 is gone']);
    expect(await checked('insertion')).toEqual([
      'the event put in (nomination-n, revision 5) was put in: the tree does not have it there',
    ]);
    expect(await checked('swap')).toEqual([
      'the event event 6 (nomination-n, revision 6) was put in: the tree does not have it there',
      'what the tree has as leaf 6 is gone',
    ]);
    const several = [...log.slice(0, 5), ...log.slice(8)];
    expect(await findingsOf({ now: several, tree: log })).toEqual(['what the tree has as leaves 5 to 7 are gone']);
    const names = (await findingsOf({ now: log, tree: several })).map((finding) => finding.slice(0, 17));
    expect(names).toEqual(['the event event 5', 'the event event 6', 'the event event 7']);
    expect(await findingsOf({ now: log.slice(0, 12), tree: log })).toEqual([
      'the last 8 events that the tree has are gone',
    ]);
  });

  it('finds 10,000 edits, deletions, insertions and swaps, also where the tiles were made to fit', async () => {
    const random = randomFrom(17);
    let found = 0;
    for (let round = 0; round < 10_000; round += 1) {
      const log = logOf(1 + random(40));
      const now = changed(log, KINDS[round % KINDS.length] ?? 'edit', random(log.length));
      const isMended = random(2) === 1;
      const given = isMended ? { now, tree: now, checkpoints: [checkpointOf(log)] } : { now, tree: log };
      if ((await findingsOf(given)).length > 0) found += 1;
    }
    expect(found).toBe(10_000);
  });

  it('says which checkpoint the log is not that of', async () => {
    const log = logOf(9);
    const now = changed(log, 'edit', 4);
    const checkpoints = [checkpointOf(log.slice(0, 4), 'an early one'), checkpointOf(log, 'a kept one')];
    expect(await findingsOf({ now, tree: now, checkpoints })).toEqual([
      `the first 9 events are not those of a kept one: their root is ${Buffer.from(rootOf(now)).toString('hex')}, and there ${Buffer.from(rootOf(log)).toString('hex')}`,
    ]);
    const shorter = log.slice(0, 3);
    expect(await findingsOf({ now: shorter, tree: shorter, checkpoints: [checkpointOf(log, 'a kept one')] })).toEqual([
      'a kept one is of 9 events, and the log has 3',
    ]);
  });

  it('finds tiles that are missing, too short, or not of their leaves', async () => {
    const log = logOf(600);
    const tiles = await treeOf(log);
    const checked = async (key: string, change: (tile: Tile) => Tile | undefined) => {
      const now = new Map(tiles);
      const tile = change(now.get(key) as Tile);
      if (tile === undefined) now.delete(key);
      else now.set(key, tile);
      const onProgress = (): void => undefined;
      return (await checkTree({ events: [log], tiles: readerOf(now), size: 600, checkpoints: [], onProgress }))
        .findings;
    };
    expect(await checked('0/1', () => undefined)).toHaveLength(21);
    expect((await checked('0/1', () => undefined)).at(-1)).toBe('and 236 more of these');
    expect(await checked('1/0', () => undefined)).toEqual(['The tree has no tile 1/0 with 2 hashes']);
    expect(await checked('1/0', (tile) => ({ ...tile, hashes: tile.hashes.subarray(0, 40) }))).toEqual([
      'The tree has no tile 1/0 with 2 hashes',
    ]);
    expect(await checked('1/0', (tile) => ({ ...tile, hashes: new Uint8Array(64) }))).toEqual([
      'the tiles of the tree are not those of its leaves',
    ]);
  });
});
