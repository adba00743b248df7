import { readConfig } from './config.js';
import { type Env, problemsOf } from './variables.js';

const WORKERS = { PLUMBLINE_PROJECTIONS: 'worker', PLUMBLINE_KAFKA_BROKERS: 'k1.example:9093, k2.example:9093' };
const kafkaOf = (env: Env) => readConfig({ ...WORKERS, ...env }).kafka;
const problemsIn = (env: Env): readonly string[] => problemsOf(() => readConfig(env));

describe('where public events go', () => {
  it('is nowhere unless brokers are named, and then by TLS', () => {
    expect(readConfig({}).kafka).toBeNull();
    expect(kafkaOf({})).toEqual({
      brokers: ['k1.example:9093', 'k2.example:9093'],
      tls: { ca: null },
      sasl: null,
      sources: [],
    });
    expect(kafkaOf({ PLUMBLINE_KAFKA_TLS: 'off' })?.tls).toBeNull();
  });

  it('takes a name with its password, which is printed nowhere', () => {
    const kafka = kafkaOf({ PLUMBLINE_KAFKA_USER: 'relay', PLUMBLINE_KAFKA_PASSWORD: 'hunter2' });
    expect(kafka?.sasl?.password.reveal()).toBe('hunter2');
    expect(kafka?.sasl?.mechanism).toBe('scram-sha-512');
    expect(JSON.stringify(kafka)).not.toContain('hunter2');
  });

  it('takes changes of people from sources that are named', () => {
    expect(kafkaOf({ PLUMBLINE_KAFKA_INBOUND_SOURCES: 'HR, /workday/eu' })?.sources).toEqual(['HR', '/workday/eu']);
    const alone = { PLUMBLINE_KAFKA_INBOUND_SOURCES: 'HR' };
    expect(problemsIn(alone)).toEqual([expect.stringMatching(/^PLUMBLINE_KAFKA_INBOUND_SOURCES: unset it/)]);
  });

  it.each([
    [{ PLUMBLINE_KAFKA_INBOUND_SOURCES: 'the HR system' }, 'PLUMBLINE_KAFKA_INBOUND_SOURCES: set it to what'],
    [{ PLUMBLINE_KAFKA_BROKERS: 'k1.example' }, 'PLUMBLINE_KAFKA_BROKERS: set it to HOST:PORT'],
    [{ PLUMBLINE_KAFKA_BROKERS: 'kafka://k1.example:9093' }, 'PLUMBLINE_KAFKA_BROKERS: set it to HOST:PORT'],
    [{ PLUMBLINE_KAFKA_BROKERS: 'k1.example:70000' }, 'PLUMBLINE_KAFKA_BROKERS: set it to HOST:PORT'],
    [{ PLUMBLINE_KAFKA_BROKERS: '' }, 'PLUMBLINE_KAFKA_BROKERS: it is empty'],
    [{ PLUMBLINE_PROJECTIONS: 'embedded' }, 'PLUMBLINE_PROJECTIONS: set it to worker'],
    [{ PLUMBLINE_KAFKA_USER: 'relay' }, 'PLUMBLINE_KAFKA_PASSWORD: set it'],
    [{ PLUMBLINE_KAFKA_PASSWORD: 'hunter2' }, 'PLUMBLINE_KAFKA_USER: set it'],
    [{ PLUMBLINE_KAFKA_SASL: 'gssapi' }, 'PLUMBLINE_KAFKA_SASL: set it to one of'],
    [{ PLUMBLINE_KAFKA_CA_FILE: '/nowhere.pem' }, 'PLUMBLINE_KAFKA_CA_FILE: set it to a file'],
    [{ PLUMBLINE_KAFKA_CA_FILE: 'package.json' }, 'PLUMBLINE_KAFKA_CA_FILE: set it to a file'],
    [{ PLUMBLINE_KAFKA_BROKER: 'k1.example:9093' }, 'PLUMBLINE_KAFKA_BROKER: not a setting'],
    [
      {
        ...{ PLUMBLINE_KAFKA_TLS: 'off', PLUMBLINE_KAFKA_SASL: 'plain' },
        ...{ PLUMBLINE_KAFKA_USER: 'relay', PLUMBLINE_KAFKA_PASSWORD: 'hunter2' },
      },
      'PLUMBLINE_KAFKA_TLS: set it to on',
    ],
  ])('is refused, by variable and fix: %j', (env, problem) => {
    const problems = problemsIn({ ...WORKERS, ...env });
    expect(problems).toEqual([expect.stringMatching(`^${problem}`)]);
    expect(problems.join()).not.toContain('hunter2');
  });
});
