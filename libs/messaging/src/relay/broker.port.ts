import type { Message } from '../cloud-event.js';
import type { Topic } from '../public-events/topics.js';

/** A topic is there, and is kept in a way that loses events. Waiting changes nothing. */
export class TopicRefused extends Error {
  override readonly name = 'TopicRefused';
}

/** What the relay needs of a client of Kafka. One that has failed is closed, and another one made. */
export interface Broker {
  connect(): Promise<void>;
  /** Makes those that are not there. @throws TopicRefused where one that is there would lose events */
  ensureTopics(topics: readonly Topic[]): Promise<void>;
  /**
   * Resolves once every replica in sync has all of them, those of a key in the order given. Where it rejects, any of them may be there. What is
   * given meanwhile waits: one request is under way at a time, and none after one that failed.
   */
  send(messages: readonly Message[]): Promise<void>;
  close(): Promise<void>;
}
