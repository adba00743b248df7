/** Markup that is not read, by what only its files have, and by the endings of their names. */
type Markup = Readonly<{ name: string; endings: RegExp; marks: readonly RegExp[] }>;

/** A line of signs below a heading, as long as it: Markdown has such lines of = and - alone. */
const UNDERLINED = /^(\S.{2,80})\n([~^"'`+*#:.])\2{2,}\s*$/gmu;

const MARKUP: readonly Markup[] = [
  { name: 'RTF', endings: /\.rtf$/iu, marks: [/^\{\\rtf\d/u] },
  { name: 'AsciiDoc', endings: /\.(?:adoc|asciidoc|asc)$/iu, marks: [/^={2,6} \S.*(?<!=)$/mu] },
  { name: 'MediaWiki markup', endings: /\.(?:wiki|mediawiki)$/iu, marks: [/^(={2,6}) ?[^=\n]+ ?\1\s*$/mu] },
  { name: 'Org mode', endings: /\.org$/iu, marks: [/^#\+(?:title|begin_\w+|options|author):?/imu, /^\*{2,6} \S/mu] },
  { name: 'reStructuredText', endings: /\.(?:rst|rest)$/iu, marks: [/^\.\. [\w-]+::/mu] },
  { name: 'LaTeX', endings: /\.tex$/iu, marks: [/^\\(?:documentclass|section|begin)\b/mu] },
];

const isUnderlined = (text: string): boolean =>
  [...text.matchAll(UNDERLINED)].some(([whole, heading = '']) => {
    const line = whole.split('\n')[1]?.trim() ?? '';
    return Math.abs(line.length - heading.trim().length) <= 1;
  });

/** Headings of Markdown, and what HTML and data begin with. */
const KNOWN = /^(?:#{1,6} \S|\s*[<[])/mu;

/** The name of the markup that a document is written in, where it is one that is not read; null of any other. */
export const otherMarkup = (name: string, text: string): string | null => {
  const start = text.slice(0, LOOKED_AT);
  const named = MARKUP.find(({ endings }) => endings.test(name));
  if (named !== undefined) return named.name;
  const found = MARKUP.find(({ marks }) => marks.some((mark) => mark.test(start)));
  if (found?.name === 'RTF') return found.name;
  if (KNOWN.test(start)) return null;
  return found?.name ?? (isUnderlined(start) ? 'reStructuredText' : null);
};
/** Its markup is in the first of it. */
const LOOKED_AT = 20_000;
