import type { Block } from '../../model/page.js';
import { labelText, splitLabel, phraseOf } from '../reading/phrase.js';
import { listKindOf } from '../../words/list-kinds.js';
import { namesLevel } from '../../words/level-names.js';
import { isDescriptive } from '../tables/descriptive.js';
import { isNoRequirement } from './page-headings.js';

type Paragraph = Extract<Block, { type: 'paragraph' }>;

const MAX_LABEL_WORDS = 6;
const ASKING_WORDS = 3;
/** Below the headings that a page can have, above those of a table. */
const DEPTH = 100;

const isArea = (label: string): boolean =>
  label.split(' ').length <= MAX_LABEL_WORDS && !isNoRequirement(label) && !isDescriptive(label) && !namesLevel(label);

/** The bold words that a paragraph begins with, and a colon, before the words that they are about; null where it has none. */
const labelOf = (block: Block): string | null => {
  if (block.type !== 'paragraph') return null;
  const { head, points } = phraseOf(block.runs, block.at);
  const { label, text } = splitLabel(head);
  if (label === null || head.lead === null || points.length > 0) return null;
  return text.split(' ').length >= ASKING_WORDS && isArea(label) ? labelText(label) : null;
};

const asList = (block: Paragraph, text: string, repeated: boolean): Block => {
  const { runs, at } = block;
  const names = listKindOf(text) === null ? ({ names: 'area' } as const) : {};
  const heading: Block = { type: 'heading', depth: DEPTH, runs: [{ text, strong: true, at }], at, repeated, ...names };
  return { type: 'scope', blocks: [heading, { type: 'list', entries: [{ runs, inner: [], at, from: 'paragraph' }] }] };
};

/** Lines such as "**Scope:** owns a service", which several levels have, as the areas and sentences that they stand for. */
export const writeOutLabelledLines = (blocks: readonly Block[]): Block[] => {
  const labels = blocks.map(labelOf);
  const told = new Set<string>();
  return blocks.map((block, index) => {
    const label = labels[index] ?? null;
    const isRepeated = label !== null && labels.filter((other) => other === label).length >= 2;
    if (!isRepeated || block.type !== 'paragraph') return block;
    const repeated = told.has(label);
    told.add(label);
    return asList(block, label, repeated);
  });
};
