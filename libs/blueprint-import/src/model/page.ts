/** Both 1-based. */
export type Place = Readonly<{ line: number; column: number }>;

export const placeKey = ({ line, column }: Place): string => `${String(line)}:${String(column)}`;

/** A stretch of text of one weight, or a line break that the markup asks for. `to`: where the link that ends here points. */
export type Run = Readonly<{ text: string; strong: boolean; at: Place; to?: string }> | 'break';

/** A list item or a table cell: its own words, and the lists and tables inside it. `span`: of a cell that is several. */
export type Entry = Readonly<{
  runs: readonly Run[];
  inner: readonly Block[];
  at: Place;
  span?: Readonly<{ rows: number; columns: number }>;
  /** What it was before it was written out as a list. */
  from?: 'cell' | 'paragraph';
  /** It stands in a quotation. */
  isQuoted?: boolean;
}>;

/** What the place of a heading in a table or a data file says that it names, whatever its words. */
export type Names = 'level' | 'area' | 'group';

/** No word of a level is known, or the table could be read the other way, too. */
export type Guess = 'guessed-level' | 'guessed-columns';

/** What any page is made of, whatever its markup: fed by the HTML, the Markdown and the YAML reader. */
export type Block =
  /** `again`: it stands over what follows, and was told before. */
  | Readonly<{
      type: 'heading';
      depth: number;
      runs: readonly Run[];
      at: Place;
      names?: Names;
      guess?: Guess;
      repeated?: boolean;
      /** Its words are the beginning of the list item below, and stand there, too. */
      isBeginning?: boolean;
      from?: 'cell' | 'paragraph';
    }>
  | Readonly<{ type: 'paragraph'; runs: readonly Run[]; at: Place; from?: 'cell' }>
  | Readonly<{ type: 'list'; entries: readonly Entry[] }>
  | Readonly<{ type: 'table'; head: readonly Entry[]; rows: readonly (readonly Entry[])[] }>
  /** Its headings end with it. */
  | Readonly<{ type: 'scope'; blocks: readonly Block[] }>
  /** Parts of a page that are about the site: menus, share bars, advertisements, related posts. */
  | Readonly<{ type: 'boilerplate'; blocks: readonly Block[] }>;

/** `title`: what the page calls itself outside its text; null where nothing does. */
export type Page = Readonly<{
  blocks: readonly Block[];
  title: string | null;
  /** The title is the first of several headings over lists, as areas have them, and may be one of these instead. */
  isTitleAmong?: boolean;
  /** What it says outside its text that its level is: a name, a code or a number. */
  level?: string | null;
  /** It says outside its text that it has a place among others of its kind. */
  isOrdered?: boolean;
  locate: (at: Place) => string;
  /** Its title is the name of its file, or names the same level. */
  isNamedByFile?: boolean;
  /** Its headings are keys of data, and none of them its title. */
  isData?: boolean;
}>;
