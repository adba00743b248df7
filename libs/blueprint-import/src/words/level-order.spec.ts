import { inOrder } from './level-order.js';

const ordered = (...titles: string[]) => inOrder(titles.map((title) => ({ title, track: null })));

describe('the levels of a document', () => {
  it.each([
    ['from the top down, by words', ['Principal+ Tester', 'Principal Tester', 'Senior Tester', 'Tester']],
    ['by codes', ['L5: Senior', 'L4: Mid', 'L3: Junior']],
    ['by numbers alone', ['3', '2', '1']],
    ['in another language', ['シニアエンジニア', 'ジュニアエンジニア']],
    ['by numerals', ['Tester III', 'Tester II', 'Tester I']],
  ])('run %s', (_, titles) => {
    expect(ordered(...titles)).toEqual({ titles: titles.toReversed(), direction: 'descending' });
  });
  it.each([
    ['others among them stay where they are', ['Junior', 'Testing Manager', 'Senior Tester', 'Team Coach', 'Staff']],
    ['managers beside the others', ['Tester (IC2)', 'Senior Tester (IC3)', 'M2', 'M3']],
    [
      'a profession that has managers in its name',
      ['Associate Product Manager', 'Product Manager', 'Senior Product Manager'],
    ],
    ['a word of rank in front of another', ['Staff Tester', 'Senior Staff Tester', 'Principal Tester']],
  ])('stay as they stand: %s', (_, titles) => {
    expect(ordered(...titles)).toEqual({ titles, direction: 'ascending' });
  });
  it('are sorted where they stand at random and all are told', () => {
    expect(ordered('Senior', 'Junior', 'Staff').titles).toEqual(['Junior', 'Senior', 'Staff']);
  });
  it('are unclear where neither words nor numbers tell', () => {
    expect(ordered('Squire', 'Knight')).toEqual({ titles: ['Squire', 'Knight'], direction: 'unclear' });
  });
});
