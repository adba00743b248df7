import type { Block, Entry } from '../../model/page.js';
import { lineText, linesOf } from '../reading/statements.js';
import { headingWords } from '../reading/headings.js';
import type { Table } from './grid.js';
import { isNumber, saysLevels } from './headings.js';
import { isDescriptive } from './descriptive.js';
import { textOf } from './written-out.js';

/** The labels that a heading announces: "level", "title" and "years" of "Level / Title / Years". */
const labelsIn = (heading: Entry): readonly string[] => {
  const text = textOf(heading);
  return saysLevels(text) ? text.split(/\s*[/|,&]\s*/u).map(headingWords) : [];
};

type Part = { label: string; value: string };

/** What stands below each label in a cell; null where it does not have several of them. */
const partsIn = (cell: Entry, labels: readonly string[]): readonly Part[] | null => {
  const parts: Part[] = [];
  for (const line of linesOf(cell.runs)
    .map(lineText)
    .filter((text) => text !== '')) {
    const label = labels.find((one) => one === headingWords(line));
    const last = parts.at(-1);
    if (label !== undefined) parts.push({ label: line, value: '' });
    else if (last === undefined) return null;
    else last.value = `${last.value} ${line}`.trim();
  }
  return parts.length < 2 || parts.some(({ value }) => value === '') ? null : parts;
};

const codeOf = ({ label, value }: Part): string => (isNumber(value) ? `${label} ${value}: ` : `${value} `);
const isYears = ({ label }: Part): boolean => /years?|experience|tenure/iu.test(label);

/** The cell as the name of a level, by its number and its title, and what else it says of it inside. */
const named = (cell: Entry, parts: readonly Part[]): Entry => {
  const number = parts.find(({ value }) => /^\d[\d\s/–-]*$/u.test(value));
  const title = parts.find((part) => part !== number && isDescriptive(part.label) && !isYears(part));
  if (title === undefined) return cell;
  const others = parts.filter((part) => part !== number && part !== title);
  const code = number === undefined ? '' : codeOf(number);
  const inner = others.map(({ label, value }): Block => {
    const runs = [{ text: `${label}: ${value}`, strong: false, at: cell.at }];
    return { type: 'paragraph', runs, at: cell.at, from: 'cell' };
  });
  return {
    ...cell,
    runs: [{ text: code + title.value, strong: false, at: cell.at }],
    inner: [...inner, ...cell.inner],
  };
};

/** The table with cells that say several things of a level below the labels that their column's heading has, called by what names it. */
export const withLabelledCells = (table: Table): Table => {
  const labels = table.head.map(labelsIn);
  const rows = table.rows.map((row) =>
    row.map((cell, column) => {
      const parts = partsIn(cell, labels[column] ?? []);
      return parts === null ? cell : named(cell, parts);
    }),
  );
  return labels.some(({ length }) => length > 1) ? { ...table, rows } : table;
};
