import { hash } from 'node:crypto';
import { StoreUnavailable, StoreUnreadable } from '@plumbline/event-log';
import type { Encoded, Stored } from '../codec/rows.js';
import { type Given, idNamed, NOTHING, type Sent, textOf } from './messages.js';
import type { Names } from './names.js';
import type { ServerLog } from './server-log.js';
import { type Blob, envelopeIn, type Large, storedEvent } from './stored-event.js';

/** A server takes 1 MiB in one append where it is not told otherwise, and counts what is around an event, too. */
const MOST_BYTES = 512 * 1024;
const MOST_IN_APPEND = 768 * 1024;
/** Of what is around the texts of an event; it is far less. */
const ENVELOPE = 1024;
const TEXTS = ['data', 'boxes'] as const;
type Text = (typeof TEXTS)[number];

const sizeOf = (event: Encoded, text: Text): number => Buffer.byteLength(event[text] ?? '');

const textBytes = (event: Encoded): number => TEXTS.reduce((sum, text) => sum + sizeOf(event, text), 0);

/** How many of these events, from the first on, go into one append with nothing apart; at least the first, whatever its size. */
export const inOneAppend = (events: readonly Encoded[]): number => {
  let [count, sum] = [0, 0];
  for (const event of events) {
    sum += textBytes(event) + ENVELOPE;
    if (count > 0 && sum > MOST_BYTES) break;
    count += 1;
  }
  return count;
};

type Choice = Readonly<{ at: number; text: Text; size: number }>;

/** Which texts lie apart: the largest, until what is left of each event and of all of them fits into an append. */
const toSplit = (events: readonly Encoded[]): readonly Choice[] => {
  const choices = events
    .flatMap((event, at) => TEXTS.map((text) => ({ at, text, size: sizeOf(event, text) })))
    .sort((one, other) => other.size - one.size);
  const left = events.map((event) => textBytes(event) + ENVELOPE);
  const isTooMuch = (at: number): boolean =>
    (left[at] ?? 0) > MOST_BYTES + ENVELOPE || left.reduce((sum, size) => sum + size, 0) > MOST_IN_APPEND;
  const split: Choice[] = [];
  for (const choice of choices) {
    if (!isTooMuch(choice.at)) continue;
    split.push(choice);
    left[choice.at] = (left[choice.at] ?? 0) - choice.size;
  }
  return split;
};

/**
 * Texts of events that are too large for an append of the server, in streams of their own, each of which is written once. Parts that no event
 * names do no harm.
 */
export class LargeParts {
  constructor(
    private readonly log: ServerLog,
    private readonly names: Names,
  ) {}

  /** Stores what lies apart, for each of the events. */
  async stored(events: readonly Encoded[]): Promise<readonly Large[]> {
    const large: Large[] = events.map(() => ({}));
    for (const { at, text } of toSplit(events)) {
      const blob = await this.store(Buffer.from(events[at]?.[text] ?? '', 'utf8'));
      large[at] = { ...large[at], [text]: blob };
    }
    return large;
  }

  /** The events as they were written. `nameOf`: the name here of a stream of the server. */
  read(given: readonly Given[], nameOf: (stream: string) => string): Promise<readonly Stored[]> {
    return Promise.all(
      given.map(async (event) => {
        const { data, boxes } = envelopeIn(event).large ?? {};
        const texts = {
          ...(data === undefined ? {} : { data: await this.load(data) }),
          ...(boxes === undefined ? {} : { boxes: await this.load(boxes) }),
        };
        return storedEvent(event, nameOf(event.stream), texts);
      }),
    );
  }

  private async store(bytes: Buffer): Promise<Blob> {
    const digest = hash('sha256', bytes, 'hex');
    const parts = Math.ceil(bytes.length / MOST_BYTES);
    const stream = this.names.blob(digest);
    for (let part = 0; part < parts;) part = await this.storePart(stream, partOf(bytes, digest, part), part);
    return { digest, parts };
  }

  /** The number of the next one: somebody else may have stored more of them. */
  private async storePart(stream: string, sent: Sent, part: number): Promise<number> {
    const answer = await this.log.append(stream, part - 1, [sent]);
    if (answer.is === 'done') return part + 1;
    if (answer.current < part) throw new StoreUnavailable('the parts of a large text are not stored in their order');
    return answer.current + 1;
  }

  private async load({ digest, parts }: Blob): Promise<string> {
    const found = await this.log.stream(this.names.blob(digest), 0);
    const bytes = Buffer.concat(found.slice(0, parts).map(({ data }) => data));
    if (hash('sha256', bytes, 'hex') !== digest)
      throw new StoreUnreadable('a large text of an event is not what was written', { cause: new Error(digest) });
    return textOf(bytes);
  }
}

const partOf = (bytes: Buffer, digest: string, part: number): Sent => ({
  id: idNamed(`${digest} ${String(part)}`),
  type: 'TextPart',
  data: bytes.subarray(part * MOST_BYTES, (part + 1) * MOST_BYTES),
  metadata: NOTHING,
  isJson: false,
});
