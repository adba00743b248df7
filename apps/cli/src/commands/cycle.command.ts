import type { CycleItem } from '@plumbline/responses';
import { Argument, type Command } from 'commander';
import { advance, close, committeeOf, type CommitteeOptions } from '../cycles/conduct.js';
import { type OpenOptions, openCycle } from '../cycles/open-cycle.js';
import { retentionOf, type RetentionOptions } from '../cycles/retention.js';
import { listOf, showItems } from '../lists.js';
import { collect } from '../options.js';
import { sessionOf } from '../session.js';

const PHASES = ['reviewing', 'calibrating', 'releasing'] as const;

/** The deadline of the phase that a cycle is in. */
const dueOf = ({ phase, deadlines }: CycleItem): string => {
  switch (phase) {
    case 'nominating':
      return deadlines.nominations;
    case 'reviewing':
      return deadlines.reviews;
    case 'calibrating':
      return deadlines.votes;
    case 'releasing':
      return deadlines.decisions;
    case 'closed':
      return '';
  }
};

const opening = (cycle: Command): void => {
  cycle
    .command('open')
    .description('open a cycle on a published version of a framework')
    .argument('<id>', 'a key of your own, such as winter-2026')
    .requiredOption('--title <text>', 'what people call it')
    .requiredOption('--framework <id>', 'its levels and criteria')
    .option('--of-version <number>', 'a published version; the newest when absent')
    .requiredOption('--level <key>', 'a level that people can be nominated for; may be repeated', collect)
    .requiredOption('--nominations <time>', 'until when: a day for its end in UTC, or an instant')
    .requiredOption('--reviews <time>', 'the same for reviews')
    .requiredOption('--votes <time>', 'the same for votes')
    .requiredOption('--decisions <time>', 'the same for decisions')
    .option('--policy <file>', 'JSON with the parts of the policy that are not to be the default')
    .action((id: string, options: OpenOptions, command: Command) => openCycle(id, options, sessionOf(command)));
};

export const cycleCommand = (program: Command): void => {
  const cycle = program.command('cycle').description('cycles, their committees and phases');
  cycle
    .command('list')
    .description('every cycle with its phase')
    .action(async (_: unknown, command: Command) => {
      const session = sessionOf(command);
      showItems(session, await listOf<CycleItem>(session, '/v1/cycles'), {
        id: ({ id }) => id,
        phase: ({ phase }) => phase,
        until: dueOf,
        framework: ({ framework: { id, version } }) => `${id} ${version.toString()}`,
        levels: ({ levels }) => levels.join(','),
        title: ({ title }) => title,
      });
    });
  opening(cycle);
  cycle
    .command('committee')
    .description('form the committee or add to it, and name its chair')
    .argument('<id>', 'the cycle')
    .option('--member <person>', 'who belongs to it; may be repeated', collect, [])
    .option('--chair <person>', 'who leads it')
    .action((id: string, options: CommitteeOptions, command: Command) => committeeOf(id, options, sessionOf(command)));
  cycle
    .command('phase')
    .description('move a cycle on')
    .argument('<id>', 'the cycle')
    .addArgument(new Argument('<phase>', 'the phase that comes next').choices(PHASES))
    .action((id: string, to: string, _: unknown, command: Command) => advance(id, to, sessionOf(command)));
  cycle
    .command('retention')
    .description('list which texts of a closed cycle go when, or set how long they are kept')
    .argument('<id>', 'the cycle')
    .option('--promoted <months>', 'after the closure, of nominations that were promoted; or keep')
    .option('--not-promoted <months>', 'the same of those that were decided otherwise')
    .option('--undecided <months>', 'the same of those that were withdrawn, or never decided')
    .option('--reason <text>', 'why it is set')
    .action((id: string, options: RetentionOptions, command: Command) => retentionOf(id, options, sessionOf(command)));
  cycle
    .command('close')
    .description('close a cycle')
    .argument('<id>', 'the cycle')
    .action((id: string, _: unknown, command: Command) => close(id, sessionOf(command)));
};
