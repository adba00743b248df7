import type { Block, Entry } from '../../model/page.js';

type Table = Extract<Block, { type: 'table' }>;

/** Beyond this a table is none that somebody has written. */
const MAX_COLUMNS = 64;

const blank = ({ at }: Entry): Entry => ({ runs: [], inner: [], at });

/** One row with blanks where cells from above reach down, and behind cells that are several; `below`: rows that each still reaches. */
const spreadRow = (cells: readonly Entry[], below: number[]): Entry[] => {
  const row: Entry[] = [];
  for (const cell of cells) {
    while ((below[row.length] ?? 0) > 0 && row.length < MAX_COLUMNS) row.push(blank(cell));
    const { rows, columns } = cell.span ?? { rows: 1, columns: 1 };
    const from = row.length;
    row.push(cell);
    while (row.length < Math.min(from + columns, MAX_COLUMNS)) row.push(blank(cell));
    for (let column = from; column < row.length; column += 1) below[column] = rows;
  }
  return row;
};

/** The table with each cell in the column that it stands in, where others reach over several rows or columns. */
export const spreadCells = (table: Table): Table => {
  const all = table.head.length === 0 ? table.rows : [table.head, ...table.rows];
  if (!all.some((cells) => cells.some(({ span }) => span !== undefined))) return table;
  const below: number[] = [];
  const rows = all.map((cells) => {
    const row = spreadRow(cells, below);
    for (const [column, left] of below.entries()) below[column] = Math.max(0, left - 1);
    return row;
  });
  const [head, ...others] = rows;
  return table.head.length === 0 || head === undefined ? { ...table, rows } : { ...table, head, rows: others };
};
