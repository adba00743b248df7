import { StoreUnreadable } from '@plumbline/event-log';
import { boxesSum, leafHash } from '../codec/leaf.js';
import type { Encoded, Stored } from '../codec/rows.js';
import { type Given, type Sent, textOf } from './messages.js';

/** Where a large part of an event lies: `digest` is SHA-256 of its bytes as they are stored, `parts` how many events hold it. */
export type Blob = Readonly<{ digest: string; parts: number }>;
export type Large = Readonly<{ data?: Blob; boxes?: Blob }>;

/** What an append was decided on: by stream, the revision that was read; null for none. */
export type Guards = readonly Readonly<{ stream: string; revision: number | null }>[];

/** Beside the data, in the names that tools of the store know, and the rest of the envelope. */
type Envelope = Readonly<{
  $correlationId: string;
  $causationId: string;
  actor: string;
  recordedAt: string;
  version: number;
  command: unknown;
  leafFormat: number;
  leafHash: string;
  boxes: string | null;
  boxesSum: string | null;
  large?: Large;
  /** Of the first event of an append: who looks later whether they held needs them. No part of the event. */
  guards?: Guards;
}>;

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const inText = (hash: Uint8Array | null): string | null => hash && Buffer.from(hash).toString('base64url');

/** What is said of an event beside it. */
type Beside = Large & Readonly<{ guards?: Guards }>;

/** An event as it is sent. Its large parts, if it has any, are stored already. */
export const sentEvent = (event: Encoded, stream: string, revision: number, beside: Beside = {}): Sent => {
  const { guards, ...large } = beside;
  const { id, type, data, boxes, command, correlationId, causationId, actor, recordedAt, version, leafFormat } = event;
  const envelope: Envelope = {
    $correlationId: correlationId,
    $causationId: causationId,
    ...{ actor, recordedAt, version, leafFormat },
    command: command === null ? null : (JSON.parse(command) as unknown),
    leafHash: leafHash({ ...event, stream, revision }).toString('base64url'),
    boxes: large.boxes === undefined ? boxes : null,
    boxesSum: inText(boxesSum(boxes)),
    ...(large.data === undefined && large.boxes === undefined ? {} : { large }),
    ...(guards && { guards }),
  };
  const sent = large.data === undefined ? data : JSON.stringify({ blob: large.data });
  return { id, type, data: bytes(sent), metadata: bytes(JSON.stringify(envelope)), isJson: true };
};

const damaged = ({ position }: Given, cause?: unknown): StoreUnreadable =>
  new StoreUnreadable('an event is not what was written', {
    cause: cause ?? new Error(`position ${String(position)}`),
  });

export const envelopeIn = (given: Given): Envelope => {
  try {
    const envelope = JSON.parse(textOf(given.metadata)) as Envelope | null;
    if (typeof envelope?.leafHash === 'string') return envelope;
  } catch {
    // A parser's message quotes what it read.
  }
  throw damaged(given);
};

const hashIn = (text: string | null): Buffer | null => (text === null ? null : Buffer.from(text, 'base64url'));

/** An event as it was written, wherever its large parts were. `stream` is its name here. */
export const storedEvent = (
  given: Given,
  stream: string,
  large: Readonly<{ data?: string; boxes?: string }>,
): Stored => {
  const { id, type, revision, position } = given;
  const envelope = envelopeIn(given);
  if (!Number.isSafeInteger(position) || !Number.isSafeInteger(revision)) throw damaged(given);
  return {
    ...{ id, type, stream, revision, position },
    version: envelope.version,
    recordedAt: envelope.recordedAt,
    actor: envelope.actor,
    correlationId: envelope.$correlationId,
    causationId: envelope.$causationId,
    command: envelope.command === null ? null : JSON.stringify(envelope.command),
    data: large.data ?? textOf(given.data),
    leafFormat: envelope.leafFormat,
    leafHash: hashIn(envelope.leafHash) ?? new Uint8Array(),
    boxes: large.boxes ?? envelope.boxes,
    boxesSum: hashIn(envelope.boxesSum),
  };
};
