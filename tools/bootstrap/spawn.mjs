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

/** Hands over each signal that should end this process, and keeps it alive meanwhile. Answers how to stop doing so. */
export const onStop = (stop) => {
  for (const signal of SIGNALS) process.on(signal, stop);
  const relax = whenAbandoned(() => stop('SIGTERM'));
  return () => {
    relax();
    for (const signal of SIGNALS) process.off(signal, stop);
  };
};

/** Passes a signal on. A terminal sends Ctrl-C to the child as well: passed on again it would read as "stop at once". */
export const passOn = (child, signal) => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal);

/** Answers the exit code of a child when it has ended: 128 + n after signal n. */
export const ended = (child) =>
  new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });

/**
 * Runs to the end and answers the exit code. Signals that arrive meanwhile go to the child,
 * which decides what they mean; this process outlives it.
 */
export const run = async (command, args, options = {}) => {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  const relax = onStop((signal) => passOn(child, signal));
  try {
    return await ended(child);
  } finally {
    relax();
  }
};

/** As `run`, with everything the child says kept for later instead of shown at once. */
export const capture = async (command, args, options = {}) => {
  const said = [];
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const code = await ended(child);
  return { code, output: Buffer.concat(said).toString('utf8') };
};
