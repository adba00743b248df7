import type { Command } from 'commander';
import { EXIT } from '../exit-codes.js';
import { sessionOf } from '../session.js';
import { readViews, viewTable } from '../views.js';

type Part = Readonly<{ ok: boolean; detail: string | null }>;

/** What keeps it from serving everything. */
const lackingIn = (health: unknown): string => {
  const { store, views } = health as Readonly<{ store?: Part; views?: Part }>;
  const details = [store, views].flatMap((part) => (part?.ok === false && part.detail !== null ? [part.detail] : []));
  return details.length === 0 ? '' : `: ${details.join(' ')}`;
};

export const statusCommand = (program: Command): void => {
  program
    .command('status')
    .description('health of the server and of every view')
    .action(async (_: unknown, command: Command) => {
      const { client, out, options } = sessionOf(command);
      const health = await client.send('GET', '/health/ready');
      const views = await readViews(client);
      const ready = health.status === 200;
      out.result({ url: options.url, ready, health: health.body, views }, () =>
        [`${options.url} is ${ready ? 'ready' : 'not ready'}${lackingIn(health.body)}`, viewTable(views)].join('\n'),
      );
      if (!ready) process.exitCode = EXIT.unreachable;
    });
};
