import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { StoredEvent, StoredEventPage } from '@plumbline/responses';
import type { Client } from '../client.js';
import { CliError, EXIT } from '../exit-codes.js';
import { sessionOf } from '../session.js';

type Options = Readonly<{ after?: string; limit?: string; follow: boolean }>;

const POLL_MS = 500;
const PAGE = 200;
const AT_ONCE = 1_000;

/** As many as there are when it follows, unless a number is asked for. */
const countOf = ({ limit: text, follow }: Options): number => {
  if (text === undefined) return follow ? Number.POSITIVE_INFINITY : AT_ONCE;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new CliError(EXIT.usage, `--limit ${text}: write a whole number of 1 or more.`);
  return count;
};

const page = async (client: Client, after: string | undefined, limit: number): Promise<readonly StoredEvent[]> => {
  const query = new URLSearchParams({ limit: Math.min(PAGE, limit).toString() });
  if (after !== undefined) query.set('cursor', after);
  return (await client.require<StoredEventPage>('GET', `/v1/events?${query.toString()}`)).items;
};

/** Everything after a position; with `follow` it waits for more when it has caught up. */
const eventsAfter = async function* (client: Client, options: Options): AsyncGenerator<StoredEvent> {
  const { after, follow } = options;
  let left = countOf(options);
  let cursor = after;
  while (left > 0) {
    const events = await page(client, cursor, left);
    yield* events;
    cursor = events.at(-1)?.position ?? cursor;
    left -= events.length;
    if (events.length === 0 && !follow) return;
    if (events.length === 0) await sleep(POLL_MS);
  }
};

const lineOf = ({ position, metadata, stream, revision, type }: StoredEvent): string =>
  (metadata === null
    ? [position, 'withheld']
    : [position, metadata.recordedAt, metadata.actor, stream, revision, type]
  ).join('  ');

const tail = async (options: Options, command: Command): Promise<void> => {
  const { client, out } = sessionOf(command);
  for await (const event of eventsAfter(client, options)) out.line(event, () => lineOf(event));
};

export const eventsCommand = (program: Command): void => {
  program
    .command('events')
    .description('the stored events')
    .command('tail')
    .description('events in global order, one a line')
    .option('--after <position>', 'begin behind this position; at the first event when absent')
    .option('--limit <number>', 'stop after so many (1000, or never with --follow)')
    .option('--follow', 'go on as events commit, until interrupted', false)
    .action((options: Options, command: Command) => tail(options, command));
};
