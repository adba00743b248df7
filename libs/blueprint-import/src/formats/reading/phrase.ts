import { normalizeSpace } from '../../text/keys.js';
import { spaceOr, withoutEnd } from '../../text/trim.js';
import type { Place, Run } from '../../model/page.js';
import type { Line } from '../../model/passage.js';

/** `points`: the lines that begin with a dash or bullet that the author typed. `text` is all of it, dashes included. */
export type Phrase = Readonly<{ text: string; head: Line; points: readonly Line[] }>;

type Piece = Readonly<{ text: string; strong: boolean; at: Place }>;

const MARK =
  /^\s*(?:[–—\-*]|[\u2022\u2023\u2043\u25a0-\u25ff\u27a4\u2705\u2713\u2714]\ufe0f?)(?:\s+|$)|^\s*·\s+(?=\S)/u;

const NUMBER = /^\s*\(?(\d{1,2})[.)]\s+(?=\S)/u;

/** Lines that begin with 1, 2 and so on are typed list items; a line of prose may begin with a number by chance. */
const areNumbered = (lines: readonly string[]): boolean => {
  if (lines.length < 2) return false;
  const [first, second] = lines.flatMap((line) => NUMBER.exec(line)?.[1] ?? []);
  return first === '1' && second === '2';
};

/** How many characters of a line are the mark of a pseudo list item, white space around it included; 0 where there is none. */
const markLength = (line: string, numbered: boolean): number =>
  (MARK.exec(line) ?? (numbered ? NUMBER.exec(line) : null))?.[0].length ?? 0;

/** The lines of one text, each with where it begins. */
const pieces = ({ text, strong, at }: Exclude<Run, 'break'>): Piece[] =>
  text.split('\n').map((line, index) => ({
    text: line,
    strong,
    at: index === 0 ? at : { line: at.line + index, column: 1 },
  }));

/** The runs as the lines that the source shows, in pieces of one weight. */
const linesOf = (runs: readonly Run[]): Piece[][] => {
  const lines: Piece[][] = [[]];
  for (const run of runs) {
    const [first, ...others] = run === 'break' ? [null, null] : pieces(run);
    if (first != null) lines.at(-1)?.push(first);
    for (const piece of others) lines.push(piece === null ? [] : [piece]);
  }
  return lines;
};

const isBlank = ({ text }: Piece): boolean => text.trim() === '';

/** The bold pieces that the others follow; all of them where all are bold. */
const leadOf = (words: readonly Piece[]): number => {
  const plain = words.findIndex((piece) => !piece.strong && !isBlank(piece));
  return plain === -1 ? words.length : plain;
};
const join = (some: readonly Piece[]): string => normalizeSpace(some.map((piece) => piece.text).join(''));

const beginOf = ({ at, text }: Piece): Place => ({
  line: at.line,
  column: at.column + text.length - text.trimStart().length,
});

const lineFrom = (pieces: readonly Piece[], fallback: Place): Line => {
  const shown = pieces.findIndex((piece) => !isBlank(piece));
  const words = shown === -1 ? [] : pieces.slice(shown);
  const [first] = words;
  if (first === undefined) return { text: '', lead: null, rest: '', at: fallback };
  const at = beginOf(first);
  const text = join(words);
  const end = leadOf(words);
  return first.strong
    ? { text, lead: join(words.slice(0, end)), rest: join(words.slice(end)), at }
    : { text, lead: null, rest: text, at };
};

/** The first shown characters of the pieces without the mark, which may be a piece of its own. */
const withoutMark = (pieces: readonly Piece[], length: number): Piece[] => {
  let left = length;
  return pieces.map((piece) => {
    const cut = Math.min(left, piece.text.length);
    left -= cut;
    return { ...piece, text: piece.text.slice(cut) };
  });
};

/** Splits what an element says into its head and the pseudo list items that its author typed into it. */
export const phraseOf = (runs: readonly Run[], at: Place): Phrase => {
  const groups: { point: boolean; at: Place; pieces: Piece[] }[] = [{ point: false, at, pieces: [] }];
  const lines = linesOf(runs).map((pieces) => ({ pieces, text: pieces.map((piece) => piece.text).join('') }));
  const numbered = areNumbered(lines.map(({ text }) => text));
  for (const { pieces, text } of lines) {
    const mark = markLength(text, numbered);
    const from = pieces.find((piece) => !isBlank(piece))?.at ?? at;
    if (mark > 0) groups.push({ point: true, at: from, pieces: withoutMark(pieces, mark) });
    else groups.at(-1)?.pieces.push({ text: ' ', strong: false, at: from }, ...pieces);
  }
  const whole = normalizeSpace(runs.map((run) => (run === 'break' ? ' ' : run.text)).join(''));
  const [head, ...points] = groups.map((group) => ({
    ...lineFrom(group.pieces, group.at),
    ...(group.point ? { at: group.at } : {}),
  }));
  return { text: whole, head: head ?? lineFrom([], at), points: points.filter((point) => point.text !== '') };
};

/** Words and the colon, dash or white space that ends them as a label. */
export const labelText = (label: string): string => withoutEnd(label, spaceOr(':：–—-')).trim();

/** What parts a bold beginning from the words about it. */
const PARTED = /^(?:[:：]|[–—-](?=\s))\s*/u;

/** `Why: because` as label and words, whether or not the label is bold; no label where a colon is not near the start. */
export const splitLabel = ({ lead, rest, text }: Line): Readonly<{ label: string | null; text: string }> => {
  if (lead !== null && /[:：]$/u.test(lead)) return { label: labelText(lead), text: rest };
  if (lead !== null && PARTED.test(rest)) return { label: labelText(lead), text: rest.replace(PARTED, '') };
  const colon = text.search(/: |：(?=.)/u);
  if (colon === -1 || colon > 40) return { label: null, text };
  return { label: text.slice(0, colon), text: text.slice(colon + 1).trim() };
};
