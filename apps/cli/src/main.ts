import { Command, CommanderError } from 'commander';
import { eventsCommand } from './commands/events.command.js';
import { exportCommand } from './commands/export.command.js';
import { frameworkCommand } from './commands/framework.command.js';
import { peopleCommand } from './commands/people.command.js';
import { projectionsCommand } from './commands/projections.command.js';
import { serveCommand } from './commands/serve.command.js';
import { statusCommand } from './commands/status.command.js';
import { tokenCommand } from './commands/token.command.js';
import { CliError, EXIT } from './exit-codes.js';

const defaultUrl = (): string =>
  process.env['PLUMBLINE_URL'] ?? `http://${process.env['HOST'] ?? '127.0.0.1'}:${process.env['PORT'] ?? '3000'}`;

const program = new Command('plumbline')
  .description('Promotion calibration that can be proved later.')
  .option('--url <address>', 'server to talk to (PLUMBLINE_URL)', defaultUrl())
  .option(
    '--data-dir <folder>',
    'data directory of the server (PLUMBLINE_DATA_DIR)',
    process.env['PLUMBLINE_DATA_DIR'] ?? 'data',
  )
  .option('--token-file <file>', 'read the bearer token from a file; PLUMBLINE_TOKEN goes first')
  .option('--json', 'machine-readable output', false)
  .showHelpAfterError()
  .exitOverride();

for (const register of [
  serveCommand,
  tokenCommand,
  statusCommand,
  projectionsCommand,
  eventsCommand,
  exportCommand,
  peopleCommand,
  frameworkCommand,
])
  register(program);

/** Subcommands are made before the override reaches them. */
const overrideAll = (command: Command): void => {
  command.exitOverride();
  command.commands.forEach(overrideAll);
};
overrideAll(program);

const report = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const message = error instanceof Error ? error.message : String(error);
  if (program.opts<{ json: boolean }>().json)
    process.stdout.write(
      `${JSON.stringify({ error: message, details: error instanceof CliError ? error.details : undefined })}\n`,
    );
  process.stderr.write(`${message}\n`);
  return error instanceof CliError ? error.exitCode : EXIT.unexpected;
};

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away, as `head` does.
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
});
await program.parseAsync().catch((error: unknown) => {
  process.exitCode = report(error);
});
