import type { Block, Entry } from '../../document/block.js';
import { headingWords } from '../../document/headings.js';
import { phraseOf } from '../../document/phrase.js';

type Table = Extract<Block, { type: 'table' }>;

/** Words that head the columns of the tables of a role blueprint, and are nothing else. */
const COLUMN =
  /^(?:metric|kpi|indicator|measure|what|why|how|target|example|benchmark|frequency|cadence|category|tool|platform|purpose|primary use|typical use|usage|common|skill|competency|capability|description|definition|importance|criticality|priority|dimension|weight|criteria|evidence|decision|authority|tier|stakeholder|deliverable|audience|owner|notes?|summary|examples?|role|level|area|#|no)\b|looks like$/u;
const MAX_WORDS = 6;
const SHARE = 0.6;

const namesColumn = (cell: Entry): boolean => {
  const words = headingWords(phraseOf(cell.runs, cell.at).text);
  return COLUMN.test(words) && words.split(' ').length <= MAX_WORDS;
};

/** A table that the markup gives no head has one if its first row says so by its words. */
export const headed = (table: Table): Table => {
  const [first, ...rows] = table.rows;
  if (table.head.length > 0 || first === undefined || rows.length === 0) return table;
  const named = first.filter(namesColumn).length;
  return named >= 2 && named >= first.length * SHARE ? { ...table, head: first, rows } : table;
};
