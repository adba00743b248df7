import { CliError } from '../exit-codes.js';
import { readRows } from './rows.js';

const HEADER = 'id,name,email,orgUnit,level,manager,effectiveDate';
const read = (...rows: string[]) => readRows([HEADER, ...rows, ''].join('\n'));
const refusal = (text: string): string => {
  try {
    readRows(text);
  } catch (error) {
    if (error instanceof CliError) return `${error.exitCode.toString()} ${error.message}`;
    throw error;
  }
  return 'taken';
};

describe('rows of people', () => {
  it('have the trimmed values of their cells, with null for an empty cell', () => {
    expect(read('ann , Ann Lee ,,ops,,bo,2026-01-31').rows).toEqual([
      {
        ...{ line: 2, id: 'ann', name: 'Ann Lee', email: null, orgUnit: 'ops', level: null },
        ...{ manager: 'bo', effectiveDate: '2026-01-31' },
      },
    ]);
  });

  it('leave fields undefined that have no column in the file', () => {
    const [row] = readRows('orgUnit,id,name\nops,ann,Ann\n').rows;
    expect(row).toEqual({ line: 2, id: 'ann', name: 'Ann', orgUnit: 'ops' });
  });

  it('are ordered managers first, also for chains of managers, and otherwise as in the file', () => {
    const { rows } = read('d,D,,x,,c,', 'z,Z,,x,,,', 'c,C,,x,,b,', 'b,B,,x,,a,', 'a,A,,x,,,', 'y,Y,,x,,a,');
    expect(rows.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'z', 'y']);
    expect(rows.map(({ line }) => line)).toEqual([6, 5, 4, 2, 3, 7]);
  });

  it('are all kept when people report to each other in a loop, or to themselves', () => {
    const { rows } = read('a,A,,x,,b,', 'b,B,,x,,c,', 'c,C,,x,,a,', 's,S,,x,,s,');
    expect(rows.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c', 's']);
  });

  it('are ordered in a chain of ten thousand managers', () => {
    const chain = Array.from({ length: 10_000 }, (_, n) => `p${n.toString()},P,,x,,p${(n + 1).toString()},`);
    expect(read(...chain).rows.map(({ line }) => line)).toEqual(chain.map((_, n) => 10_001 - n));
  });

  it('have the line they begin on, also after empty lines and multi-line cells', () => {
    const text = `${HEADER}\r\n\r\na,"A\r\nA",,x,,,\r\n\r\n  \r\nb,B,,x,,,\r\nc,,,x,,,\r\n`;
    const { rows, bad } = readRows(text);
    expect(rows.map(({ id, line }) => [id, line])).toEqual([['b', 7]]);
    expect(bad.map(({ id, line }) => [id, line])).toEqual([
      ['a', 3],
      ['c', 8],
    ]);
  });

  it.each([
    [',Ann,,ops,,,', 'id is empty'],
    ['ann,,,,,,', 'name, orgUnit is empty'],
    ['a b,Ann,,ops,,,', 'id is no person id'],
    ['-ann,Ann,,ops,,,', 'id is no person id'],
    [`${'x'.repeat(129)},Ann,,ops,,,`, 'id is no person id'],
    ['ann,Ann,,ops,Senior,,', 'level is no level key'],
    ['ann,Ann,,ops,,b o,', 'manager is no person id'],
    ['ann,Ann,,ops,,,31.01.2026', 'effectiveDate is no date of the calendar; write it as 2026-03-31'],
    ['ann,Ann,,ops,,,2026-02-29', 'effectiveDate is no date'],
    ['ann,Ann,,ops,,,1899-12-31', 'effectiveDate is no date'],
    ['ann,Ann,,ops,,,9000-01-01', 'effectiveDate is no date'],
    ['ann,\u200b,,ops,,,', 'name is blank'],
    [`ann,${'x'.repeat(201)},,ops,,,`, 'name has 201 characters; 200 fit'],
    [`ann,Ann,${'x'.repeat(321)},ops,,,`, 'email has 321 characters; 320 fit'],
    ['ann,An\u0007n,,ops,,,', 'name holds'],
    ['ann,An\u202en,,ops,,,', 'name holds'],
    ['ann,Ann,,"o\nps",,,', 'orgUnit holds a line break'],
    ['ann,Ann,,ops', 'has 4 cells where the header has 7'],
    ['ann,Ann,,ops,,,,,', 'has 9 cells where the header has 7'],
  ])('are refused before sending if %j names a value that the server would refuse', (row, problem) => {
    const { rows, bad } = read(row, 'bo,Bo,,ops,,,');
    expect(rows.map(({ id }) => id)).toEqual(['bo']);
    expect(bad.map((found) => found.problem)).toEqual([expect.stringContaining(problem)]);
  });

  it('count once: of several rows with one id the first is taken, and the others name its line', () => {
    const { rows, bad } = read('ann,Ann,,ops,,,', 'bo,Bo,,ops,,,', 'ann,Ann,,search,,,', 'ann,Ann,,x,,,');
    expect(rows.map(({ id, orgUnit }) => [id, orgUnit])).toEqual([
      ['ann', 'ops'],
      ['bo', 'ops'],
    ]);
    expect(bad.map(({ line, problem }) => [line, problem])).toEqual([
      [4, 'id ann stands on line 2 already'],
      [5, 'id ann stands on line 2 already'],
    ]);
  });

  it.each([
    ['', '2 The file is empty.'],
    ['\n\n', '2 The file is empty.'],
    ['id;name;orgUnit\n', '2 The file is separated by semicolons. Save it separated by commas.'],
    ['id\tdisplayName\torgUnit\n', '2 The file is separated by tabs.'],
    ['id,name,orgUnit,Salary\n', '2 Unknown column Salary. Known columns: id,'],
    ['id,name,orgUnit,id\n', '2 Column id is there twice.'],
    ['id,email\n', '2 Column name, orgUnit is missing.'],
    ['id,name,orgUnit\na,"A,x\n', '2 The file is not readable as CSV: Quote Not Closed'],
  ])('are refused for a file with %j', (text, message) => {
    expect(refusal(text)).toContain(message);
  });

  it('may be none if there is a header', () => {
    expect(readRows(`\ufeff${HEADER}\r\n`)).toEqual({ rows: [], bad: [] });
  });
});
