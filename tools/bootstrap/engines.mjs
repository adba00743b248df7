// A server of EventStoreDB for suites that reach one by its address: the one that is named, or our own as a process of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './paths.mjs';

const SERVER = join(root, 'dist', 'test', 'support', 'eventstoredb', 'serve.main.js');

/** Does the work with its address in the environment. `node`: what runs our own. */
export const withGivenServer = async (node, say, work) => {
  const named = process.env.EVENTSTORE_URL;
  if (named) {
    say(
      'The suites of EventStoreDB run on the server that EVENTSTORE_URL names. They write under prefixes that begin with t.',
    );
    return work({ PLUMBLINE_TEST_EVENTSTORE_URL: named });
  }
  say('EVENTSTORE_URL names no server: the suites of EventStoreDB run on our own, by its address.');
  const child = fork(SERVER, [], { execPath: node, stdio: 'inherit' });
  try {
    const [url] = await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => {
        throw new Error(`The server did not start: ${code}`);
      }),
    ]);
    return await work({ PLUMBLINE_TEST_EVENTSTORE_URL: url });
  } finally {
    child.kill();
  }
};
