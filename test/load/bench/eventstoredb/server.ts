import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ENTRY = fileURLToPath(new URL('server.main.js', import.meta.url));

/** Does the work with the address of a server of its own, in a process of its own. */
export const onServer = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
  const child = fork(ENTRY);
  try {
    const [url] = (await once(child, 'message')) as [string];
    return await work(url);
  } finally {
    child.kill();
    await once(child, 'exit');
  }
};
