import { sep } from 'node:path';
import type { ReadDocument } from './read-document.js';

type Named = Pick<ReadDocument, 'file' | 'name' | 'inspection'>;

/** As the server compares titles; of documents without one, file names. */
const titleOf = ({ name, inspection: { role } }: Named): string =>
  (role.title?.value ?? name).normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** The end of each path that no other has, of as few folders as that takes. */
const endsOf = (files: readonly string[]): readonly string[] => {
  const parts = files.map((file) => file.split(sep).filter((part) => part !== '' && part !== '.'));
  const longest = Math.max(...parts.map(({ length }) => length));
  for (let length = 1; length < longest; length += 1) {
    const ends = parts.map((path) => path.slice(-length).join('/'));
    if (new Set(ends).size === ends.length) return ends;
  }
  return parts.map((path) => path.join('/'));
};

/** Files of one command are documents of their own, also where several have one title: what tells each of those from the others. */
export const toldApart = <D extends Named>(documents: readonly D[]): ReadonlyMap<D, string> =>
  new Map(
    [...Map.groupBy(documents, titleOf).values()]
      .filter(({ length }) => length >= 2)
      .flatMap((alike) => {
        const ends = endsOf(alike.map(({ file }) => file));
        return alike.map((document, index) => [document, ends[index] ?? document.name] as const);
      }),
  );
