import { canonicalJson } from '@plumbline/canonical';
import { keyedDigestOf, keyIdAfter, type KeyName, REQUESTS_KEY, type SqliteKeyring } from '@plumbline/sealing';
import { boxesIn, dataOf, type Stored } from '../../codec/rows.js';
import { LEAF_FORMATS } from '../../codec/leaf.js';
import { type Boxes, keysFor, seal, type SealableEvent } from '../../codec/seal.js';
import { keyedReference } from './keyed-records.js';
import type { SourceLog } from './source-log.js';

const sealable = (stored: Stored): SealableEvent => ({ ...stored, data: dataOf(stored) });
const isClear = ({ leafFormat }: Stored): boolean => leafFormat === LEAF_FORMATS.clear;
const subjectOf = (keyId: string): string => keyId.split('/')[1] ?? '';

/** The ids that a key of this name may have in the source. */
const idsOf = (name: KeyName, losses: number): readonly string[] =>
  Array.from({ length: losses + 1 }, (_, loss) => keyIdAfter(loss, name));

/** Keys of the source keep their ids, since boxes are bound to these; with that of digests, repeated requests are known in the copy, too, as long as nothing has ended in it. */
const adoptKeys = async (events: readonly Stored[], source: SourceLog, keyring: SqliteKeyring): Promise<void> => {
  if (source.keys === null) return;
  const ids = events.flatMap((event) =>
    isClear(event)
      ? keysFor(sealable(event)).flatMap((name) => idsOf(name, source.losses.length))
      : Object.keys(boxesIn(event) ?? {}),
  );
  const keys = await source.keys.toOpen(new Set([REQUESTS_KEY, ...ids]));
  keyring.adopt([...keys].map(([id, key]) => ({ id, subject: subjectOf(id), key })));
};

/** A box stays as it is, but for one whose text is to be left behind. */
const withoutGone = (boxes: Boxes, keys: ReadonlyMap<string, unknown>): Boxes =>
  Object.fromEntries(Object.entries(boxes).map(([id, box]) => [id, keys.has(id) ? box : null]));

/**
 * Events of the source as the copy keeps them: each with its id, place and times, and in the version in which it was written, with its texts sealed,
 * and the digest of its request under a key. The keys are durable when this resolves.
 */
export const sealEvents = async (
  events: readonly Stored[],
  source: SourceLog,
  keyring: SqliteKeyring,
): Promise<readonly Stored[]> => {
  await adoptKeys(events, source, keyring);
  const toSeal = await keyring.toSeal(events.filter(isClear).flatMap((event) => keysFor(sealable(event))));
  const sealedIds = events.filter((event) => !isClear(event)).flatMap((event) => Object.keys(boxesIn(event) ?? {}));
  const toOpen = await keyring.toOpen(new Set(sealedIds));
  const digestOf = await keyedDigestOf(keyring, 'requests');
  return events.map((event) => {
    if (isClear(event)) {
      const { data, boxes } = seal(sealable(event), toSeal);
      const command = keyedReference(event.command, digestOf);
      return { ...event, command, data: canonicalJson(data), boxes, leafFormat: LEAF_FORMATS.sealed };
    }
    if (event.boxes === null) return event;
    return { ...event, boxes: canonicalJson(withoutGone(boxesIn(event) ?? {}, toOpen)) };
  });
};
