import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { BlueprintRefused, importBlueprint } from '@plumbline/blueprint-import';
import type { Command } from 'commander';
import { atLeast } from '../client.js';
import { CliError, EXIT } from '../exit-codes.js';
import { sessionOf, type Session } from '../session.js';

/** Of a new draft: from 1 to this. */
const SCALE_POINTS = 5;

const read = (file: string): Uint8Array => {
  try {
    return readFileSync(file);
  } catch {
    throw new CliError(EXIT.usage, `Cannot read ${file}. Name a career-track page in Markdown.`);
  }
};

type Options = Readonly<{ framework?: string; track: string; title?: string }>;
type Receipt = Readonly<{ id: string; revision: string; position: string | null; appended: number }>;
type Draft = Readonly<{
  levels: readonly unknown[];
  areas: readonly unknown[];
  criteria: readonly unknown[];
  blueprints: readonly Readonly<{ unmapped: readonly string[] }>[];
}>;

/** What the document calls itself: its first heading. Read here before a draft is made, so that a file that cannot be used leaves no empty one. */
const titleIn = (name: string, content: Uint8Array): string => {
  try {
    return importBlueprint(name, content).items.find(({ kind }) => kind === 'area')?.text ?? name;
  } catch (error) {
    if (!(error instanceof BlueprintRefused)) throw error;
    throw new CliError(EXIT.usage, `${name} cannot be imported. ${error.code}: ${error.message}`);
  }
};

const draftAnew = async ({ client }: Session, track: string, title: string): Promise<string> => {
  const scale = { min: 1, max: SCALE_POINTS, labels: [] };
  return (await client.require<Receipt>('POST', '/v1/frameworks', { body: { track, title, scale } })).id;
};

const lay = async ({ client }: Session, at: string, name: string, content: Uint8Array): Promise<Receipt> => {
  const answer = await client.send('POST', `${at}/blueprints?apply=default&name=${encodeURIComponent(name)}`, {
    body: content,
    headers: { 'content-type': 'application/octet-stream' },
  });
  return client.accept(answer, `Importing ${name} at ${at}`) as Receipt;
};

const draftOf = async ({ client }: Session, at: string, { position }: Receipt): Promise<Draft> => {
  const headers = atLeast(position);
  const { draft } = await client.require<{ draft: Draft | null }>('GET', at, { headers });
  return draft ?? { levels: [], areas: [], criteria: [], blueprints: [] };
};

const count = (list: readonly unknown[], one: string, many: string): string =>
  `${list.length.toString()} ${list.length === 1 ? one : many}`;

const importFile = async (file: string, options: Options, session: Session): Promise<void> => {
  const content = read(file);
  const name = basename(file);
  const title = titleIn(name, content);
  const id = options.framework ?? (await draftAnew(session, options.track, options.title ?? title));
  const at = `/v1/frameworks/${encodeURIComponent(id)}`;
  const receipt = await lay(session, at, name, content);
  const { levels, areas, criteria, blueprints } = await draftOf(session, at, receipt);
  const unmapped = blueprints.at(-1)?.unmapped ?? [];
  session.out.result({ ...receipt, levels, areas, criteria, unmapped }, () =>
    [
      receipt.appended === 0
        ? `${name} was imported before; nothing changed.`
        : `Imported ${name} into framework ${id}.`,
      `The draft has ${count(levels, 'level', 'levels')}, ${count(areas, 'area', 'areas')} and ` +
        `${count(criteria, 'criterion', 'criteria')}, at revision ${receipt.revision}.`,
      ...unmapped.map((text) => `Not understood, and left out: ${text}`),
      'Read it before you publish: the import proposes, you decide.',
    ].join('\n'),
  );
};

export const frameworkCommand = (program: Command): void => {
  program
    .command('framework')
    .description('frameworks and the blueprints that they come from')
    .command('import')
    .description('read a career-track page into a draft framework')
    .argument('<file>', 'a page in Markdown')
    .option('--framework <id>', 'draft to import into; a new one, on a scale of 1 to 5, when absent')
    .option('--track <key>', 'track of a new draft', 'staff-track')
    .option('--title <text>', 'title of a new draft; that of the page when absent')
    .action((file: string, options: Options, command: Command) => importFile(file, options, sessionOf(command)));
};
