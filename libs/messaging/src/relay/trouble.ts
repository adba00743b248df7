import { StoreUnavailable, UnreadableEvent } from '@plumbline/event-log';
import { messageFrom } from '../message-from.js';
import { NotLetIn } from '../not-let-in.js';
import { TopicRefused } from './broker.port.js';
import { SeatLost } from './seat.port.js';

/** The checkpoint is of another log than the store's, or of one that had more events. */
export class CheckpointOfAnotherLog extends Error {
  override readonly name = 'CheckpointOfAnotherLog';
}

const isInWords = (error: unknown): boolean =>
  [TopicRefused, NotLetIn, SeatLost, StoreUnavailable, UnreadableEvent, CheckpointOfAnotherLog].some(
    (known) => error instanceof known,
  );

/** What has the checkpoint is away, or takes nothing: no fault of Kafka. */
export const notKept = (error: unknown): never => {
  throw error instanceof SeatLost
    ? error
    : new SeatLost(`The checkpoint, which is kept beside the views, cannot be read or moved: ${messageFrom(error)}`);
};

/** In words that an operator reads. */
export const whyOf = (error: unknown): string =>
  isInWords(error) ? messageFrom(error) : `Kafka: ${messageFrom(error)}`;
