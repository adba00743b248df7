import { compareLogs, type Compared, SLICE } from './compare.js';
import { openPostgresSource, openPostgresTarget } from './postgres.js';
import { CopyRefused, type LogSource, type LogTarget } from './sides.js';
import type { StoredCommand } from '../stored/command-row.js';
import { openSqliteSource, openSqliteTarget } from './sqlite.js';

export { CopyRefused } from './sides.js';

/** Where a log is: in the files of a folder, or in a database. */
export type LogPlace = Readonly<{ dir: string } | { url: string }>;
export type LogCopied = Compared & Readonly<{ from: string; to: string; startedAt: string; finishedAt: string }>;
type OnProgress = (copied: number, of: number) => void;

const identical = (one: { leafHash: Uint8Array } | undefined, other: { leafHash: Uint8Array } | undefined): boolean =>
  one !== undefined && other !== undefined && Buffer.from(one.leafHash).equals(other.leafHash);

/** What was copied before has to be of this log: its first event and its last. */
const ensureBegunFrom = async (source: LogSource, target: LogTarget, copied: number): Promise<void> => {
  if (copied === 0) return;
  for (const position of [0, copied - 1]) {
    const [[theirs], [ours]] = await Promise.all([source.after(position, 1), target.after(position, 1)]);
    if (!identical(theirs, ours))
      throw new CopyRefused(`${target.name} holds the copy of another log, which was cut short. Remove it first.`);
  }
};

const copyEvents = async (source: LogSource, target: LogTarget, onProgress: OnProgress): Promise<void> => {
  const head = await source.head();
  let copied = await target.head();
  await ensureBegunFrom(source, target, copied);
  while (copied < head) {
    const events = await source.after(copied, SLICE);
    if (events.length === 0) throw new CopyRefused(`The source lacks events after position ${String(copied)}.`);
    await target.append(events);
    copied += events.length;
    onProgress(copied, head);
  }
};

const copyCommands = async (source: LogSource, target: LogTarget): Promise<void> => {
  for (let key: string | undefined = ''; key !== undefined;) {
    const commands: readonly StoredCommand[] = await source.commandsBehind(key, SLICE);
    await target.addCommands(commands);
    key = commands.at(-1)?.key;
  }
};

const opened = async (from: LogPlace, to: LogPlace): Promise<Readonly<{ source: LogSource; target: LogTarget }>> => {
  const source = await ('dir' in from ? openSqliteSource(from.dir) : openPostgresSource(from.url));
  try {
    return { source, target: await ('dir' in to ? openSqliteTarget(to.dir) : openPostgresTarget(to.url)) };
  } catch (error) {
    await source.close();
    throw error;
  }
};

/**
 * Copies a log, as it is, to another place: ids, revisions, order, times and records of commands stay, and so do the leaves. Nothing is written to
 * the source, and nobody else may write to it meanwhile. Cut short at any point, the same call goes on. At the end every event is compared in
 * global order; before that no server opens the copy. Throws `CopyRefused`.
 */
export const copyLog = async (from: LogPlace, to: LogPlace, onProgress: OnProgress): Promise<LogCopied> => {
  const startedAt = new Date().toISOString();
  const { source, target } = await opened(from, to);
  try {
    await copyEvents(source, target, onProgress);
    await copyCommands(source, target);
    await target.noteKeys(await source.keysNoted());
    const compared = await compareLogs(source, target);
    await target.finish();
    const finishedAt = new Date().toISOString();
    return { ...compared, from: source.name, to: target.name, startedAt, finishedAt };
  } finally {
    await target.close();
    await source.close();
  }
};
