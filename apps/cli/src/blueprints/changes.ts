/** What the server answers of a later edition: `changes` of GET /v1/frameworks/:id/blueprints/:sha256. */
export type Changes = Readonly<{
  /** Digest, document and time of the edition that this one follows. */
  since: string;
  name: string;
  importedAt: string;
  added: readonly Readonly<{ kind: string; key: string; text: string }>[];
  removed: readonly Readonly<{ kind: string; key: string; text: string }>[];
  reworded: readonly Readonly<{ kind: string; key: string; from: string; to: string }>[];
  revised: readonly Readonly<{ kind: string; key: string; fields: readonly string[] }>[];
}>;

/** A line for each item that a later edition says differently. */
export const changeLines = ({ added, removed, reworded, revised }: Changes): string[] => [
  ...added.map(({ kind, key, text }) => `  + ${kind} ${key}: ${text}`),
  ...removed.map(({ kind, key, text }) => `  - ${kind} ${key}: ${text}`),
  ...reworded.map(({ kind, key, from, to }) => `  ~ ${kind} ${key}: ${from}\n    now: ${to}`),
  ...revised.map(({ kind, key, fields }) => `  ~ ${kind} ${key}: ${fields.join(', ')}`),
];

/** Which edition it follows: of two documents whose role has one title, the later stands in for the other. */
export const followsLine = ({ name, importedAt }: Changes): string =>
  `A later edition of ${name}, imported on ${importedAt.slice(0, 10)}, which it now stands in for.`;

export const changeSummary = ({ added, removed, reworded, revised }: Changes): string => {
  const counts = [
    [added, 'added'],
    [removed, 'removed'],
    [reworded, 'reworded'],
    [revised, 'with other details'],
  ] as const;
  const said = counts.filter(([list]) => list.length > 0).map(([list, what]) => `${list.length.toString()} ${what}`);
  return said.length === 0 ? 'Says the same as the edition before.' : `Against the edition before: ${said.join(', ')}.`;
};
