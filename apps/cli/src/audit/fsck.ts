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

/** What lies with the key; no key is a finding. */
const signedBefore = async (dataDir: string): Promise<Beside & Readonly<{ key: Verifier | null }>> => {
  const { CHECKPOINT_KEY_FILE, FileSigner, LAST_CHECKPOINT_FILE } = await import('@plumbline/log-tree');
  const signer = FileSigner.find(dataDir);
  if (signer === undefined) {
    const finding = `there is no ${CHECKPOINT_KEY_FILE}, and so nothing tells what was signed before`;
    return { key: null, checkpoints: [], findings: [finding] };
  }
  const last = await signer.last();
  const called = `what was signed last (${join(dataDir, LAST_CHECKPOINT_FILE)})`;
  return { key: signer.verifier, checkpoints: last === null ? [] : [{ ...last, called }], findings: [] };
};

/** What lies with the tiles; none is a finding. */
const keptBeside = async (tree: TreeStore | undefined, key: Verifier | null): Promise<Beside> => {
  if (tree === undefined)
    return { checkpoints: [], findings: ['there is no tree beside the events: a server makes it again'] };
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

const NO_TREE = {
  tiles: (ids: readonly unknown[]) => Promise.resolve(ids.map(() => undefined)),
  end: () => Promise.resolve({ size: 0 }),
} as const;

/**
 * The tree of what a data directory holds now, held against the tiles beside it, against what was signed last, and against a checkpoint that was kept
 * elsewhere. Beside a running server or without one.
 */
export const checkTreeOf = async (
  dataDir: string,
  held: Held | null,
  onProgress: (checked: number, of: number) => void,
): Promise<TreeChecked & Readonly<{ key: string | null }>> => {
  const { storedLeaves } = await import('@plumbline/event-store');
  const { checkTree, SqliteTreeStore } = await import('@plumbline/log-tree');
  const { vkeyOf } = await import('@plumbline/proof');
  const { key, ...signed } = await signedBefore(dataDir);
  const given = held === null ? [] : [await heldCheckpoint(held, key)];
  const tree = SqliteTreeStore.find(dataDir);
  try {
    const kept = await keptBeside(tree, key);
    const { tiles } = tree ?? NO_TREE;
    const { size } = await (tree ?? NO_TREE).end();
    const checked = await checkTree({
      ...{ events: storedLeaves(dataDir), tiles, size },
      checkpoints: [...signed.checkpoints, ...kept.checkpoints, ...given],
      onProgress: (at) => {
        onProgress(at, Math.max(at, size));
      },
    });
    const findings = [...signed.findings, ...kept.findings, ...checked.findings];
    return { ...checked, findings, key: key && vkeyOf(key) };
  } finally {
    await tree?.close();
  }
};
