// Which Kafka the tests may start: jars that tools/kafka/install-broker.sh brings, and a Java that runs them.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

const OLDEST_JAVA = 17;
const DEBIAN = '/usr/lib/jvm';
const JARS = join(root, '.kafka');

const candidates = () => [
  ...(process.env.JAVA_HOME ? [join(process.env.JAVA_HOME, 'bin', 'java')] : []),
  ...(existsSync(DEBIAN) ? readdirSync(DEBIAN) : []).sort().map((name) => join(DEBIAN, name, 'bin', 'java')),
  'java',
];

const isNewEnough = (java) => {
  const { status, stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' });
  return status === 0 && Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0) >= OLDEST_JAVA;
};

/** The command that is Java and the folder of the jars; null where either is lacking. */
export const kafkaPrograms = () => {
  if (!existsSync(join(JARS, 'installed'))) return null;
  const java = candidates().find(isNewEnough);
  return java === undefined ? null : { java, jars: join(JARS, 'lib') };
};

export const HOW_TO_GET_KAFKA = `tools/kafka/install-broker.sh brings it, and it runs on Java ${OLDEST_JAVA.toString()} or later`;
