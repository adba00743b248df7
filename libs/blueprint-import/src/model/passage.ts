import type { Guess, Names, Place } from './page.js';

/** `lead` is the bold text that a line begins with, `rest` what follows it; without one, `lead` is null and `rest` is all. */
export type Line = Readonly<{ text: string; lead: string | null; rest: string; at: Place }>;

export type Heading = Readonly<{
  text: string;
  depth: number;
  at: Place;
  names?: Names | undefined;
  guess?: Guess | undefined;
  /** Its words are the beginning of a list item, and stand there, too. */
  isBeginning?: boolean | undefined;
}>;
/** `column` is the heading of the column; empty where the table names none. */
export type Cell = Readonly<{ column: string; text: string; at: Place }>;

/** Where a passage stands: below which section, which heading within it, and which paragraph that announces it. */
export type HeadingContext = Readonly<{
  section: Heading | null;
  part: Heading | null;
  label: Passage | null;
  /** The headings above, outermost first; `section` and `part` are among them. */
  path: readonly Heading[];
  boilerplate: boolean;
}>;

type Base = Readonly<{
  text: string;
  /** The text with where each link in it points; `isNavigation` where it is nothing but links within the page. */
  textWithLinks: string;
  isNavigation: boolean;
  /** It says nothing but links, to whatever place. */
  isLink: boolean;
  /** What it was before the page was written out as headings and lists; null where it is what it was. */
  from: 'cell' | 'paragraph' | null;
  /** A list item in a quotation. */
  isQuoted: boolean;
  /** The words before the first typed bullet. */
  head: Line;
  /** The typed bullets: within a list item. Those of a paragraph are passages of their own. */
  points: readonly Line[];
  /** What stands inside: nested list items and tables. */
  children: readonly Passage[];
  context: HeadingContext;
  at: Place;
}>;

/** The smallest thing that a document says: each ends up in exactly one item, or is reported. */
export type Passage =
  | (Base & Readonly<{ form: 'list-item' | 'pseudo-list-item' | 'paragraph' | 'heading' | 'column-heading' }>)
  | (Base & Readonly<{ form: 'row'; cells: readonly Cell[] }>);
