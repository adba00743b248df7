import type { Blueprint, Framework, Receipt } from '@plumbline/responses';
import { type ReadDocument, readDocument, type Refused, whyRefused } from '../blueprints/read-document.js';
import { atLeast } from '../client.js';
import { CliError, EXIT } from '../exit-codes.js';
import type { Session } from '../session.js';
import { type Draft, type Imported, textOf, valueOf } from './import-report.js';

/** Of a new draft: from 1 to this. */
const SCALE_POINTS = 5;

export type ImportOptions = Readonly<{
  framework?: string;
  id?: string;
  track: string;
  title?: string;
  apply?: boolean;
}>;
/** All or none: a file that cannot be used leaves neither an empty draft nor half of a track. */
const readAll = (files: readonly string[]): readonly ReadDocument[] => {
  const read: ReadDocument[] = [];
  const refused: Refused[] = [];
  for (const file of files) {
    const document = readDocument(file);
    if ('refused' in document) refused.push(document);
    else read.push(document);
  }
  if (refused.length > 0) throw new CliError(EXIT.usage, refused.map(whyRefused).join('\n'), refused);
  return read;
};

/** Only a career-track page has a default; refused before anything is created. */
const ensureDefaults = (documents: readonly ReadDocument[]): void => {
  const other = documents.find(({ inspection }) => !inspection.source.format.startsWith('career-track'));
  if (other === undefined) return;
  const { file, inspection } = other;
  throw new CliError(
    EXIT.usage,
    `--apply is for career-track pages, and ${file} is a ${inspection.source.format}. Import without it, then review the mapping.`,
  );
};

const KEY = /^[a-z0-9][a-z0-9-]{0,127}$/;
const ensureTrack = (track: string): void => {
  if (KEY.test(track)) return;
  const fix = 'Give a key: lower-case letters, digits and hyphens, such as staff-track.';
  throw new CliError(EXIT.usage, `--track: "${track}" is no key. ${fix}`);
};

const titleOf = ([first]: readonly ReadDocument[]): string =>
  first?.inspection.role.title?.value ?? first?.name ?? 'Untitled';

type New = Readonly<{ id: string | undefined; track: string; title: string }>;

const draftAnew = async ({ client }: Session, { id, track, title }: New): Promise<string> => {
  const body = { ...(id !== undefined && { id }), track, title, scale: { min: 1, max: SCALE_POINTS, labels: [] } };
  return (await client.require<Receipt>('POST', '/v1/frameworks', { body })).id;
};

const ensureOneTarget = ({ framework, id }: ImportOptions): void => {
  if (framework === undefined || id === undefined) return;
  throw new CliError(EXIT.usage, '--framework names a draft that there is, --id a new one: give one of the two.');
};

const send = async ({ client }: Session, at: string, document: ReadDocument, applied: boolean): Promise<Imported> => {
  const { name, content, inspection } = document;
  const query = `name=${encodeURIComponent(name)}${applied ? '&apply=default' : ''}`;
  const answer = await client.send('POST', `${at}/blueprints?${query}`, {
    body: content,
    headers: { 'content-type': 'application/octet-stream' },
  });
  const receipt = client.accept(answer, `Importing ${name} at ${at}`) as Receipt;
  const headers = atLeast(receipt.position);
  const where = `${at}/blueprints/${inspection.source.sha256}?limit=1`;
  const { changes } = await client.require<Blueprint>('GET', where, { headers });
  return { document, receipt, changes };
};

const draftOf = async ({ client }: Session, at: string, { position }: Receipt): Promise<Draft> => {
  const { draft } = await client.require<Framework>('GET', at, { headers: atLeast(position) });
  return draft ?? { levels: [], areas: [], criteria: [] };
};

export const importFiles = async (
  files: readonly string[],
  options: ImportOptions,
  session: Session,
): Promise<void> => {
  ensureOneTarget(options);
  ensureTrack(options.track);
  const documents = readAll(files);
  const applied = options.apply === true;
  if (applied) ensureDefaults(documents);
  const { framework, id: newId, track, title = titleOf(documents) } = options;
  const id = framework ?? (await draftAnew(session, { id: newId, track, title }));
  const at = `/v1/frameworks/${encodeURIComponent(id)}`;
  const imported: Imported[] = [];
  for (const document of documents) imported.push(await send(session, at, document, applied));
  const last = imported.at(-1)?.receipt;
  if (last === undefined) return;
  const outcome = { imported, last, draft: await draftOf(session, at, last), applied };
  session.out.result(valueOf(outcome), () => textOf(outcome));
};
