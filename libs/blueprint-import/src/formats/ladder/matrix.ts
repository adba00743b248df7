import type { Block, Entry } from '../../document/block.js';
import { phraseOf } from '../../document/phrase.js';
import { namesLevel } from '../seniority.js';

type Table = Extract<Block, { type: 'table' }>;
/** Below every heading that a page can have. */
const LEVEL_DEPTH = 101;

const textOf = ({ runs, at }: Entry): string => phraseOf(runs, at).text;
const heading = ({ runs, at }: Entry, depth: number): Block => ({ type: 'heading', depth, runs, at });

/** A cell as a list: its own words first, then the list items inside it. */
const cellBlocks = (cell: Entry): Block[] => {
  const own: Block[] = textOf(cell) === '' ? [] : [{ type: 'list', entries: [{ ...cell, inner: [] }] }];
  return [...own, ...cell.inner];
};

type Axis = Readonly<{
  corner: Entry | undefined;
  levels: readonly Entry[];
  areas: readonly Entry[];
  cell: (level: number, area: number) => Entry | undefined;
}>;

const count = (entries: readonly Entry[]): number => entries.filter((entry) => namesLevel(textOf(entry))).length;

/** Which of both ways the table is a matrix of levels; null where it is none. */
const axisOf = ({ head, rows }: Table): Axis | null => {
  const [corner, ...across] = head;
  const down = rows.flatMap((row) => row.slice(0, 1));
  if (rows.length === 0) return null;
  if (count(across) >= 2)
    return { corner, levels: across, areas: down, cell: (level, area) => rows[area]?.[level + 1] };
  if (count(down) >= 2 && across.length > 0)
    return { corner, levels: down, areas: across, cell: (level, area) => rows[level]?.[area + 1] };
  return null;
};

/** Level by level, each area as a heading over what its cell says. Cells beyond the head stay a table. */
const unrolled = (table: Table): Block[] => {
  const axis = axisOf(table);
  if (axis === null || table.rows.some((row) => row.length > table.head.length)) return [table];
  const { corner, levels, areas, cell } = axis;
  const blocks: Block[] =
    corner === undefined || textOf(corner) === '' ? [] : [{ type: 'paragraph', runs: corner.runs, at: corner.at }];
  for (const [l, level] of levels.entries()) {
    blocks.push(heading(level, LEVEL_DEPTH));
    for (const [a, area] of areas.entries()) {
      const said = cell(l, a);
      blocks.push(heading(area, LEVEL_DEPTH + 1), ...area.inner, ...(said === undefined ? [] : cellBlocks(said)));
    }
  }
  return blocks;
};

/** The page with its matrices of areas and levels written out, as the headings and lists that they stand for. */
export const unrollMatrices = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block) => (block.type === 'table' ? unrolled(block) : [block]));
