import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

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

  it('exits with the exit code of its child', async () => {
    expect(await once(start(outer('process.exit(7)')), 'close')).toEqual([7, null]);
  });

  it('exits with 128 and the signal that ended its child', async () => {
    expect(await once(start(outer('process.kill(process.pid, "SIGKILL")')), 'close')).toEqual([137, null]);
  });

  it('forwards signals, and waits until they are handled', async () => {
    const tidy =
      'process.on("SIGTERM", () => setTimeout(() => process.exit(3), 200)); console.log("up"); setInterval(() => {}, 1000)';
    const child = start(outer(tidy));
    await firstLine(child);
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([3, null]);
  });

  it('ends with npm, also if the shell between them dies', async () => {
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
