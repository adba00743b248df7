import { canonicalJson } from '@plumbline/canonical';
import { CloudEvent, Kafka } from 'cloudevents';
import { PUBLIC_EVENTS } from './public-events/definitions.js';
import { type PublicEvent, typeName } from './public-events/public-event.js';
import { TOPICS } from './public-events/topics.js';

/** In the words of Kafka. The time at which the broker keeps it is its own, since its retention counts from there. */
export type Message = Readonly<{
  topic: string;
  key: string;
  value: string;
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

/** A CloudEvent in binary mode: attributes in headers, the data alone as the value. The same bytes for the same event. */
export const messageOf = ({ id, type, key, time, data }: PublicEvent): Message => {
  const { headers } = Kafka.binary(
    new CloudEvent({
      ...{ specversion: '1.0', id, type: typeName(type), source: SOURCE, subject: key, time, partitionkey: key },
      ...{ datacontenttype: 'application/json', data },
    }),
  );
  return {
    topic: TOPICS[PUBLIC_EVENTS[type].topic].name,
    key,
    value: canonicalJson(data),
    headers: spoken(headers as Readonly<Record<string, string | undefined>>),
  };
};
