import { define, definePage, page } from '../kernel/components.js';
import { about, showing } from '../kernel/shown.js';
import { type Answer, flag, instant, integer, nullable, object, stored, text, uuid } from '../kernel/schema.js';

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

/** Its data may be of any of them. */
const ANYTHING = ['packet', 'ratings', 'votes'] as const;
const NOMINATION = 'nomination-';
const nominationIn = (stream: string | null): string | null =>
  stream?.startsWith(NOMINATION) === true ? stream.slice(NOMINATION.length) : null;

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

/** Every event has its place in the list, whoever reads it: of one that is withheld, nothing but the place is told. */
export const StoredEvent = define(
  'StoredEvent',
  about(
    ({ stream }: Readonly<{ stream: string | null }>) => [nominationIn(stream)],
    object({
      position: recorded.position,
      withheld: flag({ description: 'You may not read it: everything about it but its position is null.' }),
      id: nullable(recorded.id),
      type: nullable(recorded.type),
      version: nullable(recorded.version),
      revision: nullable(recorded.revision, { description: 'Null also where it is of your own record.' }),
      metadata: nullable(recorded.metadata),
      stream: nullable(text()),
      data: showing(ANYTHING, nullable(stored({ description: 'Valid against the schema of its type and version.' }))),
      unreadable: nullable(text(), { description: 'Why the data cannot be read here; it is null then.' }),
    }),
  ),
);
export type StoredEvent = Answer<typeof StoredEvent>;
export const StoredEventPage = definePage('StoredEventPage', StoredEvent);
export type StoredEventPage = Answer<typeof StoredEventPage>;

export const History = define(
  'History',
  about(
    ({ id }: Readonly<{ id: string }>) => [id],
    showing(ANYTHING, object({ id: uuid(), revision: text(), ...page(RecordedEvent) })),
  ),
);
export type History = Answer<typeof History>;
