import type { Blueprint } from '@plumbline/responses';

/** The changes of a later edition, as the server answers them. */
export type Changes = NonNullable<Blueprint['changes']>;

/** A line for each item that a later edition says differently. */
export const changeLines = ({ added, removed, reworded, moved, revised }: Changes): string[] => [
  ...added.map(({ kind, key, text }) => `  + ${kind} ${key}: ${text}`),
  ...removed.map(({ kind, key, text }) => `  - ${kind} ${key}: ${text}`),
  ...reworded.map(({ kind, key, from, to }) => `  ~ ${kind} ${key}: ${from}\n    now: ${to}`),
  ...moved.map(
    ({ kind, key, from, to }) => `  ~ ${kind} ${key}: moved from ${from ?? 'no area'} to ${to ?? 'no area'}`,
  ),
  ...revised.map(({ kind, key, fields }) => `  ~ ${kind} ${key}: ${fields.join(', ')}`),
];

/** Names the edition that it follows: of two documents with one role title, the later one replaces the other. */
export const followsLine = ({ name, importedAt }: Changes): string =>
  `A later edition of ${name}, imported on ${importedAt.slice(0, 10)}, which it now stands in for.`;

export const changeSummary = ({ added, removed, reworded, moved, revised }: Changes): string => {
  const counts = [
    [added, 'added'],
    [removed, 'removed'],
    [reworded, 'reworded'],
    [moved, 'moved'],
    [revised, 'with other details'],
  ] as const;
  const said = counts.filter(([list]) => list.length > 0).map(([list, what]) => `${list.length.toString()} ${what}`);
  return said.length === 0 ? 'Says the same as the edition before.' : `Against the edition before: ${said.join(', ')}.`;
};
