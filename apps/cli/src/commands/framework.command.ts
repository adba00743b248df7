import type { FrameworkItem } from '@plumbline/responses';
import type { Command } from 'commander';
import { type DiffOptions, diffOf } from '../frameworks/diff.js';
import { graphOf, type GraphOptions } from '../frameworks/graph.js';
import { importFiles, type ImportOptions } from '../frameworks/import-files.js';
import { mappingOf, type MappingOptions } from '../frameworks/mapping.js';
import { publish, type PublishOptions } from '../frameworks/publish.js';
import { listOf, showItems } from '../lists.js';
import { sessionOf } from '../session.js';

const imports = (framework: Command): void => {
  framework
    .command('import')
    .description('read role blueprints and career-track pages into a draft framework')
    .argument('<file...>', 'several may feed one track')
    .option('--framework <id>', 'draft to import into; a new one, on a scale of 1 to 5, when absent')
    .option('--id <id>', 'id of a new draft; made by the server when absent')
    .option('--track <key>', 'track of a new draft', 'staff-track')
    .option('--title <text>', 'title of a new draft; that of the first document when absent')
    .option('--apply', 'also apply the default mapping of career-track pages; otherwise only record the documents')
    .action((files: readonly string[], options: ImportOptions, command: Command) =>
      importFiles(files, options, sessionOf(command)),
    );
};

export const frameworkCommand = (program: Command): void => {
  const framework = program.command('framework').description('frameworks and the blueprints that they come from');
  framework
    .command('list')
    .description('every framework with its newest version')
    .action(async (_: unknown, command: Command) => {
      const session = sessionOf(command);
      showItems(session, await listOf<FrameworkItem>(session, '/v1/frameworks'), {
        id: ({ id }) => id,
        track: ({ track }) => track,
        published: ({ newestVersion }) => (newestVersion === 0 ? '' : newestVersion.toString()),
        retired: ({ retired }) => (retired ? 'yes' : ''),
        title: ({ title }) => title,
      });
    });
  imports(framework);
  framework
    .command('publish')
    .description('publish the draft as the next version')
    .requiredOption('--framework <id>', 'the draft')
    .option('--revision <revision>', 'only if the draft is still at this revision, which imports and mappings name')
    .action((options: PublishOptions, command: Command) => publish(options, sessionOf(command)));
  framework
    .command('mapping')
    .description('what the imported blueprints could become; applied only once you have reviewed it')
    .requiredOption('--framework <id>', 'the draft')
    .option('--out <file>', 'write it there, to be changed')
    .option('--apply <file>', 'apply the reviewed mapping in this file to the draft')
    .option('--all', 'show the kinds that become nothing as well')
    .action((options: MappingOptions, command: Command) => mappingOf(options, sessionOf(command)));
  framework
    .command('diff')
    .description('what changed between two published versions')
    .requiredOption('--framework <id>', 'the framework')
    .option('--from <version>', 'the older one; the one before --to when absent')
    .option('--to <version>', 'the newest when absent')
    .action((options: DiffOptions, command: Command) => diffOf(options, sessionOf(command)));
  framework
    .command('graph')
    .description('where the roles of a track come from and lead to')
    .requiredOption('--framework <id>', 'the framework')
    .option('--out <file>', 'write the picture (SVG) there; onto stdout when absent')
    .action((options: GraphOptions, command: Command) => graphOf(options, sessionOf(command)));
};
