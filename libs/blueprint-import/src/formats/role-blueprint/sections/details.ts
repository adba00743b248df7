import { labelled, type Line } from '../../../document/phrase.js';
import type { Unit } from '../../../document/unit.js';
import type { Detail } from '../../../model/item.js';
import { fold } from '../../../source/text.js';

/** The lines under the name of an item, typed or as a list of its own. */
const linesOf = ({ points, children }: Unit): Line[] => [
  ...points,
  ...children.flatMap((child) => [child.head, ...linesOf(child)]),
];

/** The whole of an item with what stands inside it, word for word. */
export const wholeText = (unit: Unit): string => fold([unit.text, ...unit.children.map(wholeText)].join(' '));

export type Sorted<Name extends string> = Readonly<{ fields: Record<Name, string | null>; details: Detail[] }>;

/** The labelled lines by name, the first of each; every other line is a detail. */
export const sortDetails = <Name extends string>(unit: Unit, labels: Readonly<Record<Name, RegExp>>): Sorted<Name> => {
  const names = Object.keys(labels) as Name[];
  const fields = Object.fromEntries(names.map((name) => [name, null])) as Record<Name, string | null>;
  const details: Detail[] = [];
  for (const { label, text } of linesOf(unit).map(labelled)) {
    const name = names.find((one) => label !== null && fields[one] === null && labels[one].test(label.toLowerCase()));
    if (name === undefined) details.push({ label, text });
    else fields[name] = text;
  }
  return { fields, details };
};
