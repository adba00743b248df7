import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** At once, so that a watcher which looks meanwhile sees the old text or the new. */
const put = (file: string, text: string) => {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
};

let folder: string;
let source: string;
let build: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-watch-'));
  source = join(folder, 'source');
  build = join(folder, 'build');
  put(source, 'one');
  put(build, '0');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A server that says its process id and what was built, under a watcher whose source is one file and whose build is another's word. */
const watcher = () => `
  import { spawn } from 'node:child_process';
  import { readFileSync } from 'node:fs';
  import { watch } from ${JSON.stringify(resolve('tools/bootstrap/watch.mjs'))};
  const read = (file) => readFileSync(file, 'utf8');
  const server = (what) => \`
    process.on('SIGTERM', () => { console.log('down'); setTimeout(() => process.exit(3), 100); });
    console.log(process.pid + ' \${what}');
    if ('\${what}' === 'crash') process.exit(1);
    setInterval(() => {}, 1000);\`;
  process.exitCode = await watch({
    look: () => read(${JSON.stringify(source)}),
    build: async () => { const code = Number(read(${JSON.stringify(build)})); console.log('built ' + code); return code; },
    start: () => spawn(process.execPath, ['-e', server(read(${JSON.stringify(source)}))], { stdio: 'inherit' }),
    say: () => undefined,
  });`;

const start = () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', watcher()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  const server = async () => {
    const [pid = '', what] = (await line()).split(' ');
    return { pid: Number(pid), what };
  };
  const stop = async () => {
    child.kill('SIGTERM');
    return (await once(child, 'exit'))[0] as number | null;
  };
  return { line, server, stop };
};
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a watched server', () => {
  it('is replaced after a change, once the old one has ended', async () => {
    const watched = start();
    const first = await watched.server();
    put(source, 'two');
    expect([await watched.line(), await watched.line()]).toEqual(['built 0', 'down']);
    const second = await watched.server();
    expect([first.what, second.what]).toEqual(['one', 'two']);
    expect([isAlive(first.pid), isAlive(second.pid)]).toEqual([false, true]);
    await watched.stop();
  });

  it('keeps running if a change does not build', async () => {
    const watched = start();
    await watched.server();
    put(build, '1');
    put(source, 'two');
    expect(await watched.line()).toBe('built 1');
    put(build, '0');
    put(source, 'three');
    expect([await watched.line(), await watched.line()]).toEqual(['built 0', 'down']);
    expect((await watched.server()).what).toBe('three');
    await watched.stop();
  });

  it('is started again after a change if it had ended by itself', async () => {
    put(source, 'crash');
    const watched = start();
    expect((await watched.server()).what).toBe('crash');
    put(source, 'two');
    expect(await watched.line()).toBe('built 0');
    expect((await watched.server()).what).toBe('two');
    await watched.stop();
  });

  it('ends with the watcher, which waits for it and exits with its code', async () => {
    const watched = start();
    const { pid } = await watched.server();
    expect(await watched.stop()).toBe(3);
    expect(isAlive(pid)).toBe(false);
  });
});
