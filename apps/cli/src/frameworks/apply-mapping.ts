import type { FrameworkMapping, MappingPreview, Receipt } from '@plumbline/responses';
import { CliError, EXIT } from '../exit-codes.js';
import { readInput } from '../input-file.js';
import type { Session } from '../session.js';
import { previewText } from './preview-text.js';

const reviewed = (file: string): Partial<FrameworkMapping> => {
  const content = readInput(file);
  if (typeof content === 'string')
    throw new CliError(EXIT.usage, `--apply: cannot read ${file}: ${content}. Write one with --out, and change that.`);
  try {
    return JSON.parse(new TextDecoder().decode(content)) as Partial<FrameworkMapping>;
  } catch {
    throw new CliError(EXIT.usage, `--apply: ${file} is no JSON file. Write one with --out, and change that.`);
  }
};

type Reviewed = Pick<FrameworkMapping, 'revision' | 'mapping'>;
/** Drafts made from the same documents often have similar mappings and revisions. */
const ensureOf = (framework: string, file: string): Reviewed => {
  const { id, revision, mapping } = reviewed(file);
  if (revision === undefined || mapping === undefined)
    throw new CliError(EXIT.usage, `--apply: ${file} lacks "revision" or "mapping". Write one with --out.`);
  if (id !== undefined && id !== framework)
    throw new CliError(
      EXIT.usage,
      `--apply: ${file} is of framework ${id}, and --framework names ${framework}. Write one of that with --out.`,
    );
  return { revision, mapping };
};

/** Null if it cannot be previewed; applying it will say why. */
const previewOf = async (
  at: string,
  { revision, mapping }: Reviewed,
  { client }: Session,
): Promise<MappingPreview | null> => {
  const { status, body } = await client.send('POST', `${at}/mapping/preview`, { body: mapping });
  const preview = status === 200 ? (body as MappingPreview) : null;
  return preview?.revision === revision ? preview : null;
};

/**
 * With the revision that the file was written at: later changes by others are not overwritten, and what the preview
 * of that revision said is what is done.
 */
export const applyMapping = async (file: string, framework: string, session: Session): Promise<void> => {
  const at = `/v1/frameworks/${encodeURIComponent(framework)}`;
  const { revision, mapping } = ensureOf(framework, file);
  const changes = await previewOf(at, { revision, mapping }, session);
  const headers = { 'if-match': `"${revision}"` };
  const body = { id: framework, ...mapping };
  const receipt = await session.client.require<Receipt>('PUT', `${at}/mapping`, { body, headers });
  const said = changes === null ? [] : previewText(changes);
  session.out.result({ ...receipt, changes }, () =>
    receipt.appended === 0
      ? ['The draft is already so; nothing changed.', ...said.slice(1)].join('\n')
      : [
          `Applied to the draft of ${receipt.id}, which is at revision ${receipt.revision ?? revision}. Read it before you publish.`,
          ...said,
        ].join('\n'),
  );
};
