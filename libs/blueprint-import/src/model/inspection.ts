import type { BlueprintSource } from '@plumbline/domain';
import type { InspectedItem } from './item.js';

/** `stated`: these words are in the document as this fact. `inferred`: they are in it as something else, such as the title. */
export type Fact = Readonly<{ value: string; basis: 'stated' | 'inferred' }>;

/** What the document says of the role as such; null where it says nothing. */
export type Role = Readonly<{
  title: Fact | null;
  level: Fact | null;
  track: Fact | null;
  department: Fact | null;
  horizon: Fact | null;
  reportsTo: Fact | null;
}>;

export type UnmappedReason =
  | 'no-kind' // a known section that holds nothing a framework has a word for
  | 'unknown-section'
  | 'unknown-heading' // below a known section
  | 'repeats' // a summary of what the other sections say
  | 'role' // read for the role above, and no item
  | 'unknown-column'
  | 'too-long'
  | 'prose' // beside the lists and tables
  | 'not-a-level-list'
  | 'bare-value' // a number, a tick or a yes on a scale of the document's own, or the name of a level
  | 'boilerplate';

export type Unmapped = Readonly<{
  text: string;
  /** What held it in the source. */
  from: 'list-item' | 'cell' | 'column-heading' | 'pseudo-list-item' | 'paragraph' | 'heading' | 'other';
  section: string;
  locator: string;
  reason: UnmappedReason;
}>;

/** Read one way where the document allows another. */
export type Ambiguity = Readonly<{
  what:
    | 'flattened-list' // an item announces others that stand beside it; all are kept, flat
    | 'nested-list' // items below an item, read as items of the same list
    | 'several-tiers' // a heading names two tiers; the lower one was taken
    | 'several-levels' // a heading names two levels
    | 'merged-cell' // a cell that stands for several levels or areas; the first was taken
    | 'paragraph-as-item' // of a level without lists
    | 'range-as-limit' // "below 5–10": either may be the limit
    | 'guessed-level' // no word of it is known as a level; it stands where levels stand
    | 'guessed-columns' // a table that could be read the other way, too
    | 'title-from-file-name' // the page has no title: its file's name says which level it is about
    | 'top-down' // the levels stand in the document from the highest to the lowest
    | 'unclear-order'; // neither words nor numbers say which of the levels is higher
  text: string;
  section: string;
  locator: string;
}>;

export type Report = Readonly<{
  /** By kind, and by "kind/group" where items of the kind have a group. */
  counts: Readonly<Record<string, number>>;
  unmapped: readonly Unmapped[];
  ambiguities: readonly Ambiguity[];
}>;

/** One document, read. Everything that it says is in exactly one item, or in `report.unmapped`. */
export type Inspection = Readonly<{
  source: BlueprintSource;
  importerVersion: string;
  role: Role;
  items: readonly InspectedItem[];
  report: Report;
}>;
