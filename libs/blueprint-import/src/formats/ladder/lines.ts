import type { Block, Run } from '../../model/page.js';
import { phraseOf } from '../reading/phrase.js';
import { lineText, linesOf } from '../reading/statements.js';

type Line = readonly Exclude<Run, 'break'>[];
type Paragraph = Extract<Block, { type: 'paragraph' }>;

const BEGINS = /^[\p{Lu}\p{Lo}\p{N}"'“(¿¡]/u;
const ENDS = /[.:;!?。：；！？]["'”’)]*$/u;
/** Of the longest line: where the first word of the next would have fitted by so much, somebody ended the line there. */
const ROOM = 0.75;

const isLabelled = (line: Line): boolean => {
  const first = line.find(({ text }) => text.trim() !== '');
  return first?.strong === true && /:/u.test(lineText(line));
};
const firstWord = (text: string): string => text.split(/\s/u, 1)[0] ?? '';

/** True of lines each of which somebody ended: they begin as sentences do, and end as these, or long before they are full. */
const areStatements = (texts: readonly string[]): boolean => {
  const longest = Math.max(...texts.map(({ length }) => length));
  const isEnded = (text: string, index: number): boolean =>
    ENDS.test(text) || text.length + 1 + firstWord(texts[index + 1] ?? '').length < ROOM * longest;
  return texts.every((text) => BEGINS.test(text)) && texts.slice(0, -1).every(isEnded) && ENDS.test(texts.at(-1) ?? '');
};

const MAX_TITLE_WORDS = 8;
/** A first line that is all in bold. */
const isTitle = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.every(({ strong, text }) => strong || text.trim() === '') &&
  lineText(line).split(' ').length <= MAX_TITLE_WORDS;

const startsNew = (lines: readonly Line[]): ((line: Line, index: number) => boolean) => {
  const areApart = areStatements(lines.map(lineText));
  const isHeaded = isTitle(lines[0]) && !isTitle(lines[1]);
  return (line, index) => index > 0 && (areApart || isLabelled(line) || (isHeaded && index === 1));
};

const SENTENCE_ENDS = /[.;!?。；！？]["'”’)]*\s*$/u;
/** "**Scope:** a service. **Reach:** the team." says two things, each behind its label. */
const byLabels = (line: Line): readonly Line[] => {
  if (!isLabelled(line)) return [line];
  const parts: Exclude<Run, 'break'>[][] = [[]];
  for (const run of line) {
    const said = lineText(parts.at(-1) ?? []);
    if (run.strong && /[:：]\s*$/u.test(run.text) && SENTENCE_ENDS.test(said)) parts.push([]);
    parts.at(-1)?.push(run);
  }
  return parts;
};

const partsOf = ({ runs }: Paragraph): readonly (readonly Run[])[] => {
  const lines = linesOf(runs)
    .filter((line) => lineText(line) !== '')
    .flatMap(byLabels);
  const isNew = startsNew(lines);
  const parts: Run[][] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || isNew(line, index)) parts.push([...line]);
    else parts.at(-1)?.push('break', ...line);
  }
  return parts;
};

/** A paragraph for each line that is a statement of its own, or begins with a label: Markdown makes one of lines that stand together. */
export const withLinesApart = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block): Block[] => {
    if (block.type !== 'paragraph' || phraseOf(block.runs, block.at).points.length > 0) return [block];
    const parts = partsOf(block);
    if (parts.length < 2) return [block];
    return parts.map((runs) => ({ ...block, runs, at: runs.find((run) => run !== 'break')?.at ?? block.at }));
  });
