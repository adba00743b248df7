import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '@plumbline/event-store';
import { INBOUND_GROUP, INBOUND_TOPICS, TOPICS } from '@plumbline/messaging';
import { createLogger, type Env, readConfig } from '@plumbline/platform';
import { tempDir } from '@plumbline/testing';
import { startWorker } from '../../../apps/worker/src/worker.js';
import { type Certificates, makeCertificates } from '../certificates.js';
import { grant, type Right } from './grants.js';
import { InboundServer } from './inbound-server.js';
import { KafkaServer } from './server.js';

/** In each way, one who signs in in no other. */
export const USERS = {
  'scram-sha-512': { username: 'plumbline', by: 'SCRAM-SHA-512' },
  'scram-sha-256': { username: 'plumbline-256', by: 'SCRAM-SHA-256' },
  plain: { username: 'plumbline-plain', by: 'PLAIN' },
} as const;
export type Way = keyof typeof USERS;
export const REPLAYER = { username: 'replayer', by: 'SCRAM-SHA-512' } as const;
/** Who has no right. */
export const STRANGER = { username: 'stranger', by: 'SCRAM-SHA-512' } as const;
const PASSWORD = 'hunter2/of:plumbline@';
const WRONG = 'hunter3/of:plumbline@';

/** What docs/integrations.md lists. */
const grantDocumented = async (brokers: readonly string[]): Promise<void> => {
  const { people, deadLetters } = INBOUND_TOPICS;
  const topic = (named: string, ...to: readonly Right[]) => ({ on: 'TOPIC', named, to }) as const;
  const known = ['DESCRIBE', 'DESCRIBE_CONFIGS', 'CREATE'] as const;
  await grant(brokers, Object.values(USERS), [
    ...Object.values(TOPICS).map(({ name }) => topic(name, ...known, 'WRITE')),
    topic(people.name, ...known, 'READ'),
    topic(deadLetters.name, ...known, 'WRITE'),
    { on: 'GROUP', named: INBOUND_GROUP, to: ['READ'] },
  ]);
  await grant(
    brokers,
    [REPLAYER],
    [
      topic(people.name, 'WRITE'),
      topic(deadLetters.name, 'READ'),
      { on: 'GROUP', named: `${INBOUND_GROUP}-replay-`, isPrefix: true, to: ['READ', 'DELETE'] },
    ],
  );
};

/** Inside a `describe`: a Kafka that is reached by TLS alone, but by its operator, and what is set to reach it; all with the variables given. */
export const useSecuredKafka = () => {
  const folder = tempDir();
  const at = (name: string): string => join(folder.path, name);
  const ends: (() => unknown)[] = [];
  let files: Certificates;
  let server: KafkaServer;

  const written = (name: string, text: string): string => {
    writeFileSync(at(name), text, { mode: 0o600 });
    return at(name);
  };
  const kafkaSettings = (more: Env): Env => ({
    ...{ PLUMBLINE_KAFKA_BROKERS: server.securedBroker, PLUMBLINE_KAFKA_INBOUND_SOURCES: 'HR' },
    ...{ PLUMBLINE_KAFKA_TLS: 'on', PLUMBLINE_KAFKA_CA_FILE: files.ca },
    ...{ PLUMBLINE_KAFKA_USER: USERS['scram-sha-512'].username, PLUMBLINE_KAFKA_PASSWORD_FILE: at('password') },
    ...more,
  });
  /** Of a worker, and of a server that takes changes of people. */
  const settings = (more: Env = {}): Env => ({
    ...{ PLUMBLINE_DATA_DIR: at('data'), PLUMBLINE_PROJECTIONS: 'worker', PORT: '0', PLUMBLINE_WORKER_PORT: '0' },
    ...kafkaSettings(more),
  });
  beforeAll(async () => {
    files = makeCertificates(folder.path);
    written('password', `${PASSWORD}\n`);
    written('wrong', `${WRONG}\n`);
    const users = [...Object.values(USERS), REPLAYER, STRANGER].map((user) => ({ ...user, password: PASSWORD }));
    server = await KafkaServer.secured({ certificates: files, users });
    await grantDocumented(server.brokers);
  });
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  afterAll(async () => {
    await server.dispose();
    folder.remove();
  });

  const workerWith = async (more: Env) => {
    const dir = tempDir();
    ends.push(() => {
      dir.remove();
    });
    const store = await openSqliteEventStore({ dataDir: dir.path });
    ends.push(() => store.close());
    const said: string[] = [];
    const destination = { write: (line: string) => void said.push(line) };
    const logger = createLogger({ level: 'info', name: 'worker', destination });
    const worker = await startWorker(readConfig({ ...settings(more), PLUMBLINE_DATA_DIR: dir.path }), logger);
    ends.push(() => worker.stop());
    return { store, said };
  };
  const serverWith = async (more: Env) => {
    const one = await InboundServer.start([], kafkaSettings(more));
    ends.push(() => one.close());
    return one;
  };
  return {
    server: () => server,
    files: () => files,
    /** The file of a wrong password. */
    wrongPassword: () => at('wrong'),
    settings,
    kafkaOf: (more: Env = {}) => {
      const { kafka } = readConfig(settings(more));
      if (kafka === null) throw new Error('no brokers are named');
      return kafka;
    },
    workerWith,
    serverWith,
    /** Done after the test, the last first. */
    atEnd: (work: () => unknown): void => void ends.push(work),
  };
};
