import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from '@plumbline/platform';
import { messageOf } from '../file-trouble.js';
import { type Tried, tried, Warning } from './tried.js';

const PATIENCE_MS = 2_000;

/** Listens, and ends at once. */
const listen = async (host: string, port: number): Promise<void> => {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
};

/** Whoever has the port is a server or worker of ours, which settings are checked beside. */
const isOurs = async (host: string, port: number): Promise<boolean> => {
  const named = host.includes(':') ? `[${host}]` : host;
  try {
    const answer = await fetch(`http://${named}:${port.toString()}/health/live`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return ((await answer.json()) as { status?: unknown }).status === 'live';
  } catch {
    return false;
  }
};

const portProblem = async (host: string, port: number, why: unknown): Promise<string> => {
  const { code } = why as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE' && (await isOurs(host, port))) return 'A Plumbline process listens there already.';
  throw why;
};

/** Where the server listens, and the worker. Beside a running one, its port is its own. */
export const tryListening = async (config: Config): Promise<readonly Tried[]> => {
  const { explainStart } = await import('@plumbline/platform');
  const { host, port, workerPort, projections } = config;
  const look = async (at: number, portFrom: string): Promise<string> => {
    try {
      await listen(host, at);
      return 'Nobody else listens there.';
    } catch (error) {
      return portProblem(host, at, error).catch((why: unknown) => {
        throw explainStart(why, { ...config, port: at, portFrom });
      });
    }
  };
  const asServer = await tried({ engine: 'port', at: `${host}:${port.toString()}`, setting: 'PORT' }, () =>
    look(port, 'PORT'),
  );
  if (projections === 'embedded') return [asServer];
  // These may be the settings of a server, which does not listen there.
  const asked = {
    engine: 'port of the worker',
    at: `${host}:${workerPort.toString()}`,
    setting: 'PLUMBLINE_WORKER_PORT',
  };
  const asWorker = await tried(asked, () =>
    look(workerPort, 'PLUMBLINE_WORKER_PORT').catch((error: unknown) => {
      throw new Warning(messageOf(error));
    }),
  );
  return [asServer, asWorker];
};
