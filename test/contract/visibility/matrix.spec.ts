import { FIELDS, grantsOf, hiddenFields, STATES } from '@plumbline/access';
import { differencesFor } from './differences.js';
import { MEANING } from './matrix.js';
import { COLUMNS, EXPECTED, LETTERS, ROWS, seenBy, stateOf } from './matrix-cells.js';

describe('the matrix of what is seen of a nomination', () => {
  it('has a row and a description for every field, and a letter for every state', () => {
    expect([...ROWS.keys()]).toEqual(FIELDS);
    expect(Object.keys(MEANING)).toEqual(FIELDS);
    expect(LETTERS.map(stateOf)).toEqual(STATES);
    for (const cells of ROWS.values())
      for (const pattern of cells.values()) expect(pattern).toMatch(/^[d.][r.][s.][v.][c.][D.][R.][A.][w.]$/);
    expect([...ROWS.values()].map((cells) => cells.size)).toEqual(FIELDS.map(() => COLUMNS.length));
  });

  it.each(EXPECTED.map((expected) => [expected.who.join(', '), expected] as const))(
    'says what is seen in every state by somebody who is %s',
    (_who, expected) => {
      expect(differencesFor(expected)).toEqual([]);
    },
  );

  it('leaves the rest to the list of hidden fields', () => {
    const hidden = hiddenFields(grantsOf(['reviewer-asked'], 'submitted'));
    const seen = seenBy({ who: [], seesAs: ['asked'], less: [] }, 's');
    expect([...hidden, ...seen].toSorted()).toEqual(FIELDS.toSorted());
  });
});
