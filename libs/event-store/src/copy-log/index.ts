import { compareLogs, type Compared, SLICE } from './compare.js';
import { holdsEventsAt, openPostgresSource, openPostgresTarget } from './postgres.js';
import { CopyRefused, type LogSource, type LogTarget } from './sides.js';
import type { StoredCommand } from '../stored/command-row.js';
import { holdsEventsIn, openSqliteSource, openSqliteTarget } from './sqlite.js';

export { CopyRefused } from './sides.js';

/** Where a log is: in the files of a folder, or in a database. */
export type LogPlace = Readonly<{ dir: string } | { url: string }>;
/** `wasCopied`: an earlier run has finished it, and this one only compared. */
export type LogCopied = Compared &
  Readonly<{ from: string; to: string; startedAt: string; finishedAt: string; wasCopied: boolean }>;
/** The arguments of the command. */
const FROM = '--from';
const TO = '--to';

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

const isOne = (one: LogPlace, other: LogPlace): boolean =>
  'dir' in one ? 'dir' in other && one.dir === other.dir : 'url' in other && one.url === other.url;

const openSource = (at: LogPlace, setting: string): Promise<LogSource> =>
  'dir' in at ? openSqliteSource(at.dir) : openPostgresSource({ ...at, setting });
const openTarget = (at: LogPlace): Promise<LogTarget> =>
  'dir' in at ? openSqliteTarget(at.dir) : openPostgresTarget({ ...at, setting: TO });
const holdsEvents = (at: LogPlace): Promise<boolean> =>
  'dir' in at ? Promise.resolve(holdsEventsIn(at.dir)) : holdsEventsAt({ ...at, setting: TO });

/** Why a log that has events is not the copy of the source, `error` said where they differ. */
const otherThan = async (source: LogSource, target: LogSource, error: CopyRefused): Promise<CopyRefused> => {
  const [[theirs], [ours]] = await Promise.all([source.after(0, 1), target.after(0, 1)]);
  const more = (await target.head()) - (await source.head());
  if (identical(theirs, ours) && more <= 0) return error;
  const what = identical(theirs, ours)
    ? `holds a copy of this log, and ${String(more)} events since`
    : 'has events of its own';
  return new CopyRefused(`${target.name} ${what}: name another database or folder. Nothing was changed.`, {
    cause: error,
  });
};

/** What the target has to be where it has events: the copy of this log, as an earlier run has finished it. */
const compareFinished = async (source: LogSource, to: LogPlace): Promise<Compared & Readonly<{ to: string }>> => {
  const target = await openSource(to, TO);
  try {
    return { ...(await compareLogs(source, target)), to: target.name };
  } catch (error) {
    throw error instanceof CopyRefused ? await otherThan(source, target, error) : error;
  } finally {
    await target.close();
  }
};

const copyInto = async (
  source: LogSource,
  to: LogPlace,
  onProgress: OnProgress,
): Promise<Compared & Readonly<{ to: string }>> => {
  const target = await openTarget(to);
  try {
    await copyEvents(source, target, onProgress);
    await copyCommands(source, target);
    await target.noteKeys(await source.keysNoted());
    const compared = await compareLogs(source, target);
    await target.finish();
    return { ...compared, to: target.name };
  } finally {
    await target.close();
  }
};

/**
 * Copies a log, as it is, to another place: ids, revisions, order, times and records of commands stay, and so do the leaves. Nothing is written to
 * the source, and nobody else may write to it meanwhile. Cut short at any point, the same call goes on. At the end every event is compared in
 * global order; before that no server opens the copy. Done again after that, it compares, and changes nothing. Throws `CopyRefused`, `Explained`.
 */
export const copyLog = async (from: LogPlace, to: LogPlace, onProgress: OnProgress): Promise<LogCopied> => {
  const startedAt = new Date().toISOString();
  if (isOne(from, to)) throw new CopyRefused('The log and its copy would be in one place: name another for the copy.');
  const source = await openSource(from, FROM);
  try {
    const wasCopied = await holdsEvents(to);
    const compared = await (wasCopied ? compareFinished(source, to) : copyInto(source, to, onProgress));
    return { ...compared, from: source.name, startedAt, finishedAt: new Date().toISOString(), wasCopied };
  } finally {
    await source.close();
  }
};
