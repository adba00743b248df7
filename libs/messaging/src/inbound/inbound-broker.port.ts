import type { RawMessage } from './raw-message.js';

/** A dead letter as it is sent: nobody has to read more of a message than its refusal. */
export type DeadLetter = Pick<RawMessage, 'key' | 'value'> & Readonly<{ headers: Readonly<Record<string, string>> }>;

/** Answers one message; its offset is committed once it resolves. `lost` is aborted once another member may have the message. */
export type EachMessage = (message: RawMessage, lost: AbortSignal) => Promise<void>;

/** What the consumer needs of a client of Kafka. One that has failed is closed, and another one made. */
export interface InboundBroker {
  connect(): Promise<void>;
  /** Makes those that are not there. @throws TopicRefused where one that is there keeps names longer than it may */
  ensureTopics(): Promise<void>;
  /** One message of the group's after the other, in the order of each partition. Resolves once it was stopped, rejects where it ended by itself. */
  consume(each: EachMessage): Promise<void>;
  /** Resolves once every replica in sync has it. */
  sendDeadLetter(letter: DeadLetter): Promise<void>;
  /** When it last heard of the group or of a partition; as `performance.now` tells time. */
  readonly heardAt: number;
  /** Messages that wait in the partitions of this member; undefined before its group has given it any. */
  lag(): Promise<number | undefined>;
  /** Waits for the message in hand, and for its offset. */
  stop(): Promise<void>;
  close(): Promise<void>;
}
