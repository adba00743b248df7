import type { Block, Entry, Page, Run } from '../model/page.js';
import { phraseOf } from './reading/phrase.js';

/** As many are named; of the others, how many there are. */
const MOST = 12;
const LONGEST = 60;

const textOf = ({ runs, at }: Pick<Entry, 'runs' | 'at'>): string => phraseOf(runs, at).text;

const headingsIn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'scope') return headingsIn(block.blocks);
    return block.type === 'heading' ? [textOf(block)] : [];
  });

const columnsIn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type !== 'table') return [];
    const head = block.head.length > 0 ? block.head : (block.rows[0] ?? []);
    return head.map(textOf);
  });

/** Items over lists, and bold ones: levels may stand there. */
const itemsIn = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.type === 'scope') return itemsIn(block.blocks);
    if (block.type !== 'list') return [];
    return block.entries.filter(({ inner, runs }) => inner.length > 0 || areBold(runs)).map(textOf);
  });
const areBold = (runs: readonly Run[]): boolean =>
  runs.every((run) => run === 'break' || run.strong || run.text.trim() === '');

const listed = (texts: readonly string[]): string => {
  const all = [...new Set(texts)].filter((text) => text !== '');
  const named = all.slice(0, MOST).map((text) => `"${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}"`);
  const more = all.length - named.length;
  return named.join(', ') + (more > 0 ? ` and ${String(more)} more` : '');
};

const BY_HAND = 'Put a code in front of the names of levels, such as "L1: Explorer", to say by hand which they are.';

/** What a page has where levels could stand, and how to say which are; null where it has nothing of the kind. */
export const foundIn = ({ blocks, isData }: Page): string | null => {
  const [headings, columns] = [listed(headingsIn(blocks)), listed(columnsIn(blocks))];
  const items = listed(itemsIn(blocks));
  const found = [
    ...(headings === '' ? [] : [`the ${isData === true ? 'keys' : 'headings'} ${headings}`]),
    ...(columns === '' ? [] : [`the columns ${columns}`]),
    ...(items === '' ? [] : [`the list items ${items}`]),
  ];
  return found.length === 0 ? null : `It has ${found.join(' and ')}; no levels are known among them. ${BY_HAND}`;
};
