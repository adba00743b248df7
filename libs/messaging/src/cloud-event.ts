import { canonicalJson } from '@plumbline/canonical';
import type * as CloudEvents from 'cloudevents';
import { createRequire } from 'node:module';
import type { Definition } from './public-events/define.js';
import { PUBLIC_EVENTS, type PublicType } from './public-events/definitions.js';
import { type PublicEvent, typeName } from './public-events/public-event.js';
import { TOPICS } from './public-events/topics.js';

/** In the words of Kafka. The time at which the broker keeps it is its own, since its retention counts from there. */
export type Message = Readonly<{
  topic: string;
  key: string;
  /** Null in a message that removes its key from a compacted topic. */
  value: string | null;
  headers: Readonly<Record<string, string>>;
}>;

/** Who says so; with the id it tells events apart. */
export const SOURCE = '/plumbline';

/** Their library names attributes that an event has not, and the content type twice. */
const spoken = (headers: Readonly<Record<string, string | undefined>>): Message['headers'] =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name === 'ce_datacontenttype' ? [] : [[name, value] as const],
    ),
  );

type Attributes = Readonly<{ id: string; type: PublicType; key: string; time: string }>;

const load = createRequire(import.meta.url);

const headersOf = ({ id, type, key, time }: Attributes): Message['headers'] => {
  const attributes = { specversion: '1.0', id, type: typeName(type), source: SOURCE, subject: key, partitionkey: key };
  // Loaded where an event leaves: most servers send none, and it takes some 10 MB.
  const { CloudEvent, Kafka } = load('cloudevents') as typeof CloudEvents;
  const { headers } = Kafka.binary(
    new CloudEvent({ ...attributes, time, datacontenttype: 'application/json', data: {} }),
  );
  return spoken(headers as Readonly<Record<string, string | undefined>>);
};

/** Headers of a type, which differ in four attributes: their library takes longer for one than Kafka does. */
const SHAPES = new Map<PublicType, Message['headers']>();

const shapeOf = (attributes: Attributes): Message['headers'] => {
  const known = SHAPES.get(attributes.type);
  if (known !== undefined) return known;
  const shape = headersOf(attributes);
  SHAPES.set(attributes.type, shape);
  return shape;
};

/** A CloudEvent in binary mode: attributes in headers, the data alone as the value. The same bytes for the same event. */
export const messageOf = ({ id, type, key, time, data }: PublicEvent): Message => {
  const { topic, removes }: Definition = PUBLIC_EVENTS[type];
  return {
    topic: TOPICS[topic].name,
    key,
    value: removes === true ? null : canonicalJson(data),
    headers: {
      ...shapeOf({ id, type, key, time }),
      ...{ ce_id: id, ce_subject: key, ce_partitionkey: key, ce_time: time },
    },
  };
};
