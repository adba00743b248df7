import { MEANING } from './matrix.js';
import { COLUMNS, EXPECTED, type Expected, ROWS } from './matrix-cells.js';

const WORDS: Readonly<Record<string, string>> = {
  drsvcDRAw: 'yes',
  '.........': '',
  '.....DRA.': 'once decided',
  '......RA.': 'once released',
};
const wordsOf = (pattern: string): string => WORDS[pattern] ?? `\`${pattern}\``;

const rowOf = ([field, cells]: readonly [string, ReadonlyMap<string, string>]): string =>
  `| ${[`\`${field}\``, MEANING[field] ?? '', ...COLUMNS.map((column) => wordsOf(cells.get(column) ?? ''))].join(' | ')} |`;

const both = ({ who, seesAs, less }: Expected): string => {
  const as = seesAs.length === 0 ? 'nothing' : `what is seen as ${seesAs.join(' or ')}`;
  return `| ${who.join(', ')} | ${as} | ${less.map((field) => `\`${field}\``).join(', ')} |`;
};

const HEAD = `## What is seen of a nomination

One table of grants decides it, for a nomination by itself as for lists, counts, heat maps, worklists and the event log. A test
compares the table with this one, which is written by hand in test/contract/visibility/matrix.ts. asked, missed and done are
reviewers: their own review is due, was not in when voting opened, or is in. eligible is whoever might be nominated: their level is one
of those of the framework of the round, or was at any time since the round was opened.

| field | what it is | ${COLUMNS.join(' | ')} |
| ----- | ---------- | ${COLUMNS.map(() => '---').join(' | ')} |`;

const TOGETHER = `Somebody who is several of these sees what each of them sees, with these exceptions:

| who is both | sees | but not |
| ----------- | ---- | ------- |`;

/** A row that only says that capacities add up says nothing new. */
const isException = ({ who, seesAs, less }: Expected): boolean => less.length > 0 || who.join() !== seesAs.join();

/** What is seen of a nomination, as a section of the page of access rules. */
export const seenSection = (): readonly string[] => [
  HEAD,
  ...[...ROWS].map(rowOf),
  '',
  TOGETHER,
  ...EXPECTED.filter(isException).map(both),
  '',
];
