import { canonicalJson } from '@plumbline/canonical';
import type { KeyedDigest } from '@plumbline/sealing';
import { addCounts, NO_TEXTS, type TextCounts, type TextsChecked } from '../../codec/check-texts.js';
import type { Stored } from '../../codec/rows.js';
import { LEAF_FORMATS } from '../../codec/leaf.js';
import { withoutEnded } from '../../codec/seal.js';
import { keyedRecord, keyedReference } from './keyed-records.js';
import { SealRefused } from './seal-refused.js';
import type { Command, SourceLog } from './source-log.js';
import type { Leaf } from './statement.js';
import type { TargetLog } from './target-log.js';

const SAME = [
  'position',
  'id',
  'stream',
  'revision',
  'type',
  'version',
  'recordedAt',
  'actor',
  'correlationId',
  'causationId',
] as const;

/** `texts`: of the copy. */
export type Compared = Readonly<{
  commands: number;
  texts: TextCounts;
  sourceInClear: boolean;
  first: Leaf | null;
  last: Leaf | null;
}>;
/** `command`: what the copy should say of it. */
type Both = Readonly<{
  theirs: Stored;
  ours: TextsChecked | undefined;
  data: object;
  copied: object | undefined;
  command: string | null;
}>;

const differs = (at: number): SealRefused =>
  new SealRefused(
    `The copy is not the source at position ${String(at)}. Remove the copy, and copy again into a new folder.`,
  );

const leafOf = (source: Stored, target: Stored): Leaf => ({
  position: source.position,
  id: source.id,
  sourceLeaf: Buffer.from(source.leafHash).toString('hex'),
  targetLeaf: Buffer.from(target.leafHash).toString('hex'),
});

const compareCommands = (source: SourceLog, target: TargetLog, digestOf: KeyedDigest): number => {
  const copied = target.commands();
  let count = 0;
  for (const command of source.commands()) {
    const { value } = copied.next() as { value: Command | undefined };
    if (value?.key !== command.key || !value.checksum.equals(keyedRecord(command, digestOf).checksum))
      throw new SealRefused('The copy has other records of commands than the source.');
    count += 1;
  }
  copied.return?.();
  return count;
};

const isSame = ({ stored, problem }: TextsChecked, theirs: Stored): boolean =>
  problem === undefined &&
  stored.leafFormat === LEAF_FORMATS.sealed &&
  SAME.every((name) => stored[name] === theirs[name]);

const ensureSame = ({ theirs, ours, data, copied, command }: Both): TextsChecked => {
  if (ours === undefined || !isSame(ours, theirs) || ours.stored.command !== command) throw differs(theirs.position);
  if (canonicalJson(data) !== canonicalJson(copied)) throw differs(theirs.position);
  return ours;
};

/** Throws where the copy is not the source: other events, another order, or a text that does not open to what it was. */
export const compareLogs = async (source: SourceLog, target: TargetLog): Promise<Compared> => {
  let [texts, first, last]: [TextCounts, Leaf | null, Leaf | null] = [NO_TEXTS, null, null];
  let sourceInClear = false;
  if (source.head !== target.head) throw differs(target.head);
  const digestOf = await target.digests();
  for (let position = 0; position < source.head;) {
    const checked = await source.after(position);
    sourceInClear ||= checked.some(({ counts }) => counts.clear > 0);
    const theirs = checked.map(({ stored }) => stored);
    const ours = await target.after(position, source.whyGone);
    const before = await source.dataOf(theirs);
    const after = await target.dataOf(ours.map(({ stored }) => stored));
    for (const [at, stored] of theirs.entries()) {
      // The copy should read as the source does, without the texts that were ended.
      const data = withoutEnded({ ...stored, data: before[at] ?? {} }, (name) => source.whyEnded(name) !== undefined);
      const command =
        stored.leafFormat === LEAF_FORMATS.clear ? keyedReference(stored.command, digestOf) : stored.command;
      const same = ensureSame({ theirs: stored, ours: ours[at], data, copied: after[at], command });
      texts = addCounts(texts, same.counts);
      last = leafOf(stored, same.stored);
      first ??= last;
      position = stored.position;
    }
  }
  return { commands: compareCommands(source, target, digestOf), texts, sourceInClear, first, last };
};
