import { join } from 'node:path';
import type { Config } from '@plumbline/platform';
import { messageOf } from '../file-trouble.js';
import { lookAtFolder, tryLogAndViews } from './log-and-views.js';
import { type Tried, tried, Warning } from './tried.js';
import { tryListening } from './try-listening.js';

const IS_GOOD = 'It holds a key.';

const tryPositionKey = async ({ dataDir, positionKeyFile }: Config): Promise<Tried> => {
  const { hasPositionKey, POSITION_KEY_FILE } = await import('@plumbline/key-files');
  const at = positionKeyFile ?? join(dataDir, POSITION_KEY_FILE);
  return tried({ engine: 'key of positions', at, setting: 'PLUMBLINE_POSITION_KEY_FILE' }, () =>
    hasPositionKey({ dataDir, positionKeyFile }) ? IS_GOOD : null,
  );
};

const tryIssuer = async ({ oidc, dataDir, signingKeyFile }: Config): Promise<Tried> => {
  const { discoverKeys, hasSigningKey, KEY_FILE, providerProblem } = await import('@plumbline/access');
  if (oidc !== null)
    return tried({ engine: 'OpenID provider', at: oidc.issuer, setting: 'PLUMBLINE_OIDC_ISSUER' }, async () => {
      const problem = await providerProblem(oidc.issuer);
      if (problem !== undefined) throw new Warning(problem);
      return `Its keys are at ${(await discoverKeys(oidc.issuer)).href}.`;
    });
  const at = signingKeyFile ?? join(dataDir, KEY_FILE);
  return tried({ engine: 'key of tokens', at, setting: 'PLUMBLINE_SIGNING_KEY_FILE' }, () =>
    hasSigningKey(dataDir, signingKeyFile) ? IS_GOOD : null,
  );
};

/** Servers and workers start without it, and go on once it answers. */
const tryKafka = async ({ kafka }: Config): Promise<readonly Tried[]> => {
  if (kafka === null) return [];
  const { lookAtInbound, lookAtKafka } = await import('@plumbline/messaging');
  const asked = { engine: 'Kafka', at: kafka.brokers.join(','), setting: 'PLUMBLINE_KAFKA_BROKERS' };
  const people = { ...asked, engine: 'Kafka, people', setting: 'PLUMBLINE_KAFKA_INBOUND_SOURCES' };
  const orWarned = (look: Promise<string>): Promise<string> =>
    look.catch((error: unknown) => {
      throw new Warning(messageOf(error));
    });
  const events = await tried(asked, () => orWarned(lookAtKafka(kafka)));
  return kafka.sources.length === 0 ? [events] : [events, await tried(people, () => orWarned(lookAtInbound(kafka)))];
};

/** Opens what a start would open, and makes nothing. */
export const tryEach = async (config: Config): Promise<readonly Tried[]> => {
  const { dataDir } = config;
  const folder = { engine: 'data directory', at: dataDir, setting: 'PLUMBLINE_DATA_DIR' };
  return [
    await tried(folder, () => lookAtFolder(dataDir)),
    ...(await tryLogAndViews(config)),
    await tryPositionKey(config),
    await tryIssuer(config),
    ...(await tryKafka(config)),
    ...(await tryListening(config)),
  ];
};
