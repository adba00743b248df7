import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { CliError, EXIT } from '../exit-codes.js';
import { sessionOf, type Session } from '../session.js';

const SCALE_POINTS = 5;

const read = (file: string): Uint8Array => {
  try {
    return readFileSync(file);
  } catch {
    throw new CliError(EXIT.usage, `Cannot read ${file}.`);
  }
};

type Options = Readonly<{ framework?: string; track: string; title?: string }>;
type Receipt = Readonly<{ id: string; revision: string; appended: number }>;
type Draft = Readonly<{
  title: string;
  levels: readonly unknown[];
  areas: readonly unknown[];
  criteria: readonly unknown[];
}>;

const draftAnew = async ({ client }: Session, track: string, title: string): Promise<string> => {
  const { id } = await client.require<Receipt>('POST', '/v1/frameworks', {
    body: { track, title, scale: { min: 1, max: SCALE_POINTS, labels: [] } },
  });
  return id;
};

const importFile = async (file: string, options: Options, session: Session): Promise<void> => {
  const { client, out } = session;
  const content = read(file);
  const name = basename(file);
  const id = options.framework ?? (await draftAnew(session, options.track, options.title ?? name));
  const at = `/v1/frameworks/${encodeURIComponent(id)}`;
  const answer = await client.send('POST', `${at}/blueprints?name=${encodeURIComponent(name)}`, {
    body: content,
    headers: { 'content-type': 'application/octet-stream' },
  });
  const receipt = client.accept(answer, `Importing ${name}`) as Receipt;
  const draft = await client.require<Draft>('GET', at, { headers: minPosition(answer.headers) });
  out.result({ ...receipt, levels: draft.levels, areas: draft.areas, criteria: draft.criteria }, () =>
    [
      receipt.appended === 0
        ? `${name} was imported before; nothing changed.`
        : `Imported ${name} into framework ${id}.`,
      `The draft now has ${draft.levels.length.toString()} levels, ${draft.areas.length.toString()} areas and ${draft.criteria.length.toString()} criteria, at revision ${receipt.revision}.`,
      'Read it before you publish: the import proposes, you decide.',
    ].join('\n'),
  );
};

const minPosition = (headers: Headers): Record<string, string> => {
  const position = headers.get('plumbline-position');
  return position === null ? {} : { 'plumbline-min-position': position };
};

export const frameworkCommand = (program: Command): void => {
  program
    .command('framework')
    .description('frameworks and the blueprints that they come from')
    .command('import')
    .description('read a career-track page into a draft framework')
    .argument('<file>')
    .option('--framework <id>', 'draft to import into; a new one when absent')
    .option('--track <key>', 'track of a new draft', 'staff-track')
    .option('--title <text>', 'title of a new draft; the file name when absent')
    .action((file: string, options: Options, command: Command) => importFile(file, options, sessionOf(command)));
};
