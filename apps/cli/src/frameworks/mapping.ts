import type { FrameworkMapping } from '@plumbline/responses';
import { targetOf } from '../export/target.js';
import type { Session } from '../session.js';
import { applyMapping } from './apply-mapping.js';
import { mappingText } from './mapping-text.js';

export type MappingOptions = Readonly<{ framework: string; out?: string; apply?: string; all?: boolean }>;

export const mappingOf = async (
  { framework, out: path, apply: file, all = false }: MappingOptions,
  session: Session,
): Promise<void> => {
  if (file !== undefined) {
    await applyMapping(file, framework, session);
    return;
  }
  const shown = await session.client.require<FrameworkMapping>(
    'GET',
    `/v1/frameworks/${encodeURIComponent(framework)}/mapping`,
  );
  if (path === undefined) {
    session.out.result(shown, () => mappingText(shown, all));
    return;
  }
  const target = targetOf(path);
  await target.write(`${JSON.stringify(shown, null, 2)}\n`);
  target.done();
  session.out.result({ file: path, revision: shown.revision }, () => `Wrote ${path}, at revision ${shown.revision}.`);
};
