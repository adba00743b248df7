import { join } from 'node:path';
import { createServer, type AddressInfo } from 'node:net';
import { begin, jsonOf, linesOf, plumbline, until } from './support/cli.js';
import { makeDataDir, removeDataDir } from './support/server.js';

const folder = makeDataDir();
afterAll(() => {
  removeDataDir(folder);
});

const freePort = (): Promise<string> =>
  new Promise((found) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        found(port.toString());
      });
    });
  });

const begun: ReturnType<typeof begin>[] = [];
/** `plumbline serve` on a port of its own, once it is ready. */
const serve = async (dataDir: string, ...args: string[]) => {
  const port = await freePort();
  const server = begin(['--data-dir', dataDir, 'serve', '--port', port, ...args], { LOG_LEVEL: 'info' });
  begun.push(server);
  const url = `http://127.0.0.1:${port}`;
  const isUp = () =>
    fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => server.child.exitCode !== null,
    );
  await until(isUp, `the server is ready:\n${server.said.stderr}`);
  return { ...server, url };
};
afterEach(async () => {
  for (const { child, ended } of begun.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
});

describe('serve', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'ends with 0 on %s, and has given the data directory back',
    async (signal) => {
      const dataDir = join(folder, signal);
      const server = await serve(dataDir, '--no-sample');
      const status = await plumbline(['status', '--url', server.url, '--data-dir', dataDir, '--json']);
      expect([status.code, jsonOf(status)['ready']]).toEqual([0, true]);
      const people = await plumbline(['events', 'tail', '--url', server.url, '--data-dir', dataDir]);
      expect(people).toEqual({ code: 0, stdout: '', stderr: '' });
      server.child.kill(signal);
      expect(await server.ended).toMatchObject({ code: 0, stderr: '' });
      await expect(fetch(server.url)).rejects.toThrow('fetch failed');
      const next = await serve(dataDir, '--no-sample');
      next.child.kill('SIGTERM');
      expect(await next.ended).toMatchObject({ code: 0 });
    },
  );

  it('loads a sample into an empty directory, prints a welcome, and only JSON lines on request', async () => {
    const dataDir = join(folder, 'sample');
    const first = await serve(dataDir);
    await until(() => first.said.stdout.includes('First steps'), 'the welcome is shown');
    const names = await plumbline(['export', 'decisions', '--url', first.url, '--data-dir', dataDir, '--json']);
    expect(linesOf(names.stdout).length).toBeGreaterThan(0);
    first.child.kill('SIGTERM');
    await first.ended;
    const second = await serve(dataDir, '--json');
    await until(() => second.said.stdout.includes('listening'), 'the log tells that it listens');
    second.child.kill('SIGTERM');
    const lines = linesOf((await second.ended).stdout).map((line) => JSON.parse(line) as { msg: string });
    expect(lines.map(({ msg }) => msg)).toContain('listening');
  }, 60_000);

  it('exits with the code of the server', async () => {
    const dataDir = join(folder, 'twice');
    const first = await serve(dataDir, '--no-sample');
    const second = await plumbline(['serve', '--data-dir', dataDir, '--port', await freePort()]);
    expect([second.code, second.stderr]).toEqual([1, expect.stringContaining(dataDir)]);
    const wrong = await plumbline(['serve', '--data-dir', dataDir, '--port', 'high']);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('PORT')]);
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
  }, 60_000);
});
