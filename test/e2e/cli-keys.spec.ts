import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { writeEvents } from '../support/events-file.js';
import { oldEvents } from './old-log/fixture.js';
import { begin, type Env, jsonOf, linesOf, plumbline, until } from './support/cli.js';
import { makeDataDir, removeDataDir } from './support/server.js';

const folder = makeDataDir();
const dataDir = join(folder, 'data');
const apart = join(folder, 'apart');
const key = (byte: number) => Buffer.alloc(32, byte).toString('base64url');
const keyFile = (name: string, byte: number): string => {
  const path = join(folder, name);
  writeFileSync(path, `${key(byte)}\n`, { mode: 0o600 });
  return path;
};
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

/** A server on these settings, for as long as `work` takes; all that it said. */
const whileServed = async (env: Env, work: (url: string) => Promise<void>): Promise<string> => {
  const port = await freePort();
  const server = begin(['--data-dir', dataDir, 'serve', '--port', port], { LOG_LEVEL: 'debug', ...env });
  const url = `http://127.0.0.1:${port}`;
  const isUp = () =>
    fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => server.child.exitCode !== null,
    );
  try {
    await until(isUp, `the server is ready:\n${server.said.stderr}`);
    await work(url);
  } finally {
    server.child.kill('SIGTERM');
  }
  const { stdout, stderr } = await server.ended;
  return stdout + stderr;
};
const nameOf = async (url: string): Promise<unknown> => {
  const answer = await plumbline(['--data-dir', dataDir, '--url', url, 'token', '--sub', 'cli', '--role', 'admin']);
  const headers = { authorization: `Bearer ${answer.stdout.trim()}` };
  return ((await (await fetch(`${url}/v1/people/greta.lind`, { headers })).json()) as { name: string }).name;
};

describe('keys that lie apart from the events, under a master key of the environment', () => {
  const env = { PLUMBLINE_KEYS_URL: `file://${apart}/texts.db`, PLUMBLINE_MASTER_KEY: key(1) };

  it('are refused while their folder is missing or open to others, in one line with the setting and the fix', async () => {
    const refused = await plumbline(['--data-dir', dataDir, 'serve', '--port', '0'], env);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(linesOf(refused.stderr)).toEqual([
      expect.stringMatching(/^PLUMBLINE_KEYS_URL: there is no folder \S+apart\. Make it, with mode 700/),
    ]);
    mkdirSync(apart);
    chmodSync(apart, 0o755);
    const exposed = await plumbline(['--data-dir', dataDir, 'serve', '--port', '0'], env);
    expect(exposed.stderr).toMatch(
      /^PLUMBLINE_KEYS_URL: the folder \S+ can be read by others \(mode 755\)\. Run chmod 700/,
    );
    chmodSync(apart, 0o700);
    const wrong = await plumbline(['--data-dir', dataDir, 'serve'], { ...env, PLUMBLINE_KEYS_URL: 'keys.db' });
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/PLUMBLINE_KEYS_URL: set it to file: and/)]);
  }, 60_000);

  it('are wrapped by another one once no server uses them, and the next starts with that one alone', async () => {
    const next = keyFile('next.key', 2);
    const rotate = ['--data-dir', dataDir, '--json', 'keys', 'rotate', '--new-master-key-file', next];
    const said = await whileServed(env, async (url) => {
      expect(await nameOf(url)).toBe('Greta Lind');
      const refused = await plumbline(rotate, env);
      expect([refused.code, jsonOf(refused)['error']]).toEqual([
        4,
        expect.stringMatching(/are in use: stop the server and the worker, rotate, and start them again/),
      ]);
    });
    expect(said).toContain('listening');
    expect(said).not.toContain(key(1));
    expect(existsSync(join(apart, 'texts.db'))).toBe(true);
    expect(readdirSync(dataDir).filter((name) => /^(keys|master)/.test(name))).toEqual([]);
    const rotated = jsonOf(await plumbline(rotate, env));
    expect(rotated).toMatchObject({ old: 'left to its owner' });
    expect(rotated['keys']).toBeGreaterThan(20);
    const old = await plumbline(['--data-dir', dataDir, 'serve', '--port', '0'], env);
    expect([old.code, old.stderr]).toEqual([
      1,
      expect.stringMatching(/wrapped by another master key than the one given/),
    ]);
    const renewed = { PLUMBLINE_KEYS_URL: env.PLUMBLINE_KEYS_URL, PLUMBLINE_MASTER_KEY_FILE: next };
    await whileServed(renewed, async (url) => {
      expect(await nameOf(url)).toBe('Greta Lind');
      const checked = await plumbline(['--data-dir', dataDir, '--json', 'check'], renewed);
      expect([checked.code, jsonOf(checked)]).toEqual([0, expect.objectContaining({ findings: [] })]);
    });
  }, 120_000);
});

describe('a log with texts in clear', () => {
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];

  it('is copied into a sealed one, with a statement to read and one for programs', async () => {
    await writeEvents(from, oldEvents());
    const unclear = await plumbline(['migrate', from, to]);
    expect([unclear.code, unclear.stderr]).toEqual([2, expect.stringContaining('Say what to do: ')]);
    const copied = await plumbline(['migrate', '--seal', from, to]);
    expect(copied).toMatchObject({ code: 0, stderr: '' });
    expect(copied.stdout).toBe(readFileSync(join(to, 'migration.txt'), 'utf8'));
    expect(copied.stdout).toMatch(
      /^418 events and 0 records of commands were copied from \S+from to \S+to, and compared\.\n/,
    );
    const again = await plumbline(['--json', 'migrate', '--seal', from, to]);
    expect(jsonOf(again)).toEqual(JSON.parse(readFileSync(join(to, 'migration.json'), 'utf8')));
    const into = await plumbline(['migrate', '--seal', from, folder]);
    expect([into.code, into.stderr]).toEqual([4, expect.stringMatching(/are one folder, or one lies in the other/)]);
  });

  it('has all of its texts after that, opened by a check', async () => {
    const before = jsonOf(await plumbline(['--data-dir', from, '--json', 'check']));
    const after = jsonOf(await plumbline(['--data-dir', to, '--json', 'check']));
    const { clear } = before['texts'] as { clear: number };
    expect(clear).toBeGreaterThan(100);
    expect(before).toMatchObject({ events: 418, texts: { opened: 0 }, findings: [] });
    expect(after).toMatchObject({ events: 418, texts: { opened: clear, clear: 0 }, findings: [] });
  });
});
