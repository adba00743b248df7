import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { sessionOf, type Session } from '../session.js';
import { viewTable, type ViewStatus } from './status.command.js';

const POLL_MS = 200;

const views = async ({ client }: Session): Promise<readonly ViewStatus[]> =>
  (await client.require<{ items: readonly ViewStatus[] }>('GET', '/v1/projections')).items;

const rebuild = async (view: string | undefined, session: Session): Promise<void> => {
  const { client, out } = session;
  await client.require('POST', '/v1/projections/rebuild', { body: view === undefined ? {} : { view } });
  const bar = out.progress('Rebuilding');
  let now = await views(session);
  for (let busy = rebuilding(now); busy !== undefined; busy = rebuilding(now)) {
    bar.at(busy.handled ?? 0, busy.total ?? 0);
    await sleep(POLL_MS);
    now = await views(session);
  }
  bar.end();
  out.result({ views: now }, () => viewTable(now));
};

const rebuilding = (items: readonly ViewStatus[]): ViewStatus | undefined =>
  items.find(({ state }) => state === 'rebuilding');

export const projectionsCommand = (program: Command): void => {
  const group = program.command('projections').description('the views that are derived from the events');
  group
    .command('list')
    .description('state, lag and parked streams of every view')
    .action(async (_: unknown, command: Command) => {
      const session = sessionOf(command);
      const items = await views(session);
      session.out.result({ views: items }, () => viewTable(items));
    });
  group
    .command('rebuild')
    .description('derive a view anew beside the live one, then swap')
    .argument('[view]', 'one view; all of them when absent')
    .action((view: string | undefined, _: unknown, command: Command) => rebuild(view, sessionOf(command)));
  group
    .command('retry')
    .description('handle a parked stream again')
    .argument('<view>')
    .argument('<stream>')
    .action(async (view: string, stream: string, _: unknown, command: Command) => {
      const { client, out } = sessionOf(command);
      const answer = await client.require('POST', '/v1/projections/parked/retry', { body: { view, stream } });
      out.result(answer, () => `${stream} is handled by ${view} again.`);
    });
};
