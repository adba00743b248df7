import type { Place } from '../../model/page.js';
import type { Passage } from '../../model/passage.js';
import type { Ambiguity, UnmappedReason } from '../../model/inspection.js';
import { listKindOf, type ListKind } from '../../words/list-kinds.js';

/** Words and where they begin. */
export type Text = Readonly<{ text: string; at: Place }>;
/** One list item. `area` is null for a resource, which belongs to the page. */
export type ListedItem = Text & Readonly<{ kind: ListKind; section: string; area: Text | null }>;
export type Leftover = Readonly<{ passage: Passage; reason: UnmappedReason }>;
export type AmbiguousPassage = Readonly<{ what: Ambiguity['what']; passage: Passage }>;

export type PageState = {
  title: Text | null;
  /** The heading that names the area of the lists to come: the last one that is neither a label nor about resources. */
  area: Text | null;
  /** Only labelled lists are below the area so far: a label that is a heading of the same depth still belongs to it. */
  isOpen: boolean;
  /** The label of the next list; null if it has none. */
  label: (Text & Readonly<{ kind: ListKind }>) | null;
  /** Headings and labels that are reported unless an item uses them. */
  pending: Passage[];
  /** The places and texts of those that an item uses. */
  used: Map<Place, Set<string>>;
  items: ListedItem[];
  leftovers: Leftover[];
  ambiguous: AmbiguousPassage[];
};

export const textOf = ({ text, at }: Passage): Text => ({ text, at });
const sameWords = (a: Text, b: Text): boolean => a.text.toLowerCase() === b.text.toLowerCase();

/** The heading above, where others of the depth of this one, or deeper, have ended with it. */
const above = ({ title }: PageState, { context: { path } }: Passage): Text | null =>
  path.slice(0, -1).findLast(({ text }) => listKindOf(text) === null) ?? title;

const isBelow = ({ area }: PageState, { context: { path } }: Passage): boolean =>
  path.slice(0, -1).some(({ at }) => at === area?.at);

/** Where the headings of a table place what stands in one of its cells; null outside such tables. */
export const headingsOfCell = ({ context: { path } }: Passage): Pick<PageState, 'area' | 'label'> | null => {
  const area = path.findLast(({ names }) => names === 'area');
  if (area === undefined) return null;
  const label = path.findLast(({ text }) => listKindOf(text) !== null);
  const kind = label === undefined ? null : listKindOf(label.text);
  return { area, label: label === undefined || kind === null ? null : { text: label.text, at: label.at, kind } };
};

/** Pages use any depth for anything, so depth is asked only where something else has come between. */
export const openHeading = (page: PageState, passage: Passage, kind: ListKind | null): void => {
  const heading = textOf(passage);
  if (headingsOfCell(passage) !== null) {
    page.pending.push(passage);
    return;
  }
  if (kind !== null) {
    if (!page.isOpen && !isBelow(page, passage)) page.area = above(page, passage);
    page.label = { ...heading, kind };
    page.pending.push(passage);
    return;
  }
  page.title ??= heading;
  page.area = heading;
  page.isOpen = true;
  page.label = null;
  if (!sameWords(heading, page.title)) page.pending.push(passage);
};
