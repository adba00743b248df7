import kafkajs from 'kafkajs';
import { inWords, NotLetIn } from './not-let-in.js';

const ADDRESS = { brokers: ['k1.example:9093'], tls: { ca: null }, sasl: null };
const USER = { mechanism: 'plain', username: 'relay', password: { reveal: () => 'hunter2' } } as const;
const { KafkaJSConnectionError, KafkaJSNumberOfRetriesExceeded, KafkaJSProtocolError } = kafkajs;

const ofKafka = (type: string) => new KafkaJSProtocolError(Object.assign(new Error(type), { type, code: 1 }));
const ofTls = (code: string) => new KafkaJSConnectionError(code, { code });
const tried = (error: Error) => new KafkaJSNumberOfRetriesExceeded(error, { retryCount: 3, retryTime: 1 });
/** As the client gathers what became of each topic. */
const gathered = (...errors: readonly Error[]) => Object.assign(new Error('Topic creation errors'), { errors });

describe('what the client of Kafka says', () => {
  it.each([
    ['a way that the brokers have not', ofKafka('UNSUPPORTED_SASL_MECHANISM'), /^PLUMBLINE_KAFKA_SASL: .* Set it to/u],
    ['a lacking right to a topic', ofKafka('TOPIC_AUTHORIZATION_FAILED'), /^PLUMBLINE_KAFKA_USER: .* a topic\. Grant/u],
    [
      'one to a group',
      tried(ofKafka('GROUP_AUTHORIZATION_FAILED')),
      /^PLUMBLINE_KAFKA_USER: .* a consumer group\. Grant/u,
    ],
    ['one of several topics', gathered(new Error('made'), ofKafka('TOPIC_AUTHORIZATION_FAILED')), /a topic\. Grant/u],
    [
      'a certificate that has expired',
      tried(ofTls('CERT_HAS_EXPIRED')),
      /^PLUMBLINE_KAFKA_BROKERS: .* has expired\. Give/u,
    ],
  ])('is told in words of %s, and is their cause', (_, error, words) => {
    const told = inWords(error, ADDRESS);
    expect(told).toBeInstanceOf(NotLetIn);
    expect(told).toMatchObject({ message: expect.stringMatching(words) as string, cause: error });
  });

  it('stays as it is where it is about something else', () => {
    const others = [ofKafka('LEADER_NOT_AVAILABLE'), tried(ofTls('ECONNREFUSED')), new Error('?'), 'a text', undefined];
    expect(others.map((error) => inWords(error, ADDRESS))).toEqual(others);
  });

  it('tells of nothing that is lacking where a broker hangs up on a user who came by TLS', () => {
    const gone = Object.assign(new Error('Closed connection'), { name: 'KafkaJSConnectionClosedError' });
    expect(inWords(gone, { ...ADDRESS, sasl: USER })).toBe(gone);
    expect(inWords(gone, ADDRESS)).toMatchObject({
      message: expect.stringMatching(/^PLUMBLINE_KAFKA_USER: /u) as string,
    });
    expect(inWords(gone, { ...ADDRESS, tls: null, sasl: USER })).toMatchObject({
      message: expect.stringMatching(/^PLUMBLINE_KAFKA_TLS: /u) as string,
    });
  });
});
