import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStore, Leaf } from '@plumbline/event-log';
import {
  type Checkpoint,
  GrowingTree,
  hashesOf,
  isNoteSignedBy,
  parseCheckpoint,
  parseNote,
  rangesOfConsistency,
  rangesOfInclusion,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '@plumbline/proof';
import { tempDir } from '@plumbline/testing';
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { FileSigner, LAST_CHECKPOINT_FILE, CHECKPOINT_KEY_FILE } from './file-signer.js';
import { SqliteTreeStore, TREE_FILE } from './sqlite-tree-store.js';
import { nodesBy } from './tiles.js';
import { TreeKeeper, type TreeKeeperOptions } from './tree-keeper.js';
import type { TreeStore } from './tree-store.port.js';

const hashOf = (text: string): Uint8Array => createHash('sha256').update(text).digest();
const leafAt = (at: number, text = `event ${String(at)}`): Leaf => ({
  ...{ id: text, type: 'T', stream: 's', revision: BigInt(at) },
  position: String(at + 1).padStart(16, '0'),
  hash: hashOf(text),
});

/** A log that grows where a test says so. */
class Growing implements Pick<EventStore, 'leaves'> {
  readonly all: Leaf[] = [];
  add(count: number): void {
    for (let left = count; left > 0; left -= 1) this.all.push(leafAt(this.all.length));
  }
  leaves(after: string | null, limit: number): Promise<readonly Leaf[]> {
    const from = after === null ? 0 : Number(after);
    return Promise.resolve(this.all.slice(from, from + limit));
  }
  rootAt(size: number): string {
    const tree = new GrowingTree();
    for (const { hash } of this.all.slice(0, size)) tree.add(hash);
    return Buffer.from(tree.root).toString('hex');
  }
}

const until = async (is: () => boolean): Promise<void> => {
  while (!is()) await sleep(2);
};
const NEVER = { leaves: Number.POSITIVE_INFINITY, ms: Number.POSITIVE_INFINITY };

describe('the tree of a log', () => {
  let dir: ReturnType<typeof tempDir>;
  let tree: SqliteTreeStore;
  let log: Growing;
  let said: string[];
  const keepers: TreeKeeper[] = [];
  beforeEach(() => {
    dir = tempDir();
    tree = SqliteTreeStore.open(dir.path);
    log = new Growing();
    said = [];
  });
  afterEach(async () => {
    for (const keeper of keepers.splice(0)) await keeper.stop();
    await tree.close();
    dir.remove();
  });

  const keep = (options: Partial<TreeKeeperOptions> = {}): TreeKeeper => {
    const lines = { info: () => undefined, error: (fields: object) => void said.push(JSON.stringify(fields)) };
    const open = () => ({ tree: shared(), signer: FileSigner.open(dir.path) });
    const keeper = new TreeKeeper({ ...{ store: log, open, log: lines, restMs: 2 }, ...options });
    keepers.push(keeper);
    return keeper;
  };
  /** That of the test, which closes it. */
  const shared = (): TreeStore => ({
    tiles: tree.tiles,
    end: () => tree.end(),
    grow: (growth) => tree.grow(growth),
    startBefore: (position) => tree.startBefore(position),
    checkpoint: () => tree.checkpoint(),
    keepCheckpoint: (size, note) => tree.keepCheckpoint(size, note),
    close: () => Promise.resolve(),
  });
  const grown = async (keeper: TreeKeeper): Promise<void> => until(() => keeper.sizes.tree === log.all.length);
  const signed = async (): Promise<Checkpoint> => parseCheckpoint(parseNote((await tree.checkpoint()) ?? '').text);
  const rootIn = async (size: number): Promise<string> =>
    Buffer.from(await rootOf(size, nodesBy(tree.tiles))).toString('hex');

  it('has every leaf at every size, over several levels of tiles and starts', async () => {
    for (const more of [1, 2, 252, 1, 1, 3_000, 62_279, 1, 5_000]) {
      log.add(more);
      const keeper = keep({ signAfter: NEVER });
      await grown(keeper);
      await keeper.stop();
    }
    const { length } = log.all;
    for (const size of [1, 2, 3, 255, 256, 257, 511, 3_257, 65_535, 65_536, 65_537, length])
      expect(await rootIn(size)).toBe(log.rootAt(size));
    const read = nodesBy(tree.tiles);
    const root = await rootOf(length, read);
    for (const index of [0, 255, 256, 40_000, 65_535, 65_536, length - 1]) {
      const proof = await hashesOf(rangesOfInclusion(index, length), read);
      verifyInclusion({ leaf: log.all[index]?.hash ?? root, index, size: length, root, proof });
    }
    for (const from of [1, 256, 3_257, 65_536, length]) {
      const proof = await hashesOf(rangesOfConsistency(from, length), read);
      verifyConsistency({ from, fromRoot: await rootOf(from, read), to: length, toRoot: root, proof });
    }
    expect(await tree.startBefore(leafAt(300).position)).toEqual({ tile: 1, after: leafAt(255).position });
    expect(await tree.startBefore(leafAt(0).position)).toEqual({ tile: 0, after: null });
  });

  it('is signed at its first leaf, after so many, after a time, and at a stop', async () => {
    log.add(1);
    const keeper = keep({ signAfter: { leaves: 9, ms: Number.POSITIVE_INFINITY } });
    await until(() => keeper.sizes.signed === 1);
    log.add(9);
    await until(() => keeper.sizes.signed === 10);
    log.add(3);
    await grown(keeper);
    await sleep(20);
    expect(keeper.sizes).toEqual({ tree: 13, signed: 10 });
    await keeper.stop();
    expect(await signed()).toMatchObject({ size: 13 });
    log.add(1);
    const next = keep({ signAfter: { leaves: Number.POSITIVE_INFINITY, ms: 20 } });
    await until(() => next.sizes.signed === 14);
    const { verifier } = FileSigner.open(dir.path);
    const checkpoint = await signed();
    expect([checkpoint.origin, Buffer.from(checkpoint.root).toString('hex')]).toEqual([verifier.name, log.rootAt(14)]);
    expect(isNoteSignedBy(parseNote((await tree.checkpoint()) ?? ''), verifier)).toBe(true);
    expect(statSync(join(dir.path, CHECKPOINT_KEY_FILE)).mode & 0o777).toBe(0o600);
  });

  it('is made again where its file is lost, and goes on from what was signed', async () => {
    log.add(700);
    await keep().stop();
    const before = await signed();
    await tree.close();
    for (const end of ['', '-wal', '-shm']) rmSync(join(dir.path, `${TREE_FILE}${end}`), { force: true });
    tree = SqliteTreeStore.open(dir.path);
    log.add(5);
    const keeper = keep();
    await grown(keeper);
    await keeper.stop();
    expect([before.size, (await signed()).size, keeper.failure, said]).toEqual([700, 705, null, []]);
  });

  it.each([
    ['lost events', (all: Leaf[]) => void all.splice(600), 'it has lost some'],
    [
      'has another event',
      (all: Leaf[]) => void all.splice(300, 1, leafAt(300, 'another')),
      'are not those of the checkpoint',
    ],
    [
      'has two events in another order',
      (all: Leaf[]) => void all.splice(5, 2, leafAt(5, 'event 6'), leafAt(6, 'event 5')),
      'are not those of',
    ],
  ])('is not signed once the log %s, also where tiles were made again to fit', async (_, change, why) => {
    log.add(700);
    await keep().stop();
    const note = await tree.checkpoint();
    await tree.close();
    for (const end of ['', '-wal', '-shm']) rmSync(join(dir.path, `${TREE_FILE}${end}`), { force: true });
    tree = SqliteTreeStore.open(dir.path);
    change(log.all);
    const keeper = keep({ signAfter: { leaves: 1, ms: 5 } });
    await until(() => keeper.failure !== null);
    expect(keeper.failure).toContain(why);
    expect(keeper.failure).toContain('700 events, root ');
    await keeper.stop();
    expect([await tree.checkpoint(), said.length]).toEqual([undefined, 1]);
    expect(note).toBeDefined();
  });

  it('is not signed where a tile was changed', async () => {
    log.add(700);
    await keep().stop();
    const db = new Database(join(dir.path, TREE_FILE));
    db.prepare(
      'UPDATE tiles SET hashes = (SELECT hashes FROM tiles WHERE level = 0 AND tile = 1) WHERE level = 0 AND tile = 0',
    ).run();
    db.prepare('UPDATE tiles SET hashes = zeroblob(length(hashes)) WHERE level = 1').run();
    db.close();
    log.add(1);
    const keeper = keep({ signAfter: { leaves: 1, ms: 5 } });
    await until(() => keeper.failure !== null);
    expect(keeper.failure).toContain('are not those of the checkpoint');
  });

  it('says what is wrong with a key that signs nothing, and shows none of it', () => {
    const key = FileSigner.open(dir.path);
    expect(FileSigner.open(dir.path).verifier).toEqual(key.verifier);
    const file = join(dir.path, CHECKPOINT_KEY_FILE);
    for (const [content, why] of [
      ['', 'a key that signs begins with PRIVATE+KEY+'],
      ['PRIVATE+KEY+me+00000000+AAAA', 'it is no key of Ed25519 behind a name and an id'],
      ['PRIVATE+KEY+AZ1hsZ3v', 'it is no key of Ed25519 behind a name and an id'],
      [
        `PRIVATE+KEY+me+00000000+AZ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g`,
        'does not have the id that stands beside it',
      ],
    ] as const) {
      writeFileSync(file, content);
      expect(() => FileSigner.open(dir.path)).toThrow(`${file} holds no key that signs (`);
      expect(() => FileSigner.open(dir.path)).toThrow(why);
    }
  });

  it('is not signed while what was signed last cannot be read', async () => {
    log.add(3);
    await keep().stop();
    writeFileSync(join(dir.path, LAST_CHECKPOINT_FILE), 'nothing');
    log.add(1);
    const keeper = keep({ signAfter: { leaves: 1, ms: 5 } });
    await until(() => keeper.failure !== null);
    expect(keeper.failure).toContain(
      `${join(dir.path, LAST_CHECKPOINT_FILE)}, which says what was signed last, cannot be read`,
    );
  });
});
