import type { Block, Entry } from '../../model/page.js';
import { listKindOf } from '../../words/list-kinds.js';
import { namesLevel, namesSomebody } from '../../words/level-names.js';
import { labelText, phraseOf, splitLabel } from '../reading/phrase.js';
import { isKnownArea } from './areas.js';
import { isAreaLabel } from './list-context.js';
import { isNoRequirement } from './page-headings.js';

type List = Extract<Block, { type: 'list' }>;

/** Below every heading, those within a cell of a table included. */
const DEPTH = 500;

const wordsOf = ({ runs, at }: Entry): string => phraseOf(runs, at).text;
const hasList = ({ inner }: Entry): boolean => inner[0]?.type === 'list';
/** Among items that are over no lists, a longer one goes on in the list inside it, unless it begins as an area: "Knows the differences between:", "Has all skills:". */
const MAX_WORDS_AMONG_ITEMS = 2;
const saysWhatFollows = (words: string, isAmongItems: boolean): boolean => {
  if (listKindOf(words) !== null || isNoRequirement(words)) return true;
  const [first = '', ...others] = words.split(' ');
  const isShort = others.length < MAX_WORDS_AMONG_ITEMS || isKnownArea(first);
  return words.endsWith(':') && isAreaLabel(words) && (isShort || !isAmongItems);
};
const isFewWords = (entry: Entry): boolean => {
  const words = wordsOf(entry);
  return hasList(entry) && (isAreaLabel(words) || listKindOf(words) !== null) && !/[.!?;,]$/u.test(words);
};

const listsIn = (blocks: readonly Block[]): List[] =>
  blocks.flatMap((block): List[] => {
    if (block.type === 'scope') return listsIn(block.blocks);
    return block.type === 'list' ? [block, ...block.entries.flatMap(({ inner }) => listsIn(inner))] : [];
  });

/** Lists of nothing but few words over lists, that several levels have or that are known to name areas. */
const listsOfAreas = (blocks: readonly Block[]): Set<Block> => {
  const found = listsIn(blocks).filter(({ entries }) => entries.every(isFewWords));
  const counts = new Map<string, number>();
  for (const words of found.flatMap(({ entries }) => entries.map(wordsOf)))
    counts.set(words, (counts.get(words) ?? 0) + 1);
  const isArea = (words: string): boolean => (counts.get(words) ?? 0) >= 2 || isKnownArea(words);
  return new Set(
    found.filter(({ entries }) => 2 * entries.filter((entry) => isArea(wordsOf(entry))).length > entries.length),
  );
};

/** The list inside stands below the words as a heading; the item itself says nothing more. */
const headed = (entry: Entry, inner: readonly Block[]): Entry => {
  const { at } = entry;
  const text = labelText(wordsOf(entry));
  const names = isAreaLabel(text) ? ({ names: 'area' } as const) : {};
  const heading: Block = { type: 'heading', depth: DEPTH, runs: [{ text, strong: true, at }], at, ...names };
  return { ...entry, runs: [], inner: [heading, ...inner] };
};

/** The bold or plain words before the colon of an item that says something of them; null where it has none that could name an area. */
const labelOfItem = (entry: Entry): string | null => {
  const { label, text } = splitLabel(phraseOf(entry.runs, entry.at).head);
  if (label === null || text === '' || entry.inner.length > 0 || label.length > MAX_LABEL) return null;
  return isAreaLabel(label) || listKindOf(label) === 'responsibility' ? label : null;
};
const MAX_LABEL = 40;

/** True of a heading that names a level by itself, or by its place. */
const isLevel = ({ runs, at, names }: Extract<Block, { type: 'heading' }>): boolean => {
  const { text } = phraseOf(runs, at);
  return names === 'level' || (names === undefined && (namesLevel(text) || namesSomebody(text)));
};
/** The lists that stand below a level, with no heading between. */
const listsBelowLevels = (blocks: readonly Block[]): List[] => {
  let isBelow = false;
  return blocks.flatMap((block): List[] => {
    if (block.type === 'heading') isBelow = isLevel(block);
    if (block.type === 'scope') return listsBelowLevels(block.blocks);
    return isBelow && block.type === 'list' ? [block] : [];
  });
};
/** Of the lists below levels. */
const USUAL = 0.5;
/** The labels that items have in most of the lists below levels, where these have little else: each is an area. */
const labelsOfAreas = (blocks: readonly Block[]): ReadonlyMap<Block, ReadonlySet<string>> => {
  const lists = listsBelowLevels(blocks);
  const labels = lists.map(({ entries }) => entries.map((entry) => labelOfItem(entry) ?? wordsOver(entry)));
  const counts = new Map<string, number>();
  for (const label of labels.flatMap((some) => [...new Set(some)]))
    if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
  const isUsual = (label: string | null): label is string =>
    label !== null && (counts.get(label) ?? 0) >= Math.max(2, USUAL * lists.length);
  const areas = new Set(labels.flat().filter(isUsual));
  return new Map(
    lists.flatMap((list, at) => {
      const own = labels[at] ?? [];
      const isOfAreas = areas.size >= 2 && 2 * own.filter(isUsual).length > own.length;
      return isOfAreas && list.entries.some((entry) => labelOfItem(entry) !== null)
        ? [[list, new Set(own.filter((label) => label !== null))] as const]
        : [];
    }),
  );
};
/** Of an item over a list of its own. */
const wordsOver = (entry: Entry): string | null => (isFewWords(entry) ? labelText(wordsOf(entry)) : null);

/** Each item below its label as the area that it is about; the words stay with it. */
const underLabels = (list: List, labels: ReadonlySet<string>, told: Set<string>): Block[] =>
  list.entries.map((entry): Block => {
    const label = labelOfItem(entry);
    if (label === null || !labels.has(label)) return { type: 'list', entries: [entry] };
    const { at } = entry;
    const runs = [{ text: label, strong: true, at }];
    const heading: Block = { type: 'heading', depth: DEPTH, runs, at, names: 'area', repeated: told.has(label) };
    told.add(label);
    return { type: 'scope', blocks: [heading, { type: 'list', entries: [entry] }] };
  });

/** List items that say no more than what the list inside them is about, as the headings that they stand for. */
export const writeOutListLabels = (blocks: readonly Block[]): Block[] => {
  const areas = listsOfAreas(blocks);
  const labels = labelsOfAreas(blocks);
  const told = new Set<string>();
  const apart = (block: Block): Block[] => {
    const own = labels.get(block);
    if (block.type === 'scope') return [{ ...block, blocks: block.blocks.flatMap(apart) }];
    if (own === undefined || block.type !== 'list') return [block];
    const parts = underLabels(block, own, told);
    if (areas.has(block)) for (const part of parts) areas.add(part);
    return parts;
  };
  const written = (block: Block): Block => {
    if (block.type === 'scope') return { ...block, blocks: block.blocks.map(written) };
    if (block.type !== 'list') return block;
    const isMixed = block.entries.some((entry) => !hasList(entry));
    const entries = block.entries.map((entry) => {
      const isLabel = hasList(entry) && (areas.has(block) || saysWhatFollows(wordsOf(entry), isMixed));
      const inner = entry.inner.map(written);
      return isLabel ? headed(entry, inner) : { ...entry, inner };
    });
    return { ...block, entries };
  };
  return blocks.flatMap(apart).map(written);
};
