import type { Finding } from '@plumbline/responses';
import { type Command, Option } from 'commander';
import { listOf, queryOf, showItems } from '../lists.js';
import { sessionOf } from '../session.js';

type Options = Readonly<{ state?: string }>;

const list = async ({ state }: Options, command: Command): Promise<void> => {
  const session = sessionOf(command);
  showItems(session, await listOf<Finding>(session, `/v1/findings${queryOf({ state })}`), {
    finding: ({ id }) => id,
    state: ({ state }) => state,
    raised: ({ raisedAt }) => raisedAt,
    on: ({ on }) => `${on.kind} ${on.id}`,
    what: ({ said }) => [said.done, said.decidedOn, said.changed].join(' '),
    resolution: ({ resolved }) => (resolved === null ? '' : `${resolved.by.id}: ${resolved.reason}`),
  });
};

export const findingsCommand = (program: Command): void => {
  program
    .command('findings')
    .description('what was found: steps that rest on what had changed before they were recorded, newest first')
    .addOption(new Option('--state <state>', 'only those in this state').choices(['open', 'resolved']))
    .action((options: Options, command: Command) => list(options, command));
};
