import { applied, type Mutant } from './mutant.js';

/** A mutant that nobody can notice: what stands in the file before and after, from whole lines, and why. */
export type Listed = Readonly<{ file: string; before: string; after: string; why: string }>;

/** The same for a text however its lines are broken and indented. */
const unformatted = (text: string): string => text.replace(/\s+/g, '').replace(/,(?=[)\]}])/g, '');

/** The texts of a file in which one place that reads as `before` reads as `after`. */
const changesBy = ({ before, after }: Listed, source: string): readonly string[] => {
  const text = unformatted(source);
  const wanted = unformatted(before);
  const found: string[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1))
    found.push(unformatted(text.slice(0, at) + after + text.slice(at + wanted.length)));
  return found;
};

/** Answers the entry of a mutant, wherever its lines have moved to. */
export const lookUp = (
  list: readonly Listed[],
  sourceOf: (file: string) => string,
): ((mutant: Mutant) => Listed | undefined) => {
  const known = new Map(
    list.flatMap((entry) => changesBy(entry, sourceOf(entry.file)).map((text) => [`${entry.file} ${text}`, entry])),
  );
  return (mutant) => known.get(`${mutant.file} ${unformatted(applied(sourceOf(mutant.file), mutant))}`);
};
