import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { source, items } = inspectBlueprint('x', text);
  return {
    format: source.format,
    asked: items.flatMap((item) => ('level' in item ? [[item.level, item.text, item.locator]] : [])),
  };
};

describe('a ladder from a spreadsheet', () => {
  it.each([
    ['ladder-csv', ','],
    ['ladder-csv', ';'],
    ['ladder-tsv', '\t'],
  ])('is read as %s, parted by %p, with the place of each cell', (format, by) => {
    const text = `Area${by}Junior Tester${by}Senior Tester\nReach${by}"One task${by} ""small"""${by}One project\n`;
    expect(read(text)).toEqual({
      format,
      asked: [
        ['Junior Tester', `One task${by} "small"`.replace('\t', ''), 'line 2, column 7'],
        ['Senior Tester', 'One project', `line 2, column ${String(7 + `"One task${by} ""small"""${by}`.length)}`],
      ],
    });
  });
  it('may have a title, cells of several lines with points, and empty rows', () => {
    const text = 'Our ladder,,\n\nArea,Junior,Senior\nCraft,"- Tests it\n- Learns it",Teaches it\n,,\n';
    expect(read(text).asked.map(([level, words]) => [level, words])).toEqual([
      ['Junior', 'Tests it'],
      ['Junior', 'Learns it'],
      ['Senior', 'Teaches it'],
    ]);
  });
  it('may have a sentence a row', () => {
    const text = 'Level,Competency,Expectation\nJunior,Craft,Tests it\nSenior,Craft,Teaches it\nSenior,People,Asks\n';
    expect(read(text).asked.map(([level, words]) => [level, words])).toEqual([
      ['Junior', 'Tests it'],
      ['Senior', 'Teaches it'],
      ['Senior', 'Asks'],
    ]);
  });
  it.each([
    ['that begins with a star', '* All of it adds up.,,\n'],
    ['without the other cells', '- All of it adds up.\n> From our handbook\n* Bye\n'],
  ])('may have a note below it: %s', (_, note) => {
    const text = `Level,Craft,People\nE0,Tests it,Asks\nE1,Mends it,Answers\nE2,Teaches it,Hosts\n${note}`;
    expect(read(text).asked.map(([level, words]) => [level, words])).toEqual([
      ['E0', 'Tests it'],
      ['E0', 'Asks'],
      ['E1', 'Mends it'],
      ['E1', 'Answers'],
      ['E2', 'Teaches it'],
      ['E2', 'Hosts'],
    ]);
  });
  it('is none of lists in Markdown with commas', () => {
    expect(() => inspectBlueprint('x', '# Levels, ours\n- Junior, Senior\n- Asks, answers\n')).toThrow(/Supported/u);
  });
  it('is none of prose with commas', () => {
    expect(() => inspectBlueprint('x', 'Hello, world\nGood, bye\n')).toThrow(/Supported/u);
  });
});
