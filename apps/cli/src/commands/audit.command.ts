import type { StoredConfig } from '@plumbline/platform';
import type { TreeChecked } from '@plumbline/log-tree';
import type { Command } from 'commander';
import type { Held } from '../audit/fsck.js';
import { configurationOf, keysPlaceIn, orRefused } from '../configuration.js';
import { CliError, EXIT } from '../exit-codes.js';
import { readInput } from '../input-file.js';
import { Output } from '../output.js';
import type { GlobalOptions } from '../session.js';

/** A checkpoint has some hundred. */
const MOST_BYTES = 100_000;

type FsckOptions = Readonly<{ checkpoint?: string; key?: string }>;

const ensureTree = ({ store }: StoredConfig): void => {
  if (store.engine !== 'sqlite')
    throw new CliError(EXIT.usage, 'PLUMBLINE_STORE_URL: only a log in a data directory has a tree yet.');
};

const heldIn = ({ checkpoint: file, key }: FsckOptions): Held | null => {
  if (file !== undefined)
    return { file, note: Buffer.from(readInput(file, MOST_BYTES)).toString('utf8'), key: key ?? null };
  if (key !== undefined)
    throw new CliError(EXIT.usage, '--key is of the checkpoint that --checkpoint names: give both.');
  return null;
};

const soundOf = ({ events, covered }: TreeChecked): string =>
  covered === events
    ? 'All of it is what was signed.'
    : `The first ${String(covered)} of them are what was signed; nothing vouches yet for the ${String(events - covered)} that came later.`;

const fsck = async (options: FsckOptions, command: Command): Promise<void> => {
  const { dataDir: given, json } = command.optsWithGlobals<GlobalOptions>();
  const config = await configurationOf(given);
  ensureTree(config);
  const held = heldIn(options);
  const { checkDataDir } = await import('@plumbline/event-store');
  const { checkTreeOf } = await import('../audit/fsck.js');
  const out = new Output(json);
  const [place, texts, leaves] = [await keysPlaceIn(config), out.progress('texts'), out.progress('leaves')];
  const log = await orRefused(() => checkDataDir(place, texts.at)).finally(texts.end);
  const tree = await orRefused(() => checkTreeOf(config.dataDir, held, leaves.at)).finally(leaves.end);
  const findings = [...log.findings, ...tree.findings];
  const root = Buffer.from(tree.root).toString('base64');
  out.result({ events: tree.events, inTree: tree.inTree, covered: tree.covered, root, key: tree.key, findings }, () =>
    [
      `${String(tree.events)} events, ${String(tree.inTree)} of them in the tree. The root of all is ${root}.`,
      ...(tree.key === null ? [] : [`Checkpoints are signed by ${tree.key}`]),
      findings.length === 0 ? soundOf(tree) : `${String(findings.length)} findings:`,
      ...findings.map((finding) => `  ${finding}`),
    ].join('\n'),
  );
  if (findings.length > 0) process.exitCode = EXIT.partial;
};

const checkpoint = async (_: unknown, command: Command): Promise<void> => {
  const { dataDir: given, json } = command.optsWithGlobals<GlobalOptions>();
  const config = await configurationOf(given);
  ensureTree(config);
  const { FileSigner, SqliteTreeStore } = await import('@plumbline/log-tree');
  const { isNoteSignedBy, parseNote, vkeyOf } = await import('@plumbline/proof');
  const [signer, tree] = await orRefused(
    () => [FileSigner.find(config.dataDir), SqliteTreeStore.find(config.dataDir)] as const,
  );
  const note = await tree?.checkpoint();
  await tree?.close();
  if (note === undefined || signer === undefined)
    throw new CliError(
      EXIT.refused,
      `No checkpoint of the log in ${config.dataDir} was signed yet: a server signs one at its first event.`,
    );
  if (!(await orRefused(() => isNoteSignedBy(parseNote(note), signer.verifier))))
    throw new CliError(
      EXIT.refused,
      'The last checkpoint was signed by another key: a server signs one by this key at the next event.',
    );
  const out = new Output(json);
  const key = vkeyOf(signer.verifier);
  out.result({ note, key }, () => note.trimEnd());
  if (!json) out.note(`It is signed by ${key}`);
};

export const auditCommand = (program: Command): void => {
  const audit = program.command('audit').description('prove that the log of a data directory is what it was');
  audit
    .command('fsck')
    .description('check all that is stored, and hold it against the tree of the log and against checkpoints of it')
    .option('--checkpoint <file>', 'a signed checkpoint that was kept elsewhere')
    .option('--key <vkey>', 'the key that it has to be signed by; without it, that of the data directory')
    .action((options: FsckOptions, command: Command) => fsck(options, command));
  audit
    .command('checkpoint')
    .description('the last checkpoint that was signed, to be kept elsewhere; its key goes to stderr')
    .action(checkpoint);
};
