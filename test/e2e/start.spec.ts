import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { makeDataDir, removeDataDir } from './support/server.js';

const dataDir = makeDataDir();
afterAll(() => {
  removeDataDir(dataDir);
});

/** Starts the built server until it says `enough` or ends, then stops it; answers all that it printed and its exit code. */
const start = async (port: number, enough: string) => {
  const child = spawn(process.execPath, ['dist/apps/api/src/main.js', '--port', String(port), '--data-dir', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const heard = (text: string): void => {
    const wasEnough = said.includes(enough);
    said += text;
    // A second signal would end it at once.
    if (!wasEnough && said.includes(enough)) child.kill('SIGTERM');
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', heard);
  const [code] = (await once(child, 'close')) as [number | null];
  return { said, code };
};

describe('starting on a data directory with the sample', () => {
  it('names the port in use and the fix, and the next start prints the tokens that this one did not', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const refused = await start(port, 'nothing that it says');
    taken.close();
    expect(refused.code).toBe(1);
    expect(refused.said).toContain(`Port ${String(port)} of 127.0.0.1 is taken: choose another with --port`);

    for (let again = 0; again < 2; again += 1) {
      const { said, code } = await start(0, '/v1/cycles');
      expect(code).toBe(0);
      for (const role of ['admin', 'second admin', 'auditor', 'chair', 'manager', 'reviewer', 'member', 'candidate'])
        expect(said).toMatch(new RegExp(`${role} \\(\\S+\\) +eyJ`));
    }
  }, 60_000);
});
