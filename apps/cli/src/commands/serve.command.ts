import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';

const API = fileURLToPath(new URL('../../../api/src/main.js', import.meta.url));

/** Runs the server in a process of its own and hands on signals and its exit code. */
const serve = (args: readonly string[]): Promise<void> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--enable-source-maps', API, ...args], { stdio: 'inherit' });
    const forward = (signal: NodeJS.Signals): void => {
      child.kill(signal);
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
    child.on('exit', (code) => {
      process.exitCode = code ?? 1;
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, forward);
      resolve();
    });
  });

type Options = Readonly<{ port?: string; host?: string; sample: boolean; dataDir: string }>;

export const serveCommand = (program: Command): void => {
  program
    .command('serve')
    .description('start the server on the embedded store')
    .option('--port <number>', 'port to listen on (PORT, 3000)')
    .option('--host <address>', 'address to listen on (HOST, 127.0.0.1)')
    .option('--no-sample', 'leave an empty data directory empty')
    .action((_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return serve([
        '--data-dir',
        options.dataDir,
        ...(options.port === undefined ? [] : ['--port', options.port]),
        ...(options.host === undefined ? [] : ['--host', options.host]),
        ...(options.sample ? [] : ['--no-sample']),
      ]);
    });
};
