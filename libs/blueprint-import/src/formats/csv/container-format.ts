import type { Entry } from '../../model/page.js';
import type { ContainerFormat } from '../container-format.js';
import { locateHtml } from '../html/page.js';
import { areSentencesByLine, withStatementsApart } from '../reading/statements.js';
import { type CsvCell, type CsvRecord, recordsOf } from './records.js';

/** Of the records of a table that have as many cells as most have. */
const SHARE = 0.8;
/** How a line of Markdown begins. */
const MARKDOWN = /^(?:#{1,6} |[-*+>] |\||```|---$)/u;
/** Of the lines of a table: notes and cells with lists in them begin so, too. */
const MOST_MARKDOWN = 0.25;

const isMarkdown = ([first]: CsvRecord): boolean => MARKDOWN.test(first?.text ?? '');
const isText = (records: readonly CsvRecord[]): boolean =>
  records.filter(isMarkdown).length > Math.max(1, records.length * MOST_MARKDOWN);

/** A title above the table, or a note below it. */
const isNote = (record: CsvRecord): boolean => record.filter(({ text }) => text.trim() !== '').length < 2;
const withoutNotes = (records: readonly CsvRecord[]): readonly CsvRecord[] => {
  const first = records.findIndex((record) => !isNote(record));
  return first === -1 ? [] : records.slice(first, records.findLastIndex((record) => !isNote(record)) + 1);
};

const isTable = (records: readonly CsvRecord[]): boolean => {
  const table = withoutNotes(records);
  if (table.length < 2 || records.slice(0, 1).some(isMarkdown) || isText(table)) return false;
  const widths = [...Map.groupBy(table, ({ length }) => length)].map(([width, all]) => [width, all.length] as const);
  return widths.some(([width, count]) => width >= 2 && count >= table.length * SHARE);
};

const entryOf =
  (areSentences: boolean) =>
  ({ text, at }: CsvCell): Entry => ({
    runs: withStatementsApart({ text, strong: false, at }, areSentences),
    inner: [],
    at,
  });

const delimitedBy = (name: string, delimiters: readonly string[]): ContainerFormat => ({
  name,
  read: (text) => {
    for (const delimiter of delimiters.filter((one) => text.includes(one))) {
      const records = recordsOf(text, delimiter);
      if (!isTable(records)) continue;
      const areSentences = areSentencesByLine(records.flatMap((record) => record.map(({ text: cell }) => cell)));
      const [head = [], ...rows] = records.map((record) => record.map(entryOf(areSentences)));
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
