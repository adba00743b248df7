import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { StoredEvent, StoredEventPage } from '@plumbline/responses';
import type { Client } from '../client.js';
import { CliError, EXIT } from '../exit-codes.js';
import { queryOf } from '../lists.js';
import { personIdOf } from '../person-ids.js';
import { sessionOf } from '../session.js';

/** Of which events: the server's own names. */
const FILTERS = ['stream', 'type', 'actor', 'from', 'until'] as const;
type Filter = Partial<Readonly<Record<(typeof FILTERS)[number], string>>>;
type Options = Filter & Readonly<{ after?: string; limit?: string; follow: boolean }>;

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

type Asked = Readonly<{ after: string | undefined; limit: number; filter: Filter }>;

const pageOf = (client: Client, { after: cursor, limit, filter }: Asked): Promise<StoredEventPage> => {
  const query = queryOf({ limit: Math.min(PAGE, limit).toString(), cursor, ...filter });
  return client.require<StoredEventPage>('GET', `/v1/events${query}`);
};

const filterOf = (options: Options): Filter =>
  Object.fromEntries(FILTERS.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])));

/** Everything after a position; with `follow` it waits for more when it has caught up. */
const eventsAfter = async function* (client: Client, options: Options): AsyncGenerator<StoredEvent> {
  const { after, follow } = options;
  const filter = filterOf(options);
  let left = countOf(options);
  let cursor = after;
  while (left > 0) {
    const { items, nextCursor } = await pageOf(client, { after: cursor, limit: left, filter });
    yield* items;
    cursor = nextCursor ?? items.at(-1)?.position ?? cursor;
    left -= items.length;
    if (nextCursor !== null) continue;
    if (!follow) return;
    await sleep(POLL_MS);
  }
};

const lineOf = ({ position, metadata, stream, revision, type }: StoredEvent): string =>
  (metadata === null
    ? [position, 'withheld']
    : [position, metadata.recordedAt, metadata.actor, stream, revision, type]
  ).join('  ');

const tail = async (options: Options, command: Command): Promise<void> => {
  const { client, out } = sessionOf(command);
  const { actor } = options;
  const asked = actor === undefined ? options : { ...options, actor: await personIdOf(client, actor) };
  if (asked.actor !== actor)
    out.note(
      `${actor ?? ''} is the source id of ${asked.actor ?? ''}, whose events these are. What they did before they were registered is in GET /v1/events?actor=${encodeURIComponent(actor ?? '')}`,
    );
  for await (const event of eventsAfter(client, asked)) out.line(event, () => lineOf(event));
};

export const eventsCommand = (program: Command): void => {
  program
    .command('events')
    .description('the stored events')
    .command('tail')
    .description('events in global order, one a line')
    .option('--after <position>', 'begin behind this position; at the first event when absent')
    .option('--limit <number>', 'stop after so many (1000, or never with --follow)')
    .option('--stream <name>', 'events of this stream only, such as person-ada.okafor')
    .option('--type <type>', 'events of this type only, such as VoteCast')
    .option('--actor <person>', 'events that this person caused only')
    .option('--from <instant>', 'events recorded then or later, such as 2026-03-31T17:00:00Z')
    .option('--until <instant>', 'events recorded before')
    .option('--follow', 'go on as events commit, until interrupted', false)
    .action((options: Options, command: Command) => tail(options, command));
};
