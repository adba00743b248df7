import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';

const API = fileURLToPath(new URL('../../../api/src/main.js', import.meta.url));
const MAPS = new URL('../../../api/src/source-maps.js', import.meta.url).href;
/** As in tools/run.mjs: a young generation that is collected before it has grown far, and an end to the old one. */
const HEAP = ['--max-semi-space-size=8', '--max-old-space-size=1024'];
const heap = (options = ''): readonly string[] => (options.includes('--max-old-space-size') ? [] : HEAP);
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const codeAfter = (signal: NodeJS.Signals | null): number => 128 + (signal === null ? 0 : constants.signals[signal]);

/** Runs the server in a process of its own, hands on signals, and answers its exit code (128 + n after signal n). */
const run = (args: readonly string[]): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...heap(process.env['NODE_OPTIONS']), '--import', MAPS, API, ...args], {
      stdio: 'inherit',
    });
    // A terminal sends Ctrl-C to the server as well: handed on again it would read as "stop at once".
    const forward = (signal: NodeJS.Signals): void => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    };
    for (const signal of SIGNALS) process.on(signal, forward);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of SIGNALS) process.off(name, forward);
      resolve(code ?? codeAfter(signal));
    });
  });

type Options = Readonly<{ port?: string; host?: string; sample: boolean; dataDir: string; json: boolean }>;

const named = (name: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [name, value];

export const serveCommand = (program: Command): void => {
  program
    .command('serve')
    .description('start the server on the embedded store')
    .option('--port <number>', 'port to listen on (PORT, 3000)')
    .option('--host <address>', 'address to listen on (HOST, 127.0.0.1)')
    .option('--no-sample', 'leave an empty data directory empty')
    .action(async (_: unknown, command: Command) => {
      const { dataDir, port, host, sample, json } = command.optsWithGlobals<Options>();
      process.exitCode = await run([
        ...['--data-dir', dataDir],
        ...named('--port', port),
        ...named('--host', host),
        ...(sample ? [] : ['--no-sample']),
        ...(json ? ['--json'] : []),
      ]);
    });
};
