import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export type FreshServer = Readonly<{ env: NodeJS.ProcessEnv; stop: () => Promise<void> }>;

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => {
        found(port);
      });
    });
  });

/** `plumbline` and `npx plumbline` as a reader would type them, without npm's second of start-up for each. */
const commandsIn = (folder: string): void => {
  mkdirSync(folder);
  const plumbline = `exec "${process.execPath}" "${resolve('dist/apps/cli/src/main.js')}" "$@"\n`;
  writeFileSync(join(folder, 'plumbline'), `#!/bin/sh\n${plumbline}`);
  writeFileSync(join(folder, 'npx'), `#!/bin/sh\ntest "$1" = plumbline || exit 127\nshift\n${plumbline}`);
  for (const name of ['plumbline', 'npx']) chmodSync(join(folder, name), 0o755);
};

const isReady = async (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

/** The built server on an empty data directory, with the variables that a page's commands go by. */
export const freshServer = async (args: readonly string[] = []): Promise<FreshServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-docs-'));
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  commandsIn(join(folder, 'bin'));
  const env = {
    ...process.env,
    PATH: [join(folder, 'bin'), process.env['PATH']].join(delimiter),
    ...{ PORT: port, HOST: '127.0.0.1', PLUMBLINE_DATA_DIR: join(folder, 'data'), PLUMBLINE_URL: url, API: url },
  };
  const server = spawn(process.execPath, ['dist/apps/api/src/main.js', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (log = (log + text).slice(-4000)));
  const ended = once(server, 'close');
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + 60_000;
  while (!(await isReady(url))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`The server did not become ready:\n${log}`);
    }
    await sleep(50);
  }
  return { env, stop };
};
