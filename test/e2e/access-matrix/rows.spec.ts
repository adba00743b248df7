import { readFileSync, writeFileSync } from 'node:fs';
import { formattedPage } from './page.js';
import { NAMES } from './personas.js';
import { declaredRoutes } from './served.js';
import { outcomeOf, TABLE, titleOf } from './table.js';

const sorted = (items: Iterable<string>): readonly string[] => [...new Set(items)].sort();

describe('the table of access', () => {
  it('has a row for every route of a controller, and a route for every row', () => {
    expect(sorted(TABLE.map(({ route }) => route))).toEqual(sorted(declaredRoutes()));
  });
  it('has each row once', () => {
    expect(sorted(TABLE.map(titleOf))).toHaveLength(TABLE.length);
  });
  it('allows somebody and refuses somebody, for every route that is not for everybody', () => {
    const barred = TABLE.filter(({ rest }) => rest !== 'allow').filter(({ allow }) => allow.length > 0);
    for (const row of barred) {
      const outcomes = new Set(NAMES.map((name) => outcomeOf(row, name)));
      expect([titleOf(row), outcomes.has('allow'), outcomes.size > 2]).toEqual([titleOf(row), true, true]);
    }
  });
  it('matches docs/access.md', async () => {
    if (process.env['PLUMBLINE_WRITE_ACCESS'] === '1') writeFileSync('docs/access.md', await formattedPage());
    expect(readFileSync('docs/access.md', 'utf8')).toBe(await formattedPage());
  });
});
