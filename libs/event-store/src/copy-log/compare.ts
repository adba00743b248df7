import { createHash } from 'node:crypto';
import { canonicalJson } from '@plumbline/canonical';
import { hasItsBoxes, leafProblem } from '../codec/leaf.js';
import type { Stored } from '../codec/rows.js';
import { checksumOf, type StoredCommand } from '../stored/command-row.js';
import { CopyRefused, type LogSource } from './sides.js';

export const SLICE = 500;

/** `digest`: SHA-256 over the hashes of all leaves in global order, in hexadecimal. */
export type Compared = Readonly<{ events: number; commands: number; digest: string }>;

const differ = (what: string): CopyRefused =>
  new CopyRefused(`The copy is not the source: ${what}. Remove the copy, and copy again.`);

const bytes = (value: Uint8Array | null): string | null =>
  value === null ? null : Buffer.from(value).toString('base64');
const eventText = (event: Stored): string =>
  canonicalJson({ ...event, leafHash: bytes(event.leafHash), boxesSum: bytes(event.boxesSum) });
const commandsText = (commands: readonly StoredCommand[]): string =>
  canonicalJson(commands.map((row) => ({ ...row, checksum: bytes(row.checksum) })));

const ensureSame = (theirs: Stored, ours: Stored | undefined, position: number): void => {
  const isSound = leafProblem(theirs) === undefined && hasItsBoxes(theirs) && theirs.position === position;
  if (!isSound) throw new CopyRefused(`The source is damaged at position ${String(position)}: check it first.`);
  if (ours === undefined || eventText(ours) !== eventText(theirs))
    throw differ(`the events at position ${String(position)} differ`);
};

const compareEvents = async (source: LogSource, target: LogSource): Promise<string> => {
  const digest = createHash('sha256');
  const head = await source.head();
  if ((await target.head()) !== head) throw differ('it has another number of events');
  for (let position = 0; position < head;) {
    const [theirs, ours] = await Promise.all([source.after(position, SLICE), target.after(position, SLICE)]);
    if (theirs.length === 0) throw new CopyRefused(`The source lacks events after position ${String(position)}.`);
    for (const [at, event] of theirs.entries()) {
      position += 1;
      ensureSame(event, ours[at], position);
      digest.update(ours[at]?.leafHash ?? '');
    }
  }
  return digest.digest('hex');
};

const compareCommands = async (source: LogSource, target: LogSource): Promise<number> => {
  let count = 0;
  for (let key: string | undefined = ''; key !== undefined;) {
    const theirs: readonly StoredCommand[] = await source.commandsBehind(key, SLICE);
    const ours = await target.commandsBehind(key, SLICE);
    const isSound = theirs.every((row) => checksumOf(row).equals(row.checksum));
    if (!isSound) throw new CopyRefused('A record of a command in the source is damaged: check it first.');
    if (commandsText(theirs) !== commandsText(ours)) throw differ('records of commands differ');
    count += theirs.length;
    key = theirs.at(-1)?.key;
  }
  return count;
};

/** Throws where the copy is not the source, or the source is not what was written. */
export const compareLogs = async (source: LogSource, target: LogSource): Promise<Compared> => {
  const digest = await compareEvents(source, target);
  const commands = await compareCommands(source, target);
  if (canonicalJson(await source.keysNoted()) !== canonicalJson(await target.keysNoted()))
    throw differ('it notes other keys');
  return { events: await source.head(), commands, digest };
};
