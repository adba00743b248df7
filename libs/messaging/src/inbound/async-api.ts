import { canonicalJson } from '@plumbline/canonical';
import { CHANGE_KINDS, type ChangeKind, changeType, definitionOf } from './changes.js';
import { DEAD_LETTER } from './raw-message.js';
import { INBOUND_TOPICS, type InboundTopic } from './topics.js';

const text = (description: string, more: object = {}) => ({ type: 'string', description, ...more });
const KEY = text('The field person, by which changes of one person stay in order.');
const ID = text(
  'Tells this message from every other of its source. Sent again, it has the same, and is applied once.',
  {
    ...{ minLength: 1, maxLength: 255 },
  },
);

/** CloudEvents 1.0 in binary mode: its attributes are the headers. */
const headersOf = (kind: ChangeKind) => ({
  type: 'object',
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type'],
  properties: {
    'content-type': { type: 'string', const: 'application/json' },
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: ID,
    ce_source: text('One of those that PLUMBLINE_KAFKA_INBOUND_SOURCES names.'),
    ce_type: { type: 'string', const: changeType(kind) },
    ce_time: text('Not looked at: the time at which the broker took the message counts.', { format: 'date-time' }),
  },
});

const messageOf = (kind: ChangeKind) => ({
  ...{ name: changeType(kind), title: kind, summary: definitionOf(kind).description },
  contentType: 'application/json',
  headers: headersOf(kind),
  payload: definitionOf(kind).data,
  bindings: { kafka: { key: KEY, bindingVersion: '0.5.0' } },
});

const LETTER = 'hr.person.dead-letter';
const deadLetter = () => ({
  ...{ name: LETTER, title: 'dead letter', summary: 'A message as it came, with the reason for which it was refused.' },
  headers: {
    type: 'object',
    required: Object.values(DEAD_LETTER),
    properties: {
      [DEAD_LETTER.code]: text('Why, as a code that stays.'),
      [DEAD_LETTER.detail]: text('Why, in words that name the field.'),
      [DEAD_LETTER.refusedAt]: text('When.', { format: 'date-time' }),
      [DEAD_LETTER.saidAt]: text('When its source said it first.', { format: 'date-time' }),
    },
  },
  payload: { description: 'That of the message; none where it was too large.' },
  bindings: { kafka: { key: KEY, bindingVersion: '0.5.0' } },
});

const channelOf = ({ name, description, partitions, retentionMs }: InboundTopic, messages: readonly string[]) => ({
  ...{ address: name, description },
  messages: Object.fromEntries(messages.map((message) => [message, { $ref: `#/components/messages/${message}` }])),
  bindings: {
    kafka: {
      ...{ topic: name, partitions, bindingVersion: '0.5.0' },
      topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': retentionMs },
    },
  },
});

/** AsyncAPI 3: the contract of what comes in through Kafka, as the definitions say it. */
export const inboundDocument = (): object => {
  const { people, deadLetters } = INBOUND_TOPICS;
  const document = {
    asyncapi: '3.0.0',
    info: {
      ...{ title: 'Plumbline inbound', version: '1.0.0' },
      description:
        'Changes of people, from the system that knows them. Each message is one change of one person; they are applied in order for each person, and each once. What cannot be applied is a dead letter.',
    },
    defaultContentType: 'application/json',
    channels: {
      people: channelOf(people, CHANGE_KINDS.map(changeType)),
      deadLetters: channelOf(deadLetters, [LETTER]),
    },
    operations: {
      'receive-people': { action: 'receive', channel: { $ref: '#/channels/people' }, summary: people.description },
      'send-dead-letters': {
        ...{ action: 'send', channel: { $ref: '#/channels/deadLetters' }, summary: deadLetters.description },
      },
    },
    components: {
      messages: {
        ...Object.fromEntries(CHANGE_KINDS.map((kind) => [changeType(kind), messageOf(kind)])),
        [LETTER]: deadLetter(),
      },
    },
  };
  // Schemas carry marks of the library that made them.
  return JSON.parse(canonicalJson(document)) as object;
};
