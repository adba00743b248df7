import type { NominationItem } from '@plumbline/responses';
import type { Command } from 'commander';
import { find } from '../find.js';
import { listOf, queryOf, showItems } from '../lists.js';
import { sessionOf } from '../session.js';

type Options = Readonly<{ cycle?: string; state?: string; level?: string }>;

const list = async ({ cycle, state, level }: Options, command: Command): Promise<void> => {
  const session = sessionOf(command);
  if (cycle !== undefined) await find(session.client, 'cycle', cycle);
  const path = `/v1/nominations${queryOf({ cycle, state, targetLevel: level })}`;
  showItems(session, await listOf<NominationItem>(session, path), {
    id: ({ id }) => id,
    cycle: (item) => item.cycle.id,
    candidate: ({ candidate: { id } }) => id,
    level: ({ targetLevel }) => targetLevel,
    state: (item) => item.state,
    outcome: ({ outcome }) => outcome ?? '',
    opened: ({ openedAt }) => openedAt,
  });
};

export const nominationCommand = (program: Command): void => {
  program
    .command('nomination')
    .description('nominations that you may see')
    .command('list')
    .description('one line for each, newest first')
    .option('--cycle <id>', 'one cycle only')
    .option('--state <states>', 'these states only, such as submitted or voting,voted')
    .option('--level <key>', 'one target level only')
    .action(list);
};
