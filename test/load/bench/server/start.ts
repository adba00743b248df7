import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

export type Server = Readonly<{
  url: string;
  pid: number;
  /** Processor time of the server so far, in milliseconds. */
  cpu: () => Promise<number>;
  /** For how many milliseconds the thread that serves was held, the 99th of a hundred times, since this was last asked. */
  held: () => Promise<number>;
  stop: () => Promise<void>;
}>;

const ENTRY = fileURLToPath(new URL('./main.js', import.meta.url));
const POLL_MS = 100;

type How = Readonly<{
  /** Leaves texts in clear. */
  unsealed?: boolean;
  /** Besides that it is not held up by limits. */
  settings?: Readonly<Record<string, string>>;
}>;

/** The server in a process of its own, ready: its views are level with the events of the data directory. */
export const startServer = async (dataDir: string, { unsealed = false, settings = {} }: How = {}): Promise<Server> => {
  const child = fork(ENTRY, unsealed ? ['unsealed'] : [], {
    env: {
      ...process.env,
      ...settings,
      PLUMBLINE_DATA_DIR: dataDir,
      PLUMBLINE_RATE_LIMIT: '0',
      PLUMBLINE_RATE_LIMIT_ANONYMOUS: '0',
      LOG_LEVEL: 'warn',
    },
  });
  const [url] = (await once(child, 'message')) as [string];
  while (!(await fetch(`${url}/health/ready`)).ok) await sleep(POLL_MS);
  const ask = async (what: 'cpu' | 'held'): Promise<number> => {
    const answered = once(child, 'message');
    child.send(what);
    const [answer] = (await answered) as [number];
    return answer;
  };
  return {
    url,
    pid: child.pid ?? 0,
    cpu: () => ask('cpu'),
    held: () => ask('held'),
    stop: async () => {
      const ended = once(child, 'exit');
      child.send('stop');
      await ended;
    },
  };
};
