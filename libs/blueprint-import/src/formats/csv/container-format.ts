import type { Entry } from '../../model/page.js';
import type { ContainerFormat } from '../container-format.js';
import { locateHtml } from '../html/page.js';
import { type CsvCell, type CsvRecord, recordsOf } from './records.js';

/** Of records that have as many cells as most have: a table may have a title and notes. */
const SHARE = 0.8;
/** How a line of Markdown begins, that no first cell begins with. */
const MARKDOWN = /^(?:#{1,6} |[-*+>] |\||```|---$)/u;

const isTable = (records: readonly CsvRecord[]): boolean => {
  if (records.length < 2 || records.some(([first]) => MARKDOWN.test(first?.text ?? ''))) return false;
  const widths = [...Map.groupBy(records, ({ length }) => length)].map(([width, all]) => [width, all.length] as const);
  return widths.some(([width, count]) => width >= 2 && count >= records.length * SHARE);
};

const entryOf = ({ text, at }: CsvCell): Entry => ({ runs: [{ text, strong: false, at }], inner: [], at });

const delimitedBy = (name: string, delimiters: readonly string[]): ContainerFormat => ({
  name,
  read: (text) => {
    for (const delimiter of delimiters.filter((one) => text.includes(one))) {
      const records = recordsOf(text, delimiter);
      if (!isTable(records)) continue;
      const [head = [], ...rows] = records.map((record) => record.map(entryOf));
      return {
        page: { blocks: [{ type: 'table', head, rows }], title: null, locate: locateHtml(''), isData: true },
        category: null,
      };
    }
    return null;
  },
});

/** A table as spreadsheets export it; with semicolons where a comma is a decimal mark. */
export const csvFormat = delimitedBy('csv', [',', ';']);
export const tsvFormat = delimitedBy('tsv', ['\t']);
