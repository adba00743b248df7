import { Command } from 'commander';
import { auditCommand } from './commands/audit.command.js';
import { backupCommand, restoreCommand } from './commands/backup.command.js';
import { blueprintCommand } from './commands/blueprint.command.js';
import { checkCommand } from './commands/check.command.js';
import { configCommand } from './commands/config.command.js';
import { cycleCommand } from './commands/cycle.command.js';
import { eventsCommand } from './commands/events.command.js';
import { exportCommand } from './commands/export.command.js';
import { findingsCommand } from './commands/findings.command.js';
import { frameworkCommand } from './commands/framework.command.js';
import { inboundCommand } from './commands/inbound.command.js';
import { keysCommand } from './commands/keys.command.js';
import { migrateCommand } from './commands/migrate.command.js';
import { nominationCommand } from './commands/nomination.command.js';
import { peopleCommand } from './commands/people.command.js';
import { personCommand } from './commands/person.command.js';
import { projectionsCommand } from './commands/projections.command.js';
import { serveCommand } from './commands/serve.command.js';
import { statusCommand } from './commands/status.command.js';
import { tokenCommand } from './commands/token.command.js';
import { defaultDataDir } from './data-dir.js';
import { EXIT } from './exit-codes.js';
import { reportError } from './report-error.js';
import { defaultAddress } from './server-address.js';
import { versionOfPackage } from './version-of-package.js';

const program = new Command('plumbline')
  .description('Promotion calibration that can be proved later.')
  .version(versionOfPackage())
  .option('--url <address>', 'server to talk to (PLUMBLINE_URL)', defaultAddress(process.env))
  .option('--data-dir <folder>', 'data directory of the server (PLUMBLINE_DATA_DIR)', defaultDataDir(process.env))
  .option('--token-file <file>', 'read the bearer token from a file; else PLUMBLINE_TOKEN, else one is issued')
  .option('--json', 'machine-readable output', false)
  .showHelpAfterError('Add --help to see what goes here.')
  .exitOverride();

for (const register of [
  serveCommand,
  tokenCommand,
  statusCommand,
  projectionsCommand,
  eventsCommand,
  findingsCommand,
  exportCommand,
  peopleCommand,
  personCommand,
  inboundCommand,
  frameworkCommand,
  cycleCommand,
  nominationCommand,
  blueprintCommand,
  configCommand,
  keysCommand,
  checkCommand,
  auditCommand,
  backupCommand,
  restoreCommand,
  migrateCommand,
])
  register(program);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away, as `head` does.
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.unexpected);
});
await program.parseAsync().catch((error: unknown) => {
  process.exitCode = reportError(error, program.opts<{ json: boolean }>().json);
});
