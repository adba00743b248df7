import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const green = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-commands-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the last line of a CI run', () => {
  const last = (results: object | '', checked = 0, tested = 0) => {
    const file = join(folder, 'results.json');
    writeFileSync(file, results === '' ? '' : JSON.stringify(results));
    const args = ['tools/bootstrap/count-tests.mjs', file, String(checked), String(tested)];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { status, line: stdout.trimEnd().split('\n').at(-1) };
  };

  it('counts what passed, and leaves with 0', () => {
    expect(last(green)).toEqual({ status: 0, line: '3 passed, 0 failed' });
  });

  it.each([
    ['a test failed', { ...green, numFailedTests: 2 }, [0, 1], '3 passed, 2 failed'],
    ['jest says 0 although a test failed', { ...green, numFailedTests: 2 }, [0, 0], '3 passed, 2 failed'],
    ['a suite could not be loaded', { ...green, numRuntimeErrorTestSuites: 1 }, [0, 0], '3 passed, 1 failed'],
    ['a test was skipped', { ...green, numPendingTests: 1 }, [0, 0], '3 passed, 0 failed'],
    ['a test is still to be written', { ...green, numTodoTests: 1 }, [0, 0], '3 passed, 0 failed'],
    ['no test ran', { ...green, numPassedTests: 0 }, [0, 0], '0 passed, 0 failed'],
    ['jest died without a result', '' as const, [0, 0], '0 passed, 0 failed'],
    ['a gate failed', green, [1, 0], '3 passed, 0 failed'],
  ])('leaves with a failure where %s', (_what, results, [checked, tested], line) => {
    const run = last(results, checked, tested);
    expect(run.line).toBe(line);
    expect(run.status).not.toBe(0);
  });

  it('keeps the exit code of the tests', () => {
    expect(last({ ...green, numFailedTests: 1 }, 1, 7).status).toBe(7);
  });
});

describe('a command that npm runs', () => {
  const spawnModule = resolve('tools/bootstrap/spawn.mjs');
  const outer = (inner: string) =>
    `import { run } from ${JSON.stringify(spawnModule)};
     process.exitCode = await run(process.execPath, ['-e', ${JSON.stringify(inner)}]);`;
  const start = (code: string, env: NodeJS.ProcessEnv = process.env) =>
    spawn(process.execPath, ['--input-type=module', '-e', code], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const firstLine = async (child: ReturnType<typeof start>) => {
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    return chunk.toString('utf8').trim();
  };
  const isAlive = (pid: number) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('leaves with the exit code of what it ran', async () => {
    expect(await once(start(outer('process.exit(7)')), 'close')).toEqual([7, null]);
  });

  it('leaves with 128 and the signal where that ended it', async () => {
    expect(await once(start(outer('process.kill(process.pid, "SIGKILL")')), 'close')).toEqual([137, null]);
  });

  it('hands signals on, and waits for what is done about them', async () => {
    const tidy =
      'process.on("SIGTERM", () => setTimeout(() => process.exit(3), 200)); console.log("up"); setInterval(() => {}, 1000)';
    const child = start(outer(tidy));
    await firstLine(child);
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([3, null]);
  });

  it('ends with npm, also where the shell between them dies without a word', async () => {
    const inner = 'console.log(process.pid); setInterval(() => {}, 1000)';
    // The shell waits for its child, as npm's does, and takes SIGTERM for itself alone.
    const shell = spawn('sh', ['-c', `"$NODE" --input-type=module -e "$CODE"; true`], {
      env: { ...process.env, NODE: process.execPath, CODE: outer(inner), npm_command: 'run-script' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const server = Number(await firstLine(shell));
    shell.kill('SIGTERM');
    for (let i = 0; i < 100 && isAlive(server); i += 1) await sleep(50);
    expect(isAlive(server)).toBe(false);
  });
});
