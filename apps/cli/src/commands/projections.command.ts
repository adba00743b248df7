import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { RetryResult, ViewStatus } from '@plumbline/responses';
import { CliError, EXIT } from '../exit-codes.js';
import { sessionOf, type Session } from '../session.js';
import { readViews, viewTable } from '../views.js';

const POLL_MS = 200;

const percentOf = (views: readonly ViewStatus[]): number =>
  views.reduce((sum, { rebuilt }) => sum + 100 * (rebuilt ?? 0), 0);

/** Waits until none of the views is being rebuilt, and says how they stand then. */
const rebuild = async (view: string | undefined, { client, out }: Session): Promise<void> => {
  await client.require('POST', '/v1/projections/rebuild', { body: view === undefined ? {} : { view } });
  const bar = out.progress('Rebuilding');
  for (;;) {
    const views = (await readViews(client)).filter(({ view: name }) => view === undefined || name === view);
    const busy = views.filter(({ state }) => state === 'rebuilding');
    if (busy.length === 0) {
      bar.end();
      out.result({ views }, () => viewTable(views));
      return;
    }
    bar.at(percentOf(busy), 100 * busy.length);
    await sleep(POLL_MS);
  }
};

const retry = async (view: string, stream: string, { client, out }: Session): Promise<void> => {
  const answer = await client.require<RetryResult>('POST', '/v1/projections/parked/retry', { body: { view, stream } });
  if (answer.state === 'parked')
    throw new CliError(
      EXIT.refused,
      `${stream} is parked again by ${view}: ${answer.parkedAgain?.error ?? ''}`,
      answer,
    );
  out.result(answer, () =>
    answer.state === 'unparked' ? `${stream} is handled by ${view} again.` : `${stream} was not parked by ${view}.`,
  );
};

export const projectionsCommand = (program: Command): void => {
  const group = program.command('projections').description('the views that are derived from the events');
  group
    .command('list')
    .description('state, lag and parked streams of every view')
    .action(async (_: unknown, command: Command) => {
      const { client, out } = sessionOf(command);
      const views = await readViews(client);
      out.result({ views }, () => viewTable(views));
    });
  group
    .command('rebuild')
    .description('derive views anew beside the live ones, swap, and wait for the end')
    .argument('[view]', 'one view; all of them when absent')
    .action((view: string | undefined, _: unknown, command: Command) => rebuild(view, sessionOf(command)));
  group
    .command('retry')
    .description('take a parked stream through its view again')
    .argument('<view>', 'a name of "projections list"')
    .argument('<stream>', 'a parked stream of that view')
    .action((view: string, stream: string, _: unknown, command: Command) => retry(view, stream, sessionOf(command)));
};
