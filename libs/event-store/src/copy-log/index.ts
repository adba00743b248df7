import { compareLogs, type Compared, SLICE } from './compare.js';
import { holdsEventsAt, openPostgresSource, openPostgresTarget } from './postgres.js';
import type { EsdbLogPlace } from './eventstoredb.js';
import { CopyRefused, type LogSource, type LogTarget, type SplitEvent } from './sides.js';
import type { StoredCommand } from '../stored/command-row.js';
import { holdsEventsIn, openSqliteSource, openSqliteTarget } from './sqlite.js';

export type { EsdbLogPlace } from './eventstoredb.js';
export { CopyRefused, type SplitEvent } from './sides.js';

/** Where a log is: in the files of a folder, in a database, or in streams on EventStoreDB. */
export type LogPlace = Readonly<{ dir: string } | { url: string }> | EsdbLogPlace;
/** `split`: of a copy on EventStoreDB. `wasCopied`: an earlier run has finished it, and this one only compared. */
type Copied = Compared & Readonly<{ to: string; split: readonly SplitEvent[] }>;
export type LogCopied = Copied & Readonly<{ from: string; startedAt: string; finishedAt: string; wasCopied: boolean }>;
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

const textOf = (at: LogPlace): string => {
  if ('dir' in at) return at.dir;
  return 'url' in at ? at.url : JSON.stringify([at.address.endpoints, at.prefix]);
};

/** Loaded with the client of the server only where one is used. */
const ofEventStoreDb = () => import('./eventstoredb.js');

const openSource = async (at: LogPlace, setting: string): Promise<LogSource> => {
  if ('dir' in at) return openSqliteSource(at.dir);
  if ('url' in at) return openPostgresSource({ ...at, setting });
  return (await ofEventStoreDb()).openEsdbSource({ ...at, setting });
};
const openTarget = async (at: LogPlace): Promise<LogTarget> => {
  if ('dir' in at) return openSqliteTarget(at.dir);
  if ('url' in at) return openPostgresTarget({ ...at, setting: TO });
  return (await ofEventStoreDb()).openEsdbTarget({ ...at, setting: TO });
};
const holdsEvents = async (at: LogPlace): Promise<boolean> => {
  if ('dir' in at) return holdsEventsIn(at.dir);
  if ('url' in at) return holdsEventsAt({ ...at, setting: TO });
  return (await ofEventStoreDb()).holdsEventsUnder({ ...at, setting: TO });
};

/** Why a log that has events is not the copy of the source, `error` said where they differ. */
const otherThan = async (source: LogSource, target: LogSource, error: CopyRefused): Promise<CopyRefused> => {
  const [[theirs], [ours]] = await Promise.all([source.after(0, 1), target.after(0, 1)]);
  const more = (await target.head()) - (await source.head());
  if (identical(theirs, ours) && more <= 0) return error;
  const what = identical(theirs, ours)
    ? `holds a copy of this log, and ${String(more)} events since`
    : 'has events of its own';
  return new CopyRefused(`${target.name} ${what}: name another database, folder or prefix. Nothing was changed.`, {
    cause: error,
  });
};

/** What the target has to be where it has events: the copy of this log, as an earlier run has finished it. */
const compareFinished = async (source: LogSource, to: LogPlace): Promise<Copied> => {
  const target = await openSource(to, TO);
  try {
    return { ...(await compareLogs(source, target)), to: target.name, split: target.split ?? [] };
  } catch (error) {
    throw error instanceof CopyRefused ? await otherThan(source, target, error) : error;
  } finally {
    await target.close();
  }
};

const copyInto = async (source: LogSource, to: LogPlace, onProgress: OnProgress): Promise<Copied> => {
  const target = await openTarget(to);
  try {
    await copyEvents(source, target, onProgress);
    await copyCommands(source, target);
    await target.noteKeys(await source.keysNoted());
    const compared = await compareLogs(source, target);
    await target.finish();
    return { ...compared, to: target.name, split: target.split ?? [] };
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
  if (textOf(from) === textOf(to))
    throw new CopyRefused('The log and its copy would be in one place: name another for the copy.');
  const source = await openSource(from, FROM);
  try {
    if (!('prefix' in to)) await source.ensureKeysDiffer?.();
    const wasCopied = await holdsEvents(to);
    const compared = await (wasCopied ? compareFinished(source, to) : copyInto(source, to, onProgress));
    return { ...compared, from: source.name, startedAt, finishedAt: new Date().toISOString(), wasCopied };
  } finally {
    await source.close();
  }
};
