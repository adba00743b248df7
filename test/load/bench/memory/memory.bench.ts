import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from '../figure.js';
import { inTempDir } from '../temp-dir.js';

const IDLE_MS = 20_000;
const MB = 1024 * 1024;

const listening = async (output: NodeJS.ReadableStream): Promise<string> => {
  let text = '';
  for await (const chunk of output) {
    text += String(chunk);
    const url = /answers at (http:\S+),/.exec(text)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('the server ended before it listened');
};

const TOKEN = 'the-token-of-the-memory-bench';

const residentOf = async (url: string): Promise<number> => {
  const metrics = await (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1]);
};

/** What `npm start` leaves running: the server with its sample, after it has sat idle for a while. */
const measure = async (dataDir: string): Promise<Figure> => {
  const child = spawn(process.execPath, ['tools/run.mjs', 'start', '--port', '0', '--data-dir', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PLUMBLINE_METRICS_TOKEN: TOKEN },
  });
  const url = await listening(child.stdout);
  await sleep(IDLE_MS);
  const resident = await residentOf(url);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return {
    name: 'idle memory of the server',
    value: resident / MB,
    unit: 'MB',
    target: { below: 200 },
    detail: 'resident, with the sample loaded, after 20 s without a request',
  };
};

export const memory = (): Promise<Figure> => inTempDir(measure);
