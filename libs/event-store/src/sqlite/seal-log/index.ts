import { KEYS_FILE, type KeysPlace, MASTER_KEY_FILE, openKeyring } from '@plumbline/sealing';
import { existsSync, realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { compareLogs } from './compare-logs.js';
import { sealEvents } from './seal-event.js';
import { SealRefused } from './seal-refused.js';
import { SourceLog } from './source-log.js';
import { isSameSource, ranBy, type SealStatement, type Source, sourceIn } from './statement.js';
import { TargetFolder } from './target-folder.js';
import { TargetLog } from './target-log.js';

export { SealRefused } from './seal-refused.js';
export { readable, type SealStatement } from './statement.js';

/** `keys`: those of the copy, and of the source where it has none in its own folder. */
export type SealOptions = Readonly<{
  from: string;
  to: string;
  keys: Omit<KeysPlace, 'dataDir'>;
  onProgress: (copied: number, of: number) => void;
}>;

const realOf = (folder: string): string => (existsSync(folder) ? realpathSync(folder) : resolve(folder));

const ensureApart = (from: string, to: string): void => {
  const isWithin = (inner: string, outer: string) => !relative(outer, inner).startsWith('..');
  if (isWithin(to, from) || isWithin(from, to))
    throw new SealRefused(`${from} and ${to} are one folder, or one lies in the other: name a new folder elsewhere.`);
};

/** What the source has of its own, in its folder; the rest as it is for the copy. */
const keysOf = (from: string, keys: SealOptions['keys']): KeysPlace => {
  const hasOwn = (name: string) => existsSync(join(from, name));
  const master = hasOwn(MASTER_KEY_FILE) ? {} : { masterKey: keys.masterKey, masterKeyFile: keys.masterKeyFile };
  return { dataDir: from, file: hasOwn(KEYS_FILE) ? null : keys.file, ...master };
};

const copyEvents = async (source: SourceLog, folder: TargetFolder, options: SealOptions): Promise<TargetLog> => {
  const keyring = openKeyring({ ...options.keys, dataDir: folder.directory });
  keyring.afterLosses(source.losses.length);
  await keyring.destroy(source.ended);
  const target = new TargetLog(folder.directory, keyring);
  try {
    while (target.head < source.head) {
      const events = (await source.after(target.head)).map(({ stored }) => stored);
      target.append(await sealEvents(events, source, keyring));
      options.onProgress(target.head, source.head);
    }
    if (source.keys?.hasClaims === true) keyring.sourceIds.leaveToClaim();
    await target.addRest(source.losses, source.commands());
    return target;
  } catch (error) {
    await target.close();
    throw error;
  }
};

type Copy = Readonly<{ source: SourceLog; folder: TargetFolder; identity: Source; options: SealOptions }>;

const copied = async ({ source, folder, identity, options }: Copy): Promise<SealStatement> => {
  const target = await copyEvents(source, folder, options);
  try {
    target.check();
    const { texts, ...compared } = await compareLogs(source, target);
    if (!isSameSource(identity, await sourceIn(identity.directory)))
      throw new SealRefused(`${identity.directory} was written to meanwhile: stop what does, and copy again.`);
    return {
      source: identity,
      target: folder.directory,
      events: source.head,
      ...compared,
      texts: { sealed: texts.opened, erased: texts.erased, expired: texts.expired, lost: texts.lost },
      ranBy: ranBy(),
      startedAt: folder.startedAt,
      finishedAt: new Date().toISOString(),
    };
  } finally {
    await target.close();
  }
};

/** Of requests about people who were erased before the source was copied, too: nobody can try out any more what they said. */
const endRequests = async (keys: KeysPlace): Promise<void> => {
  const keyring = openKeyring(keys);
  try {
    keyring.endRequests();
  } finally {
    await keyring.close();
  }
};

const ensureUntouched = (folder: TargetFolder, statement: SealStatement): SealStatement => {
  const { events } = statement;
  const found = TargetLog.headIn(folder.directory);
  if (found === events) return statement;
  throw new SealRefused(`${folder.directory} has ${String(found - events)} events of its own since it was copied.`);
};

/**
 * Copies the log of a data directory into another one, with every text about a person sealed, and verifies the copy. Ids, revisions, order,
 * positions, times and records of commands stay; the source is not changed. Cut short at any point, the same call goes on. Throws
 * `SealRefused`, and what opening either folder throws.
 */
export const sealLog = async (options: SealOptions): Promise<SealStatement> => {
  if ((options.keys.url ?? null) !== null)
    throw new SealRefused('PLUMBLINE_KEYS_URL: a sealed copy makes its keys in a file. Unset it, or name a file.');
  const [from, to] = [realOf(options.from), realOf(options.to)];
  ensureApart(from, to);
  const source = SourceLog.open(from, keysOf(from, options.keys));
  let folder: TargetFolder | undefined;
  try {
    const identity = await sourceIn(from);
    folder = TargetFolder.open(to, identity);
    const statement =
      folder.finished === undefined
        ? await copied({ source, folder, identity, options })
        : ensureUntouched(folder, folder.finished);
    if (folder.finished === undefined) folder.finish(statement);
    if (source.ended.length > 0) await endRequests({ ...options.keys, dataDir: to });
    return statement;
  } finally {
    folder?.close();
    await source.close();
  }
};
