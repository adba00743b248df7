import { readFileSync } from 'node:fs';
import { CliError, EXIT } from '../exit-codes.js';
import { targetOf } from '../export/target.js';
import { table } from '../output.js';
import type { Session } from '../session.js';

export type MappingOptions = Readonly<{ framework: string; out?: string; apply?: string }>;
type Rule = Readonly<{
  blueprint: string;
  kind: string;
  group: string | null;
  count: number;
  becomes: string;
  level: string | null;
  area: Readonly<{ title: string }>;
  weight: number | string | null;
  critical: boolean | string;
  requiredRating: number;
  minEvidence: number;
  reason: string;
  basis: string;
}>;
type Shown = Readonly<{
  id: string;
  revision: string;
  blueprints: readonly Readonly<{ sha256: string; name: string; title: string | null }>[];
  mapping: Readonly<{ levels: readonly Readonly<{ key: string }>[]; rules: readonly Rule[] }>;
}>;
type Receipt = Readonly<{ id: string; revision: string; appended: number }>;

const plain = (value: string | number | boolean | null): string => (value === null ? '-' : String(value));

const rowOf = ({ kind, group, count, ...rule }: Rule): string[] => [
  group === null ? kind : `${kind}/${group}`,
  count.toString(),
  rule.becomes,
  plain(rule.level),
  rule.area.title,
  plain(rule.weight),
  plain(rule.critical),
  rule.requiredRating.toString(),
  rule.minEvidence.toString(),
  rule.basis,
  rule.reason,
];
const HEADER = [
  'kind',
  'items',
  'becomes',
  'level',
  'area',
  'weight',
  'critical',
  'rating',
  'evidence',
  'basis',
  'why',
];

const textOf = ({ id, revision, blueprints, mapping }: Shown): string =>
  [
    ...blueprints.flatMap(({ sha256, name, title }) => [
      `${title ?? name}  (${name}, ${sha256.slice(0, 12)})`,
      table(HEADER, mapping.rules.filter(({ blueprint }) => blueprint === sha256).map(rowOf)),
      '',
    ]),
    `Levels: ${mapping.levels.map(({ key }) => key).join(', ') || 'none'}. At revision ${revision}.`,
    `Nothing of this is in the draft before you apply it: --out FILE, change it, --framework ${id} --apply FILE.`,
  ].join('\n');

const reviewed = (file: string): Partial<Shown> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Shown>;
  } catch {
    throw new CliError(EXIT.usage, `--apply: ${file} is no JSON file. Write one with --out, and change that.`);
  }
};

/** Pinned to the revision that the file was written at: what somebody else changed since is not overwritten. */
const apply = async (file: string, at: string, { client, out }: Session): Promise<void> => {
  const { revision, mapping } = reviewed(file);
  if (revision === undefined || mapping === undefined)
    throw new CliError(EXIT.usage, `--apply: ${file} lacks "revision" or "mapping". Write one with --out.`);
  const headers = { 'if-match': `"${revision}"` };
  const receipt = await client.require<Receipt>('PUT', `${at}/mapping`, { body: mapping, headers });
  out.result(receipt, () =>
    receipt.appended === 0
      ? 'The draft is already so; nothing changed.'
      : `Laid into the draft of ${receipt.id}, which is at revision ${receipt.revision}. Read it before you publish.`,
  );
};

export const mappingOf = async (
  { framework, out: path, apply: file }: MappingOptions,
  session: Session,
): Promise<void> => {
  const at = `/v1/frameworks/${encodeURIComponent(framework)}`;
  if (file !== undefined) {
    await apply(file, at, session);
    return;
  }
  const shown = await session.client.require<Shown>('GET', `${at}/mapping`);
  if (path === undefined) {
    session.out.result(shown, () => textOf(shown));
    return;
  }
  const target = targetOf(path);
  await target.write(`${JSON.stringify(shown, null, 2)}\n`);
  target.done();
  session.out.result({ file: path, revision: shown.revision }, () => `Wrote ${path}, at revision ${shown.revision}.`);
};
