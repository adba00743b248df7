import { join } from 'node:path';
import type { KnownCheckpoint, TreeChecked, TreeStore } from '@plumbline/log-tree';
import type { Verifier } from '@plumbline/proof';
import { CliError, EXIT } from '../exit-codes.js';
import { messageOf } from '../file-trouble.js';

/** A checkpoint that somebody kept, with the key that it has to be signed by; null for the key of the data directory. */
export type Held = Readonly<{ note: string; file: string; key: string | null }>;

const parsedKey = async (key: string): Promise<Verifier> => {
  const { parseVkey } = await import('@plumbline/proof');
  try {
    return parseVkey(key);
  } catch (error) {
    throw new CliError(EXIT.usage, `--key: ${messageOf(error)}.`);
  }
};

/** @throws Error where the note is no checkpoint that the key signed */
const checkpointIn = async (note: string, key: Verifier, called: string): Promise<KnownCheckpoint> => {
  const { isNoteSignedBy, parseCheckpoint, parseNote } = await import('@plumbline/proof');
  const parsed = parseNote(note);
  if (!isNoteSignedBy(parsed, key)) throw new Error(`it is not signed by the key "${key.name}"`);
  return { ...parseCheckpoint(parsed.text), called };
};

const heldCheckpoint = async ({ note, file, key: given }: Held, own: Verifier | null): Promise<KnownCheckpoint> => {
  const key = given === null ? own : await parsedKey(given);
  if (key === null)
    throw new CliError(EXIT.usage, `${file}: the data directory has no key: say by --key which signed it.`);
  try {
    return await checkpointIn(note, key, `the checkpoint in ${file}`);
  } catch (error) {
    throw new CliError(EXIT.usage, `${file}: ${messageOf(error)}.`);
  }
};

type Beside = Readonly<{ checkpoints: readonly KnownCheckpoint[]; findings: readonly string[] }>;

/** What lies with the key; what is missing there is a finding. */
const signedBefore = async (dataDir: string): Promise<Beside & Readonly<{ key: Verifier | null }>> => {
  const { CHECKPOINT_KEY_FILE, FileSigner, LAST_CHECKPOINT_FILE } = await import('@plumbline/log-tree');
  const missing = (file: string): string => `there is no ${file}, and so nothing tells what was signed before`;
  const signer = FileSigner.find(dataDir);
  if (signer === undefined) return { key: null, checkpoints: [], findings: [missing(CHECKPOINT_KEY_FILE)] };
  const [key, last] = [signer.verifier, await signer.last()];
  if (last === null) return { key, checkpoints: [], findings: [missing(LAST_CHECKPOINT_FILE)] };
  const called = `what was signed last (${join(dataDir, LAST_CHECKPOINT_FILE)})`;
  return { key, checkpoints: [{ ...last, called }], findings: [] };
};

type Tree = Pick<TreeStore, 'tiles' | 'end' | 'checkpoint' | 'close'>;

const NO_TREE: Tree = {
  tiles: (ids) => Promise.resolve(ids.map(() => undefined)),
  end: () => Promise.resolve({ size: 0, position: null }),
  checkpoint: () => Promise.resolve(undefined),
  close: () => Promise.resolve(),
};

/** One that is missing, or that cannot be read, is a finding: what was signed is told without it. */
const treeIn = async (dataDir: string): Promise<Readonly<{ tree: Tree; findings: readonly string[] }>> => {
  const { SqliteTreeStore } = await import('@plumbline/log-tree');
  const none = (what: string) => ({ tree: NO_TREE, findings: [`${what}: a server makes it again`] });
  try {
    const tree = SqliteTreeStore.find(dataDir);
    return tree === undefined ? none('there is no tree beside the events') : { tree, findings: [] };
  } catch (error) {
    return none(`the tree beside the events cannot be read (${messageOf(error)}), and has to be moved away`);
  }
};

/** What is signed beside the tiles. */
const keptBeside = async (tree: Tree, key: Verifier | null): Promise<Beside> => {
  const note = await tree.checkpoint();
  if (note === undefined || key === null) return { checkpoints: [], findings: [] };
  return checkpointIn(note, key, 'the checkpoint beside the tree').then(
    (checkpoint) => ({ checkpoints: [checkpoint], findings: [] }),
    (error: unknown) => ({
      checkpoints: [],
      findings: [`the checkpoint beside the tree cannot be used: ${messageOf(error)}`],
    }),
  );
};

const shorter = (size: number, { checkpoints }: Beside): readonly string[] =>
  checkpoints
    .filter((signed) => signed.size > size)
    .map((signed) => `the tree has ${String(size)} events, and ${signed.called} is of ${String(signed.size)}`);

/**
 * The tree of what a data directory holds now, held against the tiles beside it, against what was signed last, and against a checkpoint that was kept
 * elsewhere. Beside a running server or without one; nothing is written.
 */
export const checkTreeOf = async (
  dataDir: string,
  held: Held | null,
  onProgress: (checked: number, of: number) => void,
): Promise<TreeChecked & Readonly<{ key: string | null }>> => {
  const { storedLeaves } = await import('@plumbline/event-store');
  const { checkTree } = await import('@plumbline/log-tree');
  const { vkeyOf } = await import('@plumbline/proof');
  const { key, ...signed } = await signedBefore(dataDir);
  const given = held === null ? [] : [await heldCheckpoint(held, key)];
  const { tree, findings } = await treeIn(dataDir);
  try {
    const kept = await keptBeside(tree, key);
    const { size } = await tree.end();
    const checked = await checkTree({
      ...{ events: storedLeaves(dataDir), tiles: tree.tiles, size },
      checkpoints: [...signed.checkpoints, ...kept.checkpoints, ...given],
      onProgress: (at) => {
        onProgress(at, Math.max(at, size));
      },
    });
    const found = [...signed.findings, ...findings, ...kept.findings, ...shorter(size, signed), ...checked.findings];
    return { ...checked, findings: found, key: key && vkeyOf(key) };
  } finally {
    await tree.close();
  }
};
