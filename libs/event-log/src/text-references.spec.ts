import { referenceOf, splitAtReferences } from './text-references.js';

describe('splitting a text at its references', () => {
  const [first, second] = [referenceOf('1/title#a'), referenceOf('2/body#b')];

  it('cuts each out whole, also where they follow one another or end the text', () => {
    expect(splitAtReferences(`{"a":"${first}${second}`)).toEqual(['{"a":"', first, '', second, '']);
    expect(splitAtReferences('no reference')).toEqual(['no reference']);
    expect(splitAtReferences('')).toEqual(['']);
  });

  it('leaves the beginning of one that does not end', () => {
    expect(splitAtReferences(`${first} and ${second.slice(0, -1)}`)).toEqual([
      '',
      first,
      ` and ${second.slice(0, -1)}`,
    ]);
  });
});
