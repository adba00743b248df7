import {
  type ActualRevision,
  type AppendOptions,
  type AppendReceipt,
  type AppendResult,
  type EventToAppend,
  type ExpectedRevision,
  InvalidEvent,
  StoreUnreadable,
} from '@plumbline/event-log';
import type { Codec } from '../codec/codec.js';
import { type Counted, toPosition } from '../position.js';
import type { Append, Outcome, Place } from './append.js';
import { checksumOf, type StoredCommand } from './command-row.js';

export const receiptOf = ({ stream, revision, position, appended }: Place, counted: Counted = ''): AppendReceipt => ({
  stream,
  revision: revision === null ? null : BigInt(revision),
  position: position === null ? null : toPosition(position, counted),
  appended,
});

const revisionOf = (actual: number | null): ActualRevision => (actual === null ? 'no-stream' : BigInt(actual));

type Given = Readonly<{ stream: string; expected: ExpectedRevision; events: readonly EventToAppend[] }>;

/** What was asked of the port, encoded. */
export const encodedAppend = async (
  codec: Codec,
  { stream, expected, events }: Given,
  { record, guards = [] }: AppendOptions,
): Promise<Append> => {
  const kept = record && (await codec.kept(record));
  const encoded = await codec.encode(stream, events, kept);
  return {
    stream,
    expected: typeof expected === 'bigint' ? Number(expected) : expected,
    record: kept ?? null,
    guards: guards.map((guard) => ({
      stream: guard.stream,
      revision: guard.revision === 'no-stream' ? null : Number(guard.revision),
    })),
    events: encoded,
    keys: codec.keys,
  };
};

export const resultOf = (outcome: Outcome, counted: Counted = ''): AppendResult => {
  switch (outcome.is) {
    case 'done':
      return { ok: true, receipt: receiptOf(outcome, counted), repeated: outcome.repeated };
    case 'conflict':
      return { ok: false, reason: 'conflict', actual: revisionOf(outcome.actual) };
    case 'guard-moved':
      return { ok: false, reason: 'guard-moved', stream: outcome.stream, actual: revisionOf(outcome.actual) };
    case 'key-reused':
      return { ok: false, reason: 'key-reused' };
    case 'unreadable':
      throw new StoreUnreadable(outcome.detail);
    case 'refused':
      throw new InvalidEvent(`The append was refused (are its event ids new?): ${outcome.detail}`);
  }
};

/** What a record says, once it is what was written. @throws StoreUnreadable */
export const recordIn = (
  found: StoredCommand,
  counted: Counted = '',
): Readonly<{ request: string; receipt: AppendReceipt }> => {
  if (!checksumOf(found).equals(found.checksum))
    throw new StoreUnreadable('the record of a command is not what was written');
  return { request: found.request, receipt: receiptOf(JSON.parse(found.receipt) as Place, counted) };
};
