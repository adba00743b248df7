import type { Framework, VersionDiff } from '@plumbline/responses';
import { CliError, EXIT } from '../exit-codes.js';
import type { Session } from '../session.js';
import { diffText } from './diff-text.js';

export type DiffOptions = Readonly<{ framework: string; from?: string; to?: string }>;

const chosen = ({ from, to }: DiffOptions, versions: readonly string[]): Partial<Record<'from' | 'to', string>> => {
  const newest = to ?? versions.at(-1);
  const before = versions.filter((version) => Number(version) < Number(newest)).at(-1);
  return { ...(newest !== undefined && { to: newest }), ...((from ?? before) && { from: from ?? before }) };
};

/** The newest version against the one before it, where none are named. */
const versionsOf = async (at: string, options: DiffOptions, { client }: Session): Promise<[string, string]> => {
  const { versions } = await client.require<Framework>('GET', at);
  const numbers = versions.map(({ version }) => version.toString());
  const { from, to } = chosen(options, numbers);
  const absent = [from, to].find((version) => version !== undefined && !numbers.includes(version));
  if (absent !== undefined) {
    const there = numbers.length === 0 ? 'none is published' : `there are ${numbers.join(', ')}`;
    throw new CliError(EXIT.usage, `Framework ${options.framework} has no version ${absent}: ${there}.`);
  }
  if (from !== undefined && to !== undefined) return [from, to];
  throw new CliError(EXIT.usage, 'There are no two versions to compare. Publish again, or name --from and --to.');
};

export const diffOf = async (options: DiffOptions, session: Session): Promise<void> => {
  const at = `/v1/frameworks/${encodeURIComponent(options.framework)}`;
  const [from, to] = await versionsOf(at, options, session);
  const path = `${at}/versions/${encodeURIComponent(to)}/diff?from=${encodeURIComponent(from)}`;
  const diff = await session.client.require<VersionDiff>('GET', path);
  session.out.result(diff, () => diffText(diff));
};
