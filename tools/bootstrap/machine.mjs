// What tests may need of a machine, and are skipped without. Nothing else excuses a test that does not run.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findTool, HOW_TO_GET_TOOLS, TOOLS } from '../deploy/tools.mjs';
import { HOW_TO_GET_KAFKA, kafkaPrograms } from './kafka.mjs';
import { root } from './paths.mjs';
import { HOW_TO_GET_POSTGRES, postgresPrograms, postgresUrl } from './postgres.mjs';

/** A command for each ability, which succeeds where the machine has it. */
const ABILITIES = {
  mount: ['unshare', '--mount', 'mount', '-t', 'tmpfs', 'none', '/tmp'],
  LD_PRELOAD: ['sh', '-c', 'command -v cc && LD_PRELOAD=/none.so env true 2>&1 | grep -q /none.so'],
  openssl: ['openssl', 'version'],
  strace: ['strace', '-o', '/dev/null', 'true'],
};

const BESIDE = join('..', 'shared', 'blueprints');

/** The folder of the documents that are no part of the project; null where there is none. Throws where a missing one is named. */
export const documentsFolder = () => {
  const named = process.env.PLUMBLINE_DOCUMENTS;
  const folder = resolve(root, named || BESIDE);
  if (existsSync(folder)) return folder;
  if (named) throw new Error(`PLUMBLINE_DOCUMENTS names a folder that is not there: ${folder}`);
  return null;
};

/** On CI nothing is lacking: the tests then fail, and say how to get a server. */
const without = (servers, what) =>
  process.env.CI === 'true' || servers.some((server) => server !== null)
    ? null
    : `this machine has no ${what}: ${HOW_TO_GET_POSTGRES}`;
const hasDump = (folder) => folder !== null && existsSync(join(folder, 'pg_dump'));
const POSTGRES = {
  postgres: () => without([postgresUrl(), postgresPrograms()], 'PostgreSQL'),
  // For tests that stop and kill the server.
  'postgres-programs': () => without([postgresPrograms()], 'PostgreSQL of its own to start'),
  // Comes with the server of a distribution, and not with the one that the dependencies bring.
  pg_dump: () =>
    postgresUrl() === null && hasDump(postgresPrograms()) ? null : 'this machine has no pg_dump beside its PostgreSQL',
};

/** As with PostgreSQL. */
const kafkaLacking = () =>
  process.env.CI === 'true' || kafkaPrograms() !== null ? null : `this machine has no Kafka: ${HOW_TO_GET_KAFKA}`;

/** A server that is given by its address does no wrong on demand, and does not show what it holds. */
const faultsLacking = () =>
  process.env.PLUMBLINE_TEST_EVENTSTORE_URL ? 'the server is given, and its faults and its log are not in hand' : null;

const toolLacking = (tool) =>
  process.env.CI === 'true' || findTool(tool) !== null ? null : `this machine has no ${tool}: ${HOW_TO_GET_TOOLS}`;

const has = ([command, ...args]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Why this machine does not meet a need; null where it does, undefined where no such need is known. */
export const lacking = (need) => {
  if (need === 'documents')
    return process.env.PLUMBLINE_DOCUMENTS || existsSync(resolve(root, BESIDE))
      ? null
      : `PLUMBLINE_DOCUMENTS names no folder, and there is no ${BESIDE}`;
  if (need === 'kafka') return kafkaLacking();
  if (need === 'server-in-hand') return faultsLacking();
  if (TOOLS.includes(need)) return toolLacking(need);
  if (Object.hasOwn(POSTGRES, need)) return POSTGRES[need]();
  if (!Object.hasOwn(ABILITIES, need)) return undefined;
  return has(ABILITIES[need]) ? null : `this machine has no ${need}`;
};
