import { syncFolder } from '@plumbline/sqlite';
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, existsSync, fsyncSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { EVENTS_FILE } from '../connect.js';

export const STATEMENT_FILE = 'migration.json';
export const READABLE_FILE = 'migration.txt';

export type SourceFile = Readonly<{ name: string; bytes: number; sha256: string }>;
export type Source = Readonly<{ directory: string; files: readonly SourceFile[] }>;
/** Hashes in hex. They differ where the event has texts, of which the target has what commits to them, or the digest of a request, which it has under a key. */
export type Leaf = Readonly<{ position: number; id: string; sourceLeaf: string; targetLeaf: string }>;

/** What was copied, from where, by whom and when. */
export type SealStatement = Readonly<{
  source: Source;
  target: string;
  events: number;
  commands: number;
  first: Leaf | null;
  last: Leaf | null;
  /** Of people: those that were sealed, and those that were left behind, since whoever they are about was erased, or their retention ended. */
  texts: Readonly<{ sealed: number; erased: number; expired: number; lost: number }>;
  ranBy: Readonly<{ user: string; host: string }>;
  /** Whether the source has any text in clear. */
  sourceInClear: boolean;
  startedAt: string;
  finishedAt: string;
}>;

const digestOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

/** What the events of a data directory are in, with the log beside the file where that was not folded in. */
export const sourceIn = async (directory: string): Promise<Source> => {
  const names = [EVENTS_FILE, `${EVENTS_FILE}-wal`].filter((name) => {
    const path = join(directory, name);
    return existsSync(path) && statSync(path).size > 0;
  });
  const files: SourceFile[] = [];
  for (const name of names) {
    const path = join(directory, name);
    files.push({ name, bytes: statSync(path).size, sha256: await digestOf(path) });
  }
  return { directory, files };
};

const contentsOf = ({ files }: Source): string =>
  files.map(({ name, bytes, sha256 }) => `${name} ${String(bytes)} ${sha256}`).join('\n');

/** Wherever they lie. */
export const isSameSource = (a: Source, b: Source): boolean => contentsOf(a) === contentsOf(b);

export const ranBy = (): SealStatement['ranBy'] => {
  try {
    return { user: userInfo().username, host: hostname() };
  } catch {
    return { user: `uid ${String(process.getuid?.())}`, host: hostname() };
  }
};

const leafLine = (name: string, { position, id, sourceLeaf, targetLeaf }: Leaf): string =>
  `${name} event: ${id} at position ${String(position)}, leaf ${sourceLeaf} in the source, ${targetLeaf} in the copy`;

export const readable = (statement: SealStatement): string => {
  const { source, target, events, commands, first, last, texts, ranBy: by } = statement;
  return [
    `${String(events)} events and ${String(commands)} records of commands were copied from ${source.directory} to ${target}, and compared.`,
    ...source.files.map(({ name, bytes, sha256 }) => `${name}: ${String(bytes)} bytes, SHA-256 ${sha256}`),
    ...(first === null ? [] : [leafLine('First', first)]),
    ...(last === null ? [] : [leafLine('Last', last)]),
    `${String(texts.sealed)} texts about people were sealed; ${String(texts.erased)} were left behind, since whoever they are about was erased; ` +
      `${String(texts.expired)} since their retention had ended; ` +
      `${String(texts.lost)} had been lost with their keys before.`,
    `Run by ${by.user} on ${by.host}, from ${statement.startedAt} to ${statement.finishedAt}.`,
    statement.sourceInClear
      ? 'The source still has its texts in clear: destroy it, and its backups, once it is needed no more.'
      : 'The source has its texts sealed as well, under the keys that lie with it.',
  ].join('\n');
};

/** There as a whole, or not at all. */
export const writeWhole = (path: string, text: string): void => {
  const draft = `${path}.draft`;
  const fd = openSync(draft, 'w', 0o600);
  writeSync(fd, text);
  fsyncSync(fd);
  closeSync(fd);
  renameSync(draft, path);
  syncFolder(dirname(path));
};
