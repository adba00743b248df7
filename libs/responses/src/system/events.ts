import { define, definePage, page } from '../kernel/components.js';
import { type Answer, instant, integer, nullable, object, stored, text, uuid } from '../kernel/schema.js';

const command = define(
  'CommandReference',
  object({
    key: text({ description: 'SHA-256 of the actor and their idempotency key.' }),
    request: text({ description: 'SHA-256 of what was asked: method, path and body.' }),
    index: integer({ description: "Which of the command's events, from 0." }),
    count: integer({ description: 'How many events the command wrote.' }),
  }),
);

const metadata = define(
  'EventMetadata',
  object({
    recordedAt: instant(),
    actor: text(),
    correlationId: text(),
    causationId: text(),
    command: nullable(command, { description: 'Of a command with an idempotency key.' }),
  }),
);

/** An event as it was recorded, within its stream. */
const recorded = {
  id: uuid(),
  type: text(),
  version: integer(),
  revision: text(),
  position: text(),
  metadata,
};

export const RecordedEvent = define(
  'RecordedEvent',
  object({ ...recorded, data: stored({ description: 'Valid against the schema of its type and version.' }) }),
);
export type RecordedEvent = Answer<typeof RecordedEvent>;

export const StoredEvent = define(
  'StoredEvent',
  object({
    ...recorded,
    stream: text(),
    data: nullable(stored({ description: 'Valid against the schema of its type and version.' })),
    unreadable: nullable(text(), { description: 'Why the data cannot be read here; it is null then.' }),
  }),
);
export type StoredEvent = Answer<typeof StoredEvent>;
export const StoredEventPage = definePage('StoredEventPage', StoredEvent);
export type StoredEventPage = Answer<typeof StoredEventPage>;

export const History = define('History', object({ id: uuid(), revision: text(), ...page(RecordedEvent) }));
export type History = Answer<typeof History>;
