import type { Inspection } from '@plumbline/blueprint-import';
import { table } from '../output.js';

const LONGEST = 100;
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

const roleLines = ({ role }: Inspection): string[] =>
  Object.entries(role).map(([name, fact]) => {
    const said = fact === null ? 'not stated' : `${fact.value} (${fact.basis})`;
    return `  ${name.padEnd(10)}  ${said}`;
  });

const tallied = <T>(all: readonly T[], of: (one: T) => string): string[][] => {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(of(one), (counts.get(of(one)) ?? 0) + 1);
  return [...counts].map(([name, count]) => [name, count.toString()]);
};

const indented = (text: string): string => text.replace(/^/gm, '  ');

/** Each kind with its groups below it. */
const kindsOf = ({ report: { counts } }: Inspection): string => {
  const all = Object.entries(counts);
  const rows = all
    .filter(([name]) => !name.includes('/'))
    .flatMap(([kind, count]) => [
      [kind, count.toString()],
      ...all
        .filter(([name]) => name.startsWith(`${kind}/`))
        .map(([name, grouped]) => [`  ${name.slice(kind.length + 1)}`, grouped.toString()]),
    ]);
  return table(['kind', 'items'], rows);
};

const listed = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [`${heading}: none.`] : [`${heading}: ${lines.length.toString()}`, ...lines.map(indented)];

const leftOver = ({ report: { unmapped } }: Inspection): string[] => {
  if (unmapped.length === 0) return ['Not an item: none.'];
  const reasons = tallied(unmapped, ({ reason }) => reason);
  return [
    `Not an item: ${unmapped.length.toString()}; --json lists each with its place`,
    indented(table(['why', 'texts'], reasons)),
  ];
};

/** What was found in a document, for people: facts of the role, counts by kind, and what somebody should look at. */
export const describe = (inspection: Inspection): string => {
  const { source, items, report } = inspection;
  const { ambiguities } = report;
  return [
    `${source.name}  ${source.format}  ${items.length.toString()} items  sha256 ${source.sha256.slice(0, 12)}`,
    ...roleLines(inspection),
    indented(kindsOf(inspection)),
    ...listed(
      'Read one way of several',
      ambiguities.map(({ what, locator, text }) => `${locator}  ${what}: ${short(text)}`),
    ),
    ...leftOver(inspection),
  ].join('\n');
};
