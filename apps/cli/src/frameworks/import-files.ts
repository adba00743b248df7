import type { Blueprint, Framework, Receipt } from '@plumbline/responses';
import { type ReadDocument, readDocument, type Refused, whyAllRefused } from '../blueprints/read-document.js';
import { toldApart } from '../blueprints/told-apart.js';
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
/** Each file by itself: one that cannot be used does not keep the others from being imported. */
const readAll = (files: readonly string[], applied: boolean): readonly (ReadDocument | Refused)[] => {
  const read = files.map(readDocument).map((document) => (applied ? withDefault(document) : document));
  const refused = read.filter((document) => 'refused' in document);
  if (refused.length === read.length) throw new CliError(EXIT.usage, whyAllRefused(refused), refused);
  return read;
};

/** Only a career-track page has a default. */
const withDefault = (document: ReadDocument | Refused): ReadDocument | Refused => {
  if ('refused' in document || document.inspection.source.format.startsWith('career-track')) return document;
  const { file, name, inspection } = document;
  const message = `--apply is for career-track pages, and ${file} is a ${inspection.source.format}. Import without it, then review the mapping.`;
  return { file, name, refused: { code: 'no-default', message } };
};

const KEY = /^[a-z0-9][a-z0-9-]{0,127}$/;
const ensureTrack = (track: string): void => {
  if (KEY.test(track)) return;
  const fix = 'Give a key: lower-case letters, digits and hyphens, such as staff-track.';
  throw new CliError(EXIT.usage, `--track: "${track}" is no key. ${fix}`);
};

const titleOf = (read: readonly (ReadDocument | Refused)[]): string => {
  const first = read.find((document) => 'inspection' in document);
  return first?.inspection.role.title?.value ?? first?.name ?? 'Untitled';
};

type New = Readonly<{ id: string | undefined; track: string; title: string }>;

const draftAnew = async ({ client }: Session, { id, track, title }: New): Promise<string> => {
  const body = { ...(id !== undefined && { id }), track, title, scale: { min: 1, max: SCALE_POINTS, labels: [] } };
  return (await client.require<Receipt>('POST', '/v1/frameworks', { body })).id;
};

const ensureOneTarget = ({ framework, id }: ImportOptions): void => {
  if (framework === undefined || id === undefined) return;
  throw new CliError(EXIT.usage, '--framework names a draft that there is, --id a new one: give one of the two.');
};

/** `called`: what tells the document from others of this command that have its title. */
type How = Readonly<{ applied: boolean; isFirst: boolean; called: string | undefined }>;

const send = async ({ client }: Session, at: string, document: ReadDocument, how: How): Promise<Imported> => {
  const { name, content, inspection } = document;
  const query = new URLSearchParams({
    name,
    ...(how.applied && { apply: 'default' }),
    ...(how.called !== undefined && { document: how.called }),
  }).toString();
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

/** What the server refuses of one document; what no document can pass, such as an unknown framework, ends the command. */
const sendOrRefuse = async (
  session: Session,
  at: string,
  document: ReadDocument | Refused,
  how: How,
): Promise<Imported | Refused> => {
  if ('refused' in document) return document;
  try {
    return await send(session, at, document, how);
  } catch (error) {
    if (!(error instanceof CliError) || error.exitCode !== EXIT.refused || how.isFirst) throw error;
    const { file, name } = document;
    return { file, name, refused: { code: 'refused-by-server', message: error.message } };
  }
};

export const importFiles = async (
  files: readonly string[],
  options: ImportOptions,
  session: Session,
): Promise<void> => {
  ensureOneTarget(options);
  ensureTrack(options.track);
  const applied = options.apply === true;
  const read = readAll(files, applied);
  const { framework, id: newId, track, title = titleOf(read) } = options;
  const id = framework ?? (await draftAnew(session, { id: newId, track, title }));
  const at = `/v1/frameworks/${encodeURIComponent(id)}`;
  const each: (Imported | Refused)[] = [];
  const called = toldApart(read.filter((document) => 'inspection' in document));
  for (const document of read) {
    const isFirst = !each.some((one) => 'receipt' in one);
    const how = { applied, isFirst, called: 'inspection' in document ? called.get(document) : undefined };
    each.push(await sendOrRefuse(session, at, document, how));
  }
  const last = each.findLast((one) => 'receipt' in one)?.receipt;
  if (last === undefined) return;
  const outcome = { each, last, draft: await draftOf(session, at, last), applied };
  session.out.result(valueOf(outcome), () => textOf(outcome));
  if (each.some((one) => 'refused' in one)) process.exitCode = EXIT.partial;
};
