import { flawOf } from './json-scan.js';

const limits = { depth: 2, keys: 3, items: 3 };
const problemOf = (text: string) => flawOf(text, limits)?.problem;

describe('the size of a JSON text', () => {
  it.each([
    ['as deep as it may be', '[[1]]'],
    ['with as many items as a list may have', '[1,2,3]'],
    ['with as many fields as an object may have', '{"a":1,"b":2,"c":3}'],
    ['with several full lists, one beside the other', '[[1,2,3],[1,2,3],[1,2,3]]'],
    ['with a full object in a full list', '[1,2,{"a":1,"b":2,"c":3}]'],
    ['with a list that goes on after one in it', '[1,[1,2,3],3]'],
    ['with brackets, commas and colons in a string', '{"a":"[[[[{{{{,,,,::::"}'],
    ['with brackets after an escaped quote in a string', String.raw`["a\"[[[[","b"]`],
    ['with a string that begins with an escaped quote', String.raw`["\"[[[[,,,,"]`],
    ['with a string of a quote and a backslash', String.raw`["\"\\[[[["]`],
    ['that ends within a string', '["[[[['],
    ['that ends within a string, after an escaped quote', String.raw`["\"[[[[`],
    ['that closes more than it opens', ']]]]}}}}[[1]]'],
  ])('is fine %s', (_, text) => {
    expect(problemOf(text)).toBeUndefined();
  });

  it.each([
    ['one deeper', '[[[1]]]', 'nests too deep'],
    ['one object deeper', '{"a":{"b":{}}}', 'nests too deep'],
    ['one item more', '[1,2,3,4]', 'has a list of more than 3 items'],
    ['one item more after a list in it', '[[1],2,3,4]', 'has a list of more than 3 items'],
    ['one field more', '{"a":1,"b":2,"c":3,"d":4}', 'has an object of more than 3 fields'],
    ['one field more after an object in it', '{"a":{"b":1},"c":1,"d":1,"e":1}', 'has an object of more than 3 fields'],
    ['one deeper after a string that ends with a backslash', String.raw`["a\\",[[1]]]`, 'nests too deep'],
    ['one deeper after a string with an escaped quote', String.raw`["\"",[[1]]]`, 'nests too deep'],
    ['one deeper after an empty string', '["",[[1]]]', 'nests too deep'],
    ['one deeper after a list that is closed', '[[1],[[1]]]', 'nests too deep'],
  ])('is refused %s', (_, text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });

  it('comes with what mends it', () => {
    expect(['[[[', '[1,1,1,1]', '{"a":1,"a":1,"a":1,"a":1}'].map((text) => flawOf(text, limits)?.fix)).toEqual([
      'Nest objects and lists at most 2 deep.',
      'Send at most 3 items in a list.',
      'Send at most 3 fields in an object.',
    ]);
  });
});

describe('a field that an object brings along by itself', () => {
  it.each(['__proto__', 'constructor', 'prototype'])('is refused by its name, %s', (name) => {
    expect(flawOf(`[{"${name}":1}]`, limits)).toEqual({ problem: `has a field named ${name}`, fix: 'Leave it out.' });
  });
  it.each([
    ['__proto__', String.raw`{"\u005f_proto__":1}`],
    [
      'constructor',
      `{"${'constructor'.replace(/./g, (letter) => String.raw`\u00${letter.charCodeAt(0).toString(16)}`)}":1}`,
    ],
  ])('is refused as %s also where its name is written in escapes', (name, text) => {
    expect(problemOf(text)).toBe(`has a field named ${name}`);
  });
  it.each([
    ['a text', '{"a":"__proto__"}'],
    ['an item', '["constructor"]'],
    ['part of a name', '{"constructors":1}'],
    ['a name with an escape that is none', String.raw`{"\u00zz__proto__":1}`],
  ])('is not meant by %s', (_, text) => {
    expect(problemOf(text)).toBeUndefined();
  });
});
