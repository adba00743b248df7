import type { Run } from '../../model/page.js';

type Line = readonly Exclude<Run, 'break'>[];

/** The lines of runs, each with its own; those of a text that has several begin where they stand. */
export const linesOf = (runs: readonly Run[]): readonly Line[] => {
  const lines: Exclude<Run, 'break'>[][] = [[]];
  for (const run of runs) {
    const texts = run === 'break' ? ['', ''] : run.text.split('\n');
    for (const [index, text] of texts.entries()) {
      if (index > 0) lines.push([]);
      if (run === 'break') continue;
      const at = index === 0 ? run.at : { line: run.at.line + index, column: 1 };
      lines.at(-1)?.push({ ...run, text, at });
    }
  }
  return lines;
};

const isBlank = (line: Line): boolean => line.every(({ text }) => text.trim() === '');
export const lineText = (line: Line): string =>
  line
    .map(({ text }) => text)
    .join('')
    .trim();

const MAX_TITLE_WORDS = 8;
const areBold = (line: Line): boolean => line.every(({ strong, text }) => strong || text.trim() === '');
/** Words that go on in what follows: with a colon, or few and all bold. */
const goesOn = (line: Line): boolean =>
  lineText(line).endsWith(':') || (areBold(line) && lineText(line).split(/\s+/u).length <= MAX_TITLE_WORDS);

/** What stands between blank lines, each with its lines; what announces the next goes on in it. */
export const statementsIn = (runs: readonly Run[]): readonly (readonly Run[])[] => {
  const parts: Run[][] = [];
  let isOpen = false;
  for (const line of linesOf(runs)) {
    if (isBlank(line)) {
      isOpen &&= goesOn(parts.at(-1)?.filter((run) => run !== 'break') ?? []);
      continue;
    }
    if (isOpen) parts.at(-1)?.push('break', ...line);
    else parts.push([...line]);
    isOpen = true;
  }
  return parts;
};

/** Of a line that says something by itself. */
const MIN_WORDS = 3;
const BEGINS = /^[\p{Lu}\p{Lo}\p{N}"'“(]/u;
/** Where lines end as sentences do, they may be one text. */
const ENDS = /[.。]["'”)]?$/u;
const SEVERAL_SENTENCES = /[.!?。]["'”)]?\s+\p{Lu}/u;
/** True of lines that each begin as a sentence does and end as the item of a list: where nobody wraps a text, each is one. */
const areStatements = (lines: readonly string[], areSentences: boolean): boolean =>
  lines.length > 1 &&
  lines.every(
    (line) => BEGINS.test(line) && (areSentences || !ENDS.test(line)) && line.split(/\s+/u).length >= MIN_WORDS,
  );

const linesIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
/** Of the texts with several lines, and of all that are as long as sentences. */
const [FEW, USUAL] = [0.1, 0.25];
const [FEWEST, SENTENCE_WORDS] = [3, 6];
/** True where texts usually have several lines, and each of these is one sentence: then each says something by itself. */
export const areSentencesByLine = (texts: readonly string[]): boolean => {
  const long = texts.filter((text) => text.split(/\s+/u).length >= SENTENCE_WORDS).map(linesIn);
  const several = long.filter(({ length }) => length > 1);
  const flowing = several.filter((lines) => lines.some((line) => SEVERAL_SENTENCES.test(line)));
  return several.length >= FEWEST && several.length > USUAL * long.length && flowing.length <= FEW * several.length;
};

/** A text in which line breaks are those of its author, with blank lines between statements; `areSentences`: also between whole sentences. */
export const withStatementsApart = (run: Exclude<Run, 'break'>, areSentences: boolean): readonly Run[] => {
  const lines = linesOf([run]).filter((line) => !isBlank(line));
  if (!areStatements(lines.map(lineText), areSentences)) return [run];
  return lines.flatMap((line, index): readonly Run[] =>
    index === 0 ? line : ['break' as const, 'break' as const, ...line],
  );
};

/** What stands between line breaks that an author has set, where each line begins as a sentence does and none announces the next. */
export const brokenApart = (runs: readonly Run[]): readonly (readonly Run[])[] => {
  const lines = linesOf(runs).filter((line) => !isBlank(line));
  const areApart = lines.every(
    (line, index) => BEGINS.test(lineText(line)) && (index === lines.length - 1 || !goesOn(line)),
  );
  return areApart ? lines : [runs];
};
