import type { Row } from '../../reading/columns.js';
import { plainWords } from '../../reading/headings.js';
import { labelText, splitLabel } from '../../reading/phrase.js';
import type { Cell, Line, Passage } from '../../../model/passage.js';
import type { Detail } from '../../../model/item.js';
import { normalizeSpace } from '../../../text/keys.js';

/** The lines under the name of an item, typed or as a list of its own. */
const linesOf = ({ points, children }: Passage): Line[] => [
  ...points,
  ...children.flatMap((child) => [...ownLines(child), ...linesOf(child)]),
];
/** Of a row, each of its cells. */
const ownLines = (passage: Passage): Line[] =>
  passage.form === 'row' ? passage.cells.map(({ text, at }) => ({ text, lead: null, rest: text, at })) : [passage.head];

/** The whole of an item with what stands inside it, word for word. */
export const wholeText = (passage: Passage): string => {
  const texts = passage.form === 'row' ? passage.cells.map(({ text }) => text) : [passage.text];
  return normalizeSpace([...texts, ...passage.children.map(wholeText)].join(' '));
};

export type Sorted<Name extends string> = Readonly<{ fields: Record<Name, string | null>; details: Detail[] }>;
type Labels<Name extends string> = Readonly<Record<Name, RegExp>>;

const sort = <Name extends string>(said: readonly Detail[], labels: Labels<Name>): Sorted<Name> => {
  const names = Object.keys(labels) as Name[];
  const fields = Object.fromEntries(names.map((name) => [name, null])) as Record<Name, string | null>;
  const details: Detail[] = [];
  for (const { label, text } of said) {
    const name = names.find((one) => label !== null && fields[one] === null && labels[one].test(plainWords(label)));
    if (name === undefined) details.push({ label, text });
    else fields[name] = text;
  }
  return { fields, details };
};

/** "**Name** – **Why:** because" has its first labelled line beside its name. */
const besideName = ({ head: { lead, rest, at } }: Passage): Detail[] => {
  const text = rest.replace(/^[\s:–—-]+/u, '');
  const said = splitLabel({ text, lead: null, rest: text, at });
  return lead === null || said.label === null ? [] : [said];
};

/** The labelled lines by name, the first of each; every other line is a detail. */
export const sortDetails = <Name extends string>(passage: Passage, labels: Labels<Name>): Sorted<Name> =>
  sort([...besideName(passage), ...linesOf(passage).map(splitLabel)], labels);

/** The cells of a row by the headings of their columns, as lines are by their labels. Leaves out those that are `taken`. */
export const sortCells = <Name extends string>(
  row: Row,
  taken: ReadonlySet<Cell>,
  labels: Labels<Name>,
): Sorted<Name> => {
  const others = row.cells.filter((cell) => cell.text !== '' && !taken.has(cell));
  return sort(
    others.map(({ column, text }) => ({ label: column === '' ? null : labelText(column), text })),
    labels,
  );
};
