import type { Block, Entry, Page, Run } from '../model/page.js';
import { levelIdentity, namesLevel } from '../words/level-names.js';
import { phraseOf } from './reading/phrase.js';

/** As many are named; of the others, how many there are. */
const MOST = 12;
const LONGEST = 60;

type Named = Pick<Entry, 'runs' | 'at'>;
const textOf = ({ runs, at }: Named): string => phraseOf(runs, at).text;

const headingsIn = (blocks: readonly Block[]): Named[] =>
  blocks.flatMap((block) => {
    if (block.type === 'scope') return headingsIn(block.blocks);
    return block.type === 'heading' ? [block] : [];
  });

const columnsIn = (blocks: readonly Block[]): Named[] =>
  blocks.flatMap((block) => {
    if (block.type !== 'table') return [];
    return block.head.length > 0 ? block.head : (block.rows[0] ?? []);
  });

const areBold = (runs: readonly Run[]): boolean =>
  runs.every((run) => run === 'break' || run.strong || run.text.trim() === '');

/** Items over lists, and bold ones: levels may stand there. */
const itemsIn = (blocks: readonly Block[]): Named[] =>
  blocks.flatMap((block) => {
    if (block.type === 'scope') return itemsIn(block.blocks);
    if (block.type !== 'list') return [];
    return block.entries.filter(({ inner, runs }) => inner.length > 0 || areBold(runs));
  });

const quoted = (text: string): string => `"${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}"`;

/** "line 3", or "lines 3, 5 and 9": where some begin, by line; with what stands before it where the page is inside something. */
const linesOf = (all: readonly Named[], locate: Page['locate']): string => {
  const places = [...new Set(all.map(({ at }) => locate(at).replace(/, column \d+$/u, '')))];
  const numbers = places.map((place) => /^line (\d+)$/u.exec(place)?.[1] ?? place);
  const words = numbers.every((number) => /^\d+$/u.test(number)) ? `line${numbers.length > 1 ? 's' : ''} ` : '';
  const last = numbers.at(-1) ?? '';
  return `${words}${numbers.length > 1 ? `${numbers.slice(0, -1).join(', ')} and ` : ''}${last}`;
};

/** Each once, and where it stands first. */
const listed = (all: readonly Named[], locate: Page['locate']): string => {
  const told = new Map(all.toReversed().map((one) => [textOf(one), one] as const));
  const once = all.filter((one) => textOf(one) !== '' && told.get(textOf(one)) === one);
  const named = once.slice(0, MOST);
  if (named.length === 0) return '';
  const more = once.length - named.length;
  const rest = more > 0 ? ` and ${String(more)} more` : '';
  return `${named.map((one) => quoted(textOf(one))).join(', ')} (${linesOf(named, locate)})${rest}`;
};

const BY_HAND = 'Put a code in front of the names of levels, such as "L1: Explorer", to say by hand which they are.';
const ONE_LEVEL =
  'A page about one level says which in its title ("# Senior Engineer"), in "level: Senior" of its front matter or in the name of its file.';
const FEW = 3;

/** Why levels that are known are none of a ladder, and what mends it. */
const whyNoLadder = (known: readonly string[]): string => {
  const levels = known.slice(0, FEW).map(quoted).join(', ');
  if (known.length === 0) return `no levels are known among them. ${BY_HAND} ${ONE_LEVEL}`;
  if (known.length === 1)
    return `of these ${levels} alone is known as a level. A ladder has several, and a page about one has lists below the headings of two areas or more. ${BY_HAND}`;
  const areNumbers = known.every((text) => /^(?:\p{L}+[ -]?)?\d{1,2}$/u.test(text));
  const people = areNumbers ? ' Say in the title whose levels they are, such as "Career levels".' : '';
  return `${levels} are known as levels, and nothing below them as what they ask. Write it there as a list, or as whole sentences.${people}`;
};

/** What a page has where levels could stand, and how to say which are; null where it has nothing of the kind. */
export const foundIn = ({ blocks, title, isData, locate }: Page): string | null => {
  const all = [headingsIn(blocks), columnsIn(blocks), itemsIn(blocks)] as const;
  const kinds = [isData === true ? 'keys' : 'headings', 'columns', 'list items'];
  const lists = all.map((some, at) => ({ kind: kinds[at] ?? '', list: listed(some, locate) }));
  const found = lists.filter(({ list }) => list !== '').map(({ kind, list }) => `the ${kind} ${list}`);
  const known = new Map(
    all
      .flat()
      .map(textOf)
      .filter(namesLevel)
      .map((text) => [levelIdentity(text), text] as const),
  );
  const isHeading = title === null || headingsIn(blocks).some((heading) => textOf(heading) === title);
  const called = isHeading ? 'It' : `It is called ${quoted(title)}, and`;
  return found.length === 0 ? null : `${called} has ${found.join(' and ')}; ${whyNoLadder([...known.values()])}`;
};
