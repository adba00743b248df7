import { CliError, EXIT } from '../exit-codes.js';
import type { Session } from '../session.js';

export type DiffOptions = Readonly<{ framework: string; from?: string; to?: string }>;
type Keyed = Readonly<{ key: string; text: string }>;
type Reworded = Readonly<{ key: string; from: string; to: string }>;
type Asked = Readonly<{ requiredRating: number; weight: number | null; critical: boolean; minEvidence: number }> | null;
type Changed = Readonly<{ added: readonly Keyed[]; removed: readonly Keyed[]; reworded: readonly Reworded[] }>;
type Pinned = Readonly<{ id: string; cycle: string; state: string }>;
type Diff = Readonly<{
  from: number;
  to: number;
  criteria: Changed &
    Readonly<{ reweighted: readonly Readonly<{ key: string; level: string; from: Asked; to: Asked }>[] }>;
  counterSignals: Changed;
  pinned: Readonly<{ count: number; items: readonly Pinned[] }> | null;
}>;
type Framework = Readonly<{ versions: readonly Readonly<{ version: number }>[] }>;

const asks = (asked: Asked): string => {
  if (asked === null) return 'not asked for';
  const { requiredRating, weight, critical, minEvidence } = asked;
  const stated = weight === null ? 'no weight' : `weight ${weight.toString()}`;
  return `rating ${requiredRating.toString()}, ${stated}, ${critical ? 'critical' : 'not critical'}, evidence ${minEvidence.toString()}`;
};

const changedLines = (what: string, { added, removed, reworded }: Changed): string[] => [
  ...added.map(({ key, text }) => `+ ${what} ${key}: ${text}`),
  ...removed.map(({ key, text }) => `- ${what} ${key}: ${text}`),
  ...reworded.map(({ key, from, to }) => `~ ${what} ${key}: ${from}\n  now: ${to}`),
];

const pinnedLines = ({ count, items }: NonNullable<Diff['pinned']>, version: string): string[] => {
  const lines = items.map(
    ({ id, cycle, state }) => `Rated against version ${version}: nomination ${id} in ${cycle}, ${state}.`,
  );
  const more = count - items.length;
  return more > 0 ? [...lines, `Rated against version ${version}: ${more.toString()} more nominations.`] : lines;
};

const textOf = ({ from, to, criteria, counterSignals, pinned }: Diff): string => {
  const lines = [
    ...changedLines('criterion', criteria),
    ...criteria.reweighted.map((each) => `~ ${each.key} at ${each.level}: ${asks(each.from)}; now ${asks(each.to)}`),
    ...changedLines('counter-signal', counterSignals),
  ];
  const older = Math.min(from, to).toString();
  return [
    `From version ${from.toString()} to version ${to.toString()}:`,
    ...(lines.length === 0 ? ['No criterion or counter-signal differs.'] : lines),
    ...(pinned === null ? [] : pinnedLines(pinned, older)),
  ].join('\n');
};

const newestTwo = async (at: string, to: string | undefined, { client }: Session) => {
  const { versions } = await client.require<Framework>('GET', at);
  const numbers = versions.map(({ version }) => version);
  const newest = to ?? numbers.at(-1)?.toString();
  return { newest, before: numbers.findLast((version) => version < Number(newest))?.toString() };
};

/** The newest version against the one before it, where none are named. */
const versionsOf = async (at: string, { from, to }: DiffOptions, session: Session): Promise<[string, string]> => {
  if (from !== undefined && to !== undefined) return [from, to];
  const { newest, before } = await newestTwo(at, to, session);
  const older = from ?? before;
  if (newest !== undefined && older !== undefined) return [older, newest];
  throw new CliError(EXIT.usage, 'There are no two versions to compare. Publish again, or name --from and --to.');
};

export const diffOf = async (options: DiffOptions, session: Session): Promise<void> => {
  const at = `/v1/frameworks/${encodeURIComponent(options.framework)}`;
  const [from, to] = await versionsOf(at, options, session);
  const path = `${at}/versions/${encodeURIComponent(to)}/diff?from=${encodeURIComponent(from)}`;
  const diff = await session.client.require<Diff>('GET', path);
  session.out.result(diff, () => textOf(diff));
};
