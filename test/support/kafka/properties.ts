import { join } from 'node:path';
import type { Certificates } from '../certificates.js';

export type Ports = Readonly<{ clients: number; controller: number; secured?: number }>;
export type Mechanism = 'SCRAM-SHA-512' | 'SCRAM-SHA-256' | 'PLAIN';
type User = Readonly<{ username: string; password: string; by: Mechanism }>;
/** Who may sign in by TLS, each in one way. What they may do is for ACLs. */
export type Secured = Readonly<{ certificates: Certificates; users: readonly User[] }>;

const MODULES = 'org.apache.kafka.common.security';

/** Whoever comes without TLS is the operator. */
const ofSecured = ({ certificates, users }: Secured): Readonly<Record<string, string>> => {
  const plain = users
    .filter(({ by }) => by === 'PLAIN')
    .map(({ username, password }) => ` user_${username}="${password}"`);
  const listener = Object.entries({
    'ssl.keystore.type': 'PEM',
    'ssl.keystore.location': certificates.keyAndCert,
    'sasl.enabled.mechanisms': 'SCRAM-SHA-512,SCRAM-SHA-256,PLAIN',
    'scram-sha-512.sasl.jaas.config': `${MODULES}.scram.ScramLoginModule required;`,
    'scram-sha-256.sasl.jaas.config': `${MODULES}.scram.ScramLoginModule required;`,
    'plain.sasl.jaas.config': `${MODULES}.plain.PlainLoginModule required${plain.join('')};`,
  });
  return {
    ...Object.fromEntries(listener.map(([name, value]) => [`listener.name.secured.${name}`, value])),
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:ANONYMOUS',
  };
};

/** Of the command that makes the folder: users of SCRAM are kept there. */
export const scramUsers = ({ users }: Pick<Secured, 'users'>): readonly string[] =>
  users
    .filter(({ by }) => by !== 'PLAIN')
    .flatMap(({ username, password, by }) => ['--add-scram', `${by}=[name=${username},password=${password}]`]);

/** `advertised`: the port that clients are told to use, such as that of a proxy in front. */
export const properties = (
  folder: string,
  { clients, controller, secured: port }: Ports,
  { advertised = clients, secured }: Readonly<{ advertised?: number; secured?: Secured }>,
): string => {
  const [listens, told] =
    port === undefined ? ['', ''] : ['127.0.0.1', 'localhost'].map((host) => `,SECURED://${host}:${String(port)}`);
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@127.0.0.1:${String(controller)}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://127.0.0.1:${String(clients)},CONTROLLER://127.0.0.1:${String(controller)}${listens ?? ''}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${String(advertised)}${told ?? ''}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURED:SASL_SSL',
    'log.dirs': join(folder, 'data'),
    'auto.create.topics.enable': 'false',
    'offsets.topic.num.partitions': '1',
    'offsets.topic.replication.factor': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'default.replication.factor': '1',
    'min.insync.replicas': '1',
    'group.initial.rebalance.delay.ms': '0',
    // Else a broker that was killed waits for its own registration to lapse.
    'broker.session.timeout.ms': '1500',
    'broker.heartbeat.interval.ms': '200',
    ...(secured !== undefined && ofSecured(secured)),
  })
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
};
