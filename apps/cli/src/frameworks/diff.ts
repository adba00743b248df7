import { CliError, EXIT } from '../exit-codes.js';
import type { Session } from '../session.js';

export type DiffOptions = Readonly<{ framework: string; from?: string; to?: string }>;
type Keyed = Readonly<{ key: string; text: string }>;
type Reworded = Readonly<{ key: string; from: string; to: string }>;
type Asked = Readonly<{ requiredRating: number; weight: number | null; critical: boolean; minEvidence: number }> | null;
type Changed = Readonly<{
  added: readonly Keyed[];
  removed: readonly Keyed[];
  reworded: readonly Reworded[];
  moved: readonly Reworded[];
}>;
type Level = Readonly<{ key: string; title: string; ordinal: number; summary: string }>;
type Area = Readonly<{ key: string; title: string; examples: readonly string[]; antiPatterns: readonly string[] }>;
type Titled<T> = Readonly<{
  added: readonly T[];
  removed: readonly T[];
  revised: readonly Readonly<{ key: string; from: T; to: T }>[];
}>;
type Pinned = Readonly<{ id: string; cycle: string; state: string }>;
type Diff = Readonly<{
  from: number;
  to: number;
  levels: Titled<Level>;
  areas: Titled<Area>;
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

const changedLines = (what: string, { added, removed, reworded, moved }: Changed): string[] => [
  ...added.map(({ key, text }) => `+ ${what} ${key}: ${text}`),
  ...removed.map(({ key, text }) => `- ${what} ${key}: ${text}`),
  ...reworded.map(({ key, from, to }) => `~ ${what} ${key}: ${from}\n  now: ${to}`),
  ...moved.map(({ key, from, to }) => `~ ${what} ${key}: moved from area ${from} to ${to}`),
];

const textsBetween = (what: string, from: readonly string[], to: readonly string[]): string[] => [
  ...to.filter((text) => !from.includes(text)).map((text) => `  + ${what}: ${text}`),
  ...from.filter((text) => !to.includes(text)).map((text) => `  - ${what}: ${text}`),
];
const areaLines = (from: Area, to: Area): string[] => [
  ...textsBetween('example', from.examples, to.examples),
  ...textsBetween('anti-pattern', from.antiPatterns, to.antiPatterns),
];
const levelLines = (from: Level, to: Level): string[] => [
  ...(from.ordinal === to.ordinal ? [] : [`  ordinal ${from.ordinal.toString()}, now ${to.ordinal.toString()}`]),
  ...(from.summary === to.summary ? [] : [`  ${from.summary || 'no summary'}\n  now: ${to.summary || 'none'}`]),
];

type Of<T> = Readonly<{ what: string; more: (from: T, to: T) => string[] }>;
const titledLines = <T extends Readonly<{ title: string }>>(
  { what, more }: Of<T>,
  { added, removed, revised }: Titled<T & Readonly<{ key: string }>>,
): string[] => [
  ...added.map(({ key, title }) => `+ ${what} ${key}: ${title}`),
  ...removed.map(({ key, title }) => `- ${what} ${key}: ${title}`),
  ...revised.flatMap(({ key, from, to }) => [
    `~ ${what} ${key}: ${from.title}${from.title === to.title ? '' : `\n  now: ${to.title}`}`,
    ...more(from, to),
  ]),
];

const pinnedLines = ({ count, items }: NonNullable<Diff['pinned']>, version: string): string[] => {
  const lines = items.map(
    ({ id, cycle, state }) => `Rated against version ${version}: nomination ${id} in ${cycle}, ${state}.`,
  );
  const more = count - items.length;
  return more > 0 ? [...lines, `Rated against version ${version}: ${more.toString()} more nominations.`] : lines;
};

const textOf = ({ from, to, levels, areas, criteria, counterSignals, pinned }: Diff): string => {
  const lines = [
    ...titledLines({ what: 'level', more: levelLines }, levels),
    ...titledLines({ what: 'area', more: areaLines }, areas),
    ...changedLines('criterion', criteria),
    ...criteria.reweighted.map((each) => `~ ${each.key} at ${each.level}: ${asks(each.from)}; now ${asks(each.to)}`),
    ...changedLines('counter-signal', counterSignals),
  ];
  const older = Math.min(from, to).toString();
  return [
    `From version ${from.toString()} to version ${to.toString()}:`,
    ...(lines.length === 0 ? ['Nothing in them differs.'] : lines),
    ...(pinned === null ? [] : pinnedLines(pinned, older)),
  ].join('\n');
};

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
  const diff = await session.client.require<Diff>('GET', path);
  session.out.result(diff, () => textOf(diff));
};
