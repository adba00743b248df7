import type { Command } from 'commander';
import { CliError, EXIT } from '../exit-codes.js';
import { table } from '../output.js';
import { sessionOf } from '../session.js';

export type ViewStatus = Readonly<{
  view: string;
  state: 'live' | 'catching-up' | 'rebuilding';
  /** Events of the running rebuild. */
  handled?: number;
  total?: number;
  lagEvents: number;
  lagMs: number;
  completeness: number;
  parked: readonly Readonly<{ stream: string; error: string }>[];
}>;

export const viewTable = (views: readonly ViewStatus[]): string =>
  table(
    ['view', 'state', 'events behind', 'parked streams'],
    views.map(({ view, state, lagEvents, parked }) => [
      view,
      state,
      lagEvents.toString(),
      parked.map(({ stream }) => stream).join(' ') || '-',
    ]),
  );

export const statusCommand = (program: Command): void => {
  program
    .command('status')
    .description('health of the server and of every view')
    .action(async (_: unknown, command: Command) => {
      const { client, out, options } = sessionOf(command);
      const ready = await client.send('GET', '/health/ready');
      const { items } = await client.require<{ items: readonly ViewStatus[] }>('GET', '/v1/projections');
      const ok = ready.status === 200;
      out.result({ url: options.url, ready: ok, health: ready.body, views: items }, () =>
        [`${options.url} is ${ok ? 'ready' : 'not ready'}`, viewTable(items)].join('\n'),
      );
      if (!ok) throw new CliError(EXIT.unreachable, 'The server answers but is not ready.', ready.body);
    });
};
