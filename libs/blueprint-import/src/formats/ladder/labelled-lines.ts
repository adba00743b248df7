import type { Block, Place } from '../../model/page.js';
import { labelText, splitLabel, phraseOf } from '../reading/phrase.js';
import { listKindOf } from '../../words/list-kinds.js';
import { namesLevel } from '../../words/level-names.js';
import { describesLevel } from '../tables/descriptive.js';
import { isNoRequirement } from './page-headings.js';
import { isMark } from './paragraphs.js';

type Paragraph = Extract<Block, { type: 'paragraph' }>;

const MAX_LABEL_WORDS = 6;
const ASKING_WORDS = 3;
/** Below the headings that a page can have, above those of a table. */
const DEPTH = 100;

/** `said`: what stands below the label. */
const isArea = (label: string, said: string): boolean =>
  label.split(' ').length <= MAX_LABEL_WORDS &&
  !isNoRequirement(label) &&
  !describesLevel(label, said) &&
  !namesLevel(label);

/** The bold words that a paragraph begins with, and a colon, before the words that they are about; null where it has none. */
const labelOf = (block: Block): string | null => {
  if (block.type !== 'paragraph') return null;
  const { head, points } = phraseOf(block.runs, block.at);
  const { label, text } = splitLabel(head);
  if (label === null || head.lead === null || points.length > 0) return null;
  return text !== '' && isArea(label, text) ? labelText(label) : null;
};
const wordsBehind = ({ runs, at }: Paragraph): number => splitLabel(phraseOf(runs, at).head).text.split(' ').length;
/** The labels before what asks for something in half of the lines that they begin: others have a value behind them, such as a name. */
const askingLabels = (blocks: readonly Block[], labels: readonly (string | null)[]): ReadonlySet<string> => {
  const counts = new Map<string, number[]>();
  for (const [at, block] of blocks.entries()) {
    const label = labels[at] ?? null;
    if (label === null || block.type !== 'paragraph') continue;
    counts.set(label, [...(counts.get(label) ?? []), wordsBehind(block)]);
  }
  const asks = (words: readonly number[]): boolean =>
    2 * words.filter((count) => count >= ASKING_WORDS).length >= words.length;
  return new Set([...counts].filter(([, words]) => asks(words)).map(([label]) => label));
};

/** The words of a line that is all in bold; null where they name no area. */
const titleOf = (block: Block, next: Block | undefined): string | null => {
  if (block.type !== 'paragraph') return null;
  const label = boldLine(block);
  return label !== null && isArea(label, isSaid(next) ? phraseOf(next.runs, next.at).text : '') ? label : null;
};
/** The words of a line that is all in bold. */
const boldLine = ({ runs, at }: Paragraph): string | null => {
  const { text, head, points } = phraseOf(runs, at);
  return head.lead !== null && head.rest === '' && points.length === 0 ? text.replace(/:$/u, '') : null;
};
const isSaid = (block: Block | undefined): block is Paragraph => {
  if (block?.type !== 'paragraph') return false;
  const { text, head } = phraseOf(block.runs, block.at);
  return head.lead === null && text.split(' ').length >= ASKING_WORDS;
};
/** Whether the heading above each block names a level. */
const belowLevels = (blocks: readonly Block[]): readonly boolean[] => {
  let isBelow = false;
  return blocks.map((block) => {
    if (block.type === 'heading') isBelow = isMark(block);
    return isBelow;
  });
};

type Label = Readonly<{ text: string; at: Place; repeated: boolean }>;

const asList = (block: Paragraph, { text, at: labelAt, repeated }: Label): Block => {
  const { runs, at } = block;
  const names = listKindOf(text) === null ? ({ names: 'area' } as const) : {};
  const words = [{ text, strong: true, at: labelAt }];
  const heading: Block = { type: 'heading', depth: DEPTH, runs: words, at: labelAt, repeated, ...names };
  return { type: 'scope', blocks: [heading, { type: 'list', entries: [{ runs, inner: [], at, from: 'paragraph' }] }] };
};

/**
 * Lines such as "**Scope:** owns a service", and "**Scope**" over a paragraph, which several levels have, as the areas and sentences that
 * they stand for.
 */
export const writeOutLabelledLines = (blocks: readonly Block[]): Block[] => {
  const found = blocks.map(labelOf);
  const asking = askingLabels(blocks, found);
  const labels = found.map((label) => (label !== null && asking.has(label) ? label : null));
  const isBelowLevel = belowLevels(blocks);
  const titles = blocks.map((block, index) =>
    isBelowLevel[index] === true ? titleOf(block, blocks[index + 1]) : null,
  );
  const counts = new Map<string, number>();
  for (const label of [...labels, ...titles]) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  const told = new Set<string>();
  const tell = (text: string, { at }: Paragraph): Label => {
    const repeated = told.has(text);
    told.add(text);
    return { text, at, repeated };
  };
  const isRepeated = (label: string | null | undefined): label is string =>
    label != null && (counts.get(label) ?? 0) >= 2;
  let over: Label | null = null;
  return blocks.flatMap((block, index): Block[] => {
    const [own, title] = [labels[index], titles[index]];
    const above: Label | null = over;
    over = null;
    if (block.type !== 'paragraph') return [block];
    if (isRepeated(title) && isSaid(blocks[index + 1])) {
      over = tell(title, block);
      return [];
    }
    if (isRepeated(own)) return [asList(block, tell(own, block))];
    if (above === null || phraseOf(block.runs, block.at).head.lead !== null) return [block];
    over = { ...above, repeated: true };
    return [asList(block, above)];
  });
};
