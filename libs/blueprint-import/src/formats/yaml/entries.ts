import type { Block, Entry, Place, Run } from '../../model/page.js';
import type { Line } from '../../model/passage.js';
import { phraseOf } from '../reading/phrase.js';
import { statementsIn } from '../reading/statements.js';

/** "**Examples:**" in a line of its own as "Examples:": a text in data may be written as Markdown is. */
const withoutMarks = (run: Run): Run =>
  run === 'break' ? run : { ...run, text: run.text.replace(/^\*\*([^*\n]+?):?\*\*:?[ \t]*$/gmu, '$1:') };

const entryOf = ({ text, at }: Line): Entry => ({ runs: [{ text, strong: false, at }], inner: [], at });

/** What a part of a text says: a line that announces its points, or each of its statements. */
const blocksOfPart = (runs: readonly Run[], fallback: Place): readonly (Entry | Block)[] => {
  const at = runs.find((run) => run !== 'break')?.at ?? fallback;
  const { head, points } = phraseOf(runs, at);
  const words = head.text;
  if (points.length === 0) return [{ runs, inner: [], at }];
  if (!words.endsWith(':')) return [head, ...points].filter(({ text }) => text !== '').map(entryOf);
  const label = { type: 'paragraph', runs: [{ text: words, strong: true, at: head.at }], at: head.at } as const;
  return [label, ...points.filter(({ text }) => text !== '').map(entryOf)];
};

/** A value as a list with an item for each of its paragraphs, and of the points that are typed into it, below the lines that announce them. */
export const listsOf = (runs: readonly Run[], at: Place): Block[] => {
  const parts = statementsIn(runs.map(withoutMarks));
  const blocks: Block[] = [];
  let entries: Entry[] | null = null;
  for (const one of (parts.length < 2 ? [runs.map(withoutMarks)] : parts).flatMap((part) => blocksOfPart(part, at)))
    if ('type' in one) {
      blocks.push(one);
      entries = null;
    } else {
      if (entries === null) blocks.push({ type: 'list', entries: (entries = []) });
      entries.push(one);
    }
  return blocks;
};

/** The items of those lists, where nothing may stand between them. */
export const entriesOf = (runs: readonly Run[], at: Place): Entry[] =>
  listsOf(runs, at).flatMap((block) => {
    if (block.type === 'list') return block.entries;
    return block.type === 'paragraph' ? [{ runs: block.runs, inner: [], at: block.at }] : [];
  });
