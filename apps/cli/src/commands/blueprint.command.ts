import type { Command } from 'commander';
import { describe } from '../blueprints/describe.js';
import { type ReadDocument, readDocument, type Refused, whyAllRefused } from '../blueprints/read-document.js';
import { CliError, EXIT } from '../exit-codes.js';
import { Output } from '../output.js';

const shown = ({ inspection: { source, role, items, report } }: ReadDocument): object => ({
  source,
  role,
  items,
  report,
});

/** Prints each document as it is read, so that there may be any number; returns those that could not be read. */
const printAll = (files: readonly string[], out: Output): readonly Refused[] => {
  const refused: Refused[] = [];
  for (const file of files) {
    const document = readDocument(file);
    if ('refused' in document) refused.push(document);
    else out.line(shown(document), () => `${describe(document.inspection)}\n`);
  }
  return refused;
};

/** Documents that can be read are printed whatever becomes of the others; one that cannot be is an exit code of 2. */
const inspect = (files: readonly string[], out: Output): void => {
  const refused = printAll(files, out);
  if (refused.length === 0) return;
  const why = whyAllRefused(refused);
  if (refused.length === files.length) throw new CliError(EXIT.usage, why, refused);
  out.note(why);
  process.exitCode = EXIT.usage;
};

export const blueprintCommand = (program: Command): void => {
  program
    .command('blueprint')
    .description('documents that frameworks are made from')
    .command('inspect')
    .description('say what is found in each document; needs no server')
    .argument('<file...>', 'role blueprints and career-track pages')
    .action((files: readonly string[], _: object, command: Command) => {
      inspect(files, new Output(command.optsWithGlobals<{ json: boolean }>().json));
    });
};
