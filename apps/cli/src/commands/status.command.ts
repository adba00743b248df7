import type { Health, ViewStatus } from '@plumbline/responses';
import type { Command } from 'commander';
import type { Client } from '../client.js';
import { CliError, EXIT } from '../exit-codes.js';
import { sessionOf } from '../session.js';
import { readViews, viewTable } from '../views.js';

type Status = Health['status'];

/** What each says to people, and to scripts. */
const STATUSES: Readonly<Record<Status, Readonly<{ said: string; exitCode: number }>>> = {
  ready: { said: 'ready', exitCode: EXIT.ok },
  impaired: { said: 'impaired: it serves all but what is named here', exitCode: EXIT.ok },
  degraded: { said: 'degraded', exitCode: EXIT.partial },
  unready: { said: 'unready', exitCode: EXIT.unreachable },
};
const UNKNOWN = { said: 'not ready', exitCode: EXIT.unreachable };

const statusOf = ({ status }: Partial<Health>) =>
  status !== undefined && Object.hasOwn(STATUSES, status) ? STATUSES[status] : UNKNOWN;

/** What keeps it from serving everything. */
const lackingIn = ({ store, views, inbound }: Partial<Health>): string => {
  const details = [store, views, inbound].flatMap((part) => part?.detail ?? []);
  return details.length === 0 ? '' : `: ${details.join(' ')}`;
};

/** Null where the server says that it cannot say it now: its health says why. */
const viewsNow = async (client: Client): Promise<readonly ViewStatus[] | null> => {
  try {
    return await readViews(client);
  } catch (error) {
    if (error instanceof CliError && error.exitCode === EXIT.unreachable && error.details !== undefined) return null;
    throw error;
  }
};

export const statusCommand = (program: Command): void => {
  program
    .command('status')
    .description('health of the server and of every view')
    .action(async (_: unknown, command: Command) => {
      const { client, out, options } = sessionOf(command);
      const { body } = await client.send('GET', '/health/ready');
      const health = body as Partial<Health>;
      const views = await viewsNow(client);
      const { said, exitCode } = statusOf(health);
      const ready = exitCode === EXIT.ok;
      out.result({ url: options.url, ready, health: body, views: views ?? [] }, () =>
        [
          `${options.url} is ${said}${lackingIn(health)}`,
          views === null ? 'How far each view is cannot be told now.' : viewTable(views),
        ].join('\n'),
      );
      process.exitCode = exitCode;
    });
};
