import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * npm passes SIGTERM on to the shell between it and this process, and the shell dies of it without a word to its child.
 * So under npm a parent that is gone means that somebody stopped npm. Anywhere else it may just mean `nohup`.
 */
const whenAbandoned = (stop) => {
  const parent = process.ppid;
  if (process.env.npm_command === undefined) return () => undefined;
  const timer = setInterval(() => process.ppid !== parent && stop(), 200);
  return () => clearInterval(timer);
};

/**
 * Runs to the end and answers the exit code (128 + n after signal n). Signals that arrive meanwhile go to the child,
 * which decides what they mean; this process outlives it.
 */
export const run = (command, args, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    // A terminal sends Ctrl-C to the child as well: passed on again it would read as "stop at once".
    const forward = (signal) => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, forward);
    const relax = whenAbandoned(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      relax();
      for (const name of SIGNALS) process.off(name, forward);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });

/** As `run`, with everything the child says kept for later instead of shown at once. */
export const capture = async (command, args, options = {}) => {
  const said = [];
  const code = await new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
    child.on('error', reject);
    child.on('close', (exit, signal) => resolve(exit ?? 128 + constants.signals[signal]));
  });
  return { code, output: Buffer.concat(said).toString('utf8') };
};
