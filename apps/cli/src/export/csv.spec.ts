import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { type Cell, csvLine } from './csv.js';

const back = (line: string): readonly string[] => {
  const rows: string[][] = parse(line);
  return rows[0] ?? [];
};
const shown = (text: string): string => back(csvLine([text, 'end']))[0] ?? '';

describe('a line of CSV', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '\uff1d1',
    '\uff0b1',
    '\uff0d1',
    '\uff201',
    "=cmd|' /C calc'!A0",
  ])('starts %j with an apostrophe, so that no spreadsheet computes it', (text) => {
    expect(shown(text)).toBe(`'${text}`);
  });

  it.each(['Ann', 'a=b', '1-2', "'=1", '2026-03-31', 'née', '', ' x'])('leaves %j unchanged', (text) => {
    expect(shown(text)).toBe(text);
  });

  it('writes numbers as numbers, also negative ones, booleans as words, and null as an empty cell', () => {
    expect(csvLine([-5, 0, 1.5, true, false, null])).toBe('-5,0,1.5,true,false,\n');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(csvLine(['a,b', 'say "x"', 'two\nlines', 'cr\rhere'])).toBe('"a,b","say ""x""","two\nlines","cr\rhere"\n');
  });

  it('parses back to what was written, except for the apostrophe, for any text', () => {
    const cell: fc.Arbitrary<NonNullable<Cell>> = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
        const read = back(csvLine(cells));
        expect(read).toHaveLength(cells.length);
        for (const [at, written] of cells.entries()) {
          const text = read[at] ?? '';
          expect([written.toString(), `'${String(written)}`]).toContain(text);
          if (typeof written === 'string') expect(text).not.toMatch(/^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/);
        }
      }),
    );
  });
});
