import { canonicalJson } from '@plumbline/canonical';
import { type Definition, dataSchema } from './define.js';
import { PUBLIC_EVENTS, type PublicType } from './definitions.js';
import { typeName } from './public-event.js';
import { configOf, type Topic, type TopicName, TOPICS } from './topics.js';
import { SOURCE } from '../cloud-event.js';

const TYPES = Object.keys(PUBLIC_EVENTS) as readonly PublicType[];
const definitionOf = (type: PublicType): Definition => PUBLIC_EVENTS[type];
const entries = <T>(of: readonly string[], make: (name: string) => T): Readonly<Record<string, T>> =>
  Object.fromEntries(of.map((name) => [name, make(name)]));

const text = (description: string, more: object = {}) => ({ type: 'string', description, ...more });

/** CloudEvents 1.0 in binary mode: its attributes are the headers. */
const headersOf = (type: PublicType) => ({
  type: 'object',
  required: ['content-type', 'ce_specversion', 'ce_id', 'ce_type', 'ce_source', 'ce_subject', 'ce_time'],
  properties: {
    'content-type': { type: 'string', const: 'application/json' },
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: text('The same whenever the event is sent again: whoever has handled it passes over it.'),
    ce_type: { type: 'string', const: typeName(type) },
    ce_source: { type: 'string', const: SOURCE },
    ce_subject: text('Id of what it is about, as is the key of the message.'),
    ce_partitionkey: text('The key of the message.'),
    ce_time: text('When it was recorded.', { format: 'date-time' }),
  },
});

const messageOf = (type: PublicType) => {
  const definition = definitionOf(type);
  return {
    name: typeName(type),
    title: type,
    summary: definition.description,
    contentType: 'application/json',
    headers: headersOf(type),
    payload: definition.removes === true ? { type: 'null' } : dataSchema(definition),
    bindings: { kafka: { key: text(`The ${TOPICS[definition.topic].key}.`), bindingVersion: '0.5.0' } },
  };
};

const messagesOf = (topic: TopicName) =>
  TYPES.filter((type) => definitionOf(type).topic === topic).map((type) => typeName(type));

const channelOf = (topic: TopicName) => {
  const of: Topic = TOPICS[topic];
  const { name, description, partitions } = of;
  return {
    address: name,
    description,
    messages: entries(messagesOf(topic), (message) => ({ $ref: `#/components/messages/${message}` })),
    bindings: {
      kafka: {
        topic: name,
        partitions,
        topicConfiguration: { ...configOf(of), 'cleanup.policy': [of.cleanup] },
        bindingVersion: '0.5.0',
      },
    },
  };
};

/** AsyncAPI 3: the contract of what leaves through Kafka, as the definitions say it. */
export const asyncApiDocument = (): object => {
  const topics = Object.keys(TOPICS) as readonly TopicName[];
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Plumbline public events',
      version: '1.0.0',
      description:
        'Events for other systems, at least once, in order for each key. The events of a key may be sent again from one of them on, with the same ids. Names and other texts about people are not in them: ids are, under which the HTTP API shows what its reader may see.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topics.map((topic) => [topic, channelOf(topic)])),
    operations: Object.fromEntries(
      topics.map((topic) => [
        `send-${topic}`,
        { action: 'send', channel: { $ref: `#/channels/${topic}` }, summary: TOPICS[topic].description },
      ]),
    ),
    components: { messages: Object.fromEntries(TYPES.map((type) => [typeName(type), messageOf(type)])) },
  };
  // Schemas carry marks of the library that made them.
  return JSON.parse(canonicalJson(document)) as object;
};
