import type { KafkaAddress } from './kafka-address.js';

/** The brokers do not let this client in, or it does not trust them: in words for the operator, with the variable and the fix. */
export class NotLetIn extends Error {
  override readonly name = 'NotLetIn';
}

const UNTRUSTED =
  'PLUMBLINE_KAFKA_CA_FILE: the certificate of a broker is of no authority that is known here. Set it to a file with the certificate of that authority';

const lacksRight = (to: string): string =>
  `PLUMBLINE_KAFKA_USER: the user lacks a right to ${to}. Grant each of those that docs/integrations.md lists, or name another user`;

/** By the code of TLS, or the type that Kafka gives an error. */
const BY_CODE: Readonly<Record<string, string>> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  ERR_TLS_CERT_ALTNAME_INVALID:
    'PLUMBLINE_KAFKA_BROKERS: the certificate of a broker is for another host than it was asked for. Name brokers as their certificates do, here and in their advertised.listeners',
  CERT_HAS_EXPIRED: 'PLUMBLINE_KAFKA_BROKERS: the certificate of a broker has expired. Give the broker a new one',
  UNSUPPORTED_SASL_MECHANISM:
    'PLUMBLINE_KAFKA_SASL: the brokers let nobody sign in like this. Set it to a way that they have in sasl.enabled.mechanisms',
  TOPIC_AUTHORIZATION_FAILED: lacksRight('a topic'),
  GROUP_AUTHORIZATION_FAILED: lacksRight('a consumer group'),
  CLUSTER_AUTHORIZATION_FAILED: lacksRight('the cluster'),
  ILLEGAL_SASL_STATE:
    'PLUMBLINE_KAFKA_USER: nobody signs in at this port of the brokers. Unset it and its password, or name another port in PLUMBLINE_KAFKA_BROKERS',
};

const NO_TLS =
  'PLUMBLINE_KAFKA_TLS: a broker hung up before TLS began. Name its port for TLS in PLUMBLINE_KAFKA_BROKERS, or set PLUMBLINE_KAFKA_TLS to off, and all that is sent can be read on its way';
const NOT_IN_CLEAR =
  'PLUMBLINE_KAFKA_TLS: a broker hung up. Unless it was stopped just now, it takes nothing in clear. Set it to on, and PLUMBLINE_KAFKA_USER and its password where users sign in';
const NOT_WITHOUT_USER =
  'PLUMBLINE_KAFKA_USER: a broker hung up. Unless it was stopped just now, it lets in nobody without a name. Set it, and its password';

const unknownUser = ({ sasl }: KafkaAddress): string =>
  `PLUMBLINE_KAFKA_PASSWORD: the brokers do not take this user with this password by ${sasl?.mechanism ?? 'none'}. Set PLUMBLINE_KAFKA_USER and its password to what they know, and PLUMBLINE_KAFKA_SASL to the way that the user has there`;

const ofHangingUp = ({ tls, sasl }: KafkaAddress): string | undefined => {
  if (tls === null) return NOT_IN_CLEAR;
  return sasl === null ? NOT_WITHOUT_USER : undefined;
};

type OfClient = Error & Readonly<{ code?: unknown; type?: unknown }>;

const wordsOf = ({ name, message, code, type }: OfClient, address: KafkaAddress): string | undefined => {
  if (name === 'KafkaJSSASLAuthenticationError') return unknownUser(address);
  if (name === 'KafkaJSConnectionClosedError') return ofHangingUp(address);
  if (message.includes('before secure TLS connection was established')) return NO_TLS;
  return [type, code].map((one) => BY_CODE[String(one)]).find((words) => words !== undefined);
};

/** An error, what it is of, and what is gathered in it. */
const allIn = (error: unknown): readonly OfClient[] => {
  if (!(error instanceof Error)) return [];
  const gathered: readonly unknown[] = 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  return [error, ...[error.cause, ...gathered].flatMap(allIn)];
};

/** What the client of Kafka says, in words where it is about TLS, users or their rights; anything else as it is. */
export const inWords = (error: unknown, address: KafkaAddress): unknown => {
  const words = allIn(error).map((one) => wordsOf(one, address));
  const [first] = words.filter((one) => one !== undefined);
  return first === undefined ? error : new NotLetIn(first, { cause: error });
};
