import type { Area, Level, VersionDiff } from '@plumbline/responses';

type Requirement = VersionDiff['criteria']['reweighted'][number]['from'];
type Keyed = Readonly<{ key: string; text: string }>;
type Changed = Pick<VersionDiff['counterSignals'], 'reworded' | 'moved'> &
  Readonly<{ added: readonly Keyed[]; removed: readonly Keyed[] }>;
type Titled<T> = Readonly<{
  added: readonly T[];
  removed: readonly T[];
  revised: readonly Readonly<{ key: string; from: T; to: T }>[];
}>;

const requirementText = (requirement: Requirement): string => {
  if (requirement === null) return 'not required';
  const { requiredRating, weight, critical, minEvidence } = requirement;
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

const pinnedLines = ({ count, items }: NonNullable<VersionDiff['pinned']>, version: string): string[] => {
  const lines = items.map(
    ({ id, cycle, state }) => `Rated against version ${version}: nomination ${id} in ${cycle.id}, ${state}.`,
  );
  const more = count - items.length;
  return more > 0 ? [...lines, `Rated against version ${version}: ${more.toString()} more nominations.`] : lines;
};

const entryLines = ({ added, removed }: VersionDiff['entryLevels']): string[] => [
  ...added.map((key) => `+ entry level ${key}`),
  ...removed.map((key) => `- entry level ${key}`),
];

export const diffText = ({
  from,
  to,
  levels,
  entryLevels,
  areas,
  criteria,
  counterSignals,
  pinned,
}: VersionDiff): string => {
  const lines = [
    ...titledLines({ what: 'level', more: levelLines }, levels),
    ...entryLines(entryLevels),
    ...titledLines({ what: 'area', more: areaLines }, areas),
    ...changedLines('criterion', criteria),
    ...criteria.reweighted.map(
      (each) => `~ ${each.key} at ${each.level}: ${requirementText(each.from)}; now ${requirementText(each.to)}`,
    ),
    ...changedLines('counter-signal', counterSignals),
  ];
  const older = Math.min(from, to).toString();
  return [
    `From version ${from.toString()} to version ${to.toString()}:`,
    ...(lines.length === 0 ? ['Nothing in them differs.'] : lines),
    ...(pinned === null ? [] : pinnedLines(pinned, older)),
  ].join('\n');
};
