import type { Place } from '../../model/page.js';
import type { Unit } from '../../model/passage.js';
import type { Ambiguity, UnmappedReason } from '../../model/inspection.js';
import { kindOf, type ListKind } from '../../words/list-kinds.js';

/** Words and where they begin. */
export type Text = Readonly<{ text: string; at: Place }>;
/** One list item. `area` is null for a resource, which belongs to the page. */
export type Entry = Text & Readonly<{ kind: ListKind; section: string; area: Text | null }>;
export type Left = Readonly<{ unit: Unit; reason: UnmappedReason }>;
export type Noted = Readonly<{ what: Ambiguity['what']; unit: Unit }>;

export type Walk = {
  title: Text | null;
  /** The heading that names the area of the lists to come: the last one that is neither a label nor about resources. */
  area: Text | null;
  /** Nothing stands under the area but lists that are labelled: a label that is a heading of its depth belongs to it still. */
  isOpen: boolean;
  /** The words that said what the next list holds; null where nothing did. */
  label: (Text & Readonly<{ kind: ListKind }>) | null;
  /** Headings and labels that have to prove of use, or are reported. */
  pending: Unit[];
  /** Where those stand that have, and their words. */
  used: Map<Place, Set<string>>;
  entries: Entry[];
  left: Left[];
  noted: Noted[];
};

export const textOf = ({ text, at }: Unit): Text => ({ text, at });
const sameWords = (a: Text, b: Text): boolean => a.text.toLowerCase() === b.text.toLowerCase();

/** The heading above, where others of the depth of this one, or deeper, have ended with it. */
const above = ({ title }: Walk, { standing: { path } }: Unit): Text | null =>
  path.slice(0, -1).findLast(({ text }) => kindOf(text) === null) ?? title;

const isBelow = ({ area }: Walk, { standing: { path } }: Unit): boolean =>
  path.slice(0, -1).some(({ at }) => at === area?.at);

/** Where the headings of a table place what stands in one of its cells; null outside such tables. */
export const inTable = ({ standing: { path } }: Unit): Pick<Walk, 'area' | 'label'> | null => {
  const area = path.findLast(({ names }) => names === 'area');
  if (area === undefined) return null;
  const label = path.findLast(({ text }) => kindOf(text) !== null);
  const kind = label === undefined ? null : kindOf(label.text);
  return { area, label: label === undefined || kind === null ? null : { text: label.text, at: label.at, kind } };
};

/** Pages use any depth for anything, so depth is asked only where something else has come between. */
export const openHeading = (walk: Walk, unit: Unit, kind: ListKind | null): void => {
  const heading = textOf(unit);
  if (inTable(unit) !== null) {
    walk.pending.push(unit);
    return;
  }
  if (kind !== null) {
    if (!walk.isOpen && !isBelow(walk, unit)) walk.area = above(walk, unit);
    walk.label = { ...heading, kind };
    walk.pending.push(unit);
    return;
  }
  walk.title ??= heading;
  walk.area = heading;
  walk.isOpen = true;
  walk.label = null;
  if (!sameWords(heading, walk.title)) walk.pending.push(unit);
};
