import { inspectBlueprint } from '../../index.js';

const BODY = '\nResponsibilities:\n- Leads.\n';
const read = (text: string) => {
  const { role, items, report } = inspectBlueprint('x', text);
  return { title: role.title?.value, places: items.map(({ locator }) => locator), left: report.unmapped.length };
};

describe('front matter', () => {
  it.each([
    ['YAML', '---\ntitle: Staff page\n---\n', 6],
    ['TOML', '+++\ntitle = "Staff \\"page\\""\n[a]\ntitle = "No"\n+++\n', 8],
    ['TOML in single quotes', "+++\nweight = 2\ntitle = 'Staff page' # so\n+++\n", 7],
    ['that begins below blank lines', '\n\n---\ntitle: Staff page\n---\n', 8],
    ['behind an empty one', '---\n---\ntitle: Staff page\n---\n', 7],
    ['longer than a screen', `---\ntitle: Staff page\ntags:\n${'  - t\n'.repeat(1_500)}---\n`, 1_507],
  ])('may be %s, and every line keeps its number', (_, matter, line) => {
    const { title, places, left } = read(matter + BODY);
    expect(title?.replaceAll('"', '')).toBe('Staff page');
    expect(places[1]).toBe(`line ${String(line)}`);
    expect(left).toBe(0);
  });
  it('is text if nothing closes it', () => {
    expect(read(`---\ntitle: Staff page\n\n## Lead\n${BODY}`)).toMatchObject({ title: 'Lead', left: 1 });
  });
  it('with a ladder as data is read, and so is the text below it', () => {
    const text =
      '---\ntitle: Path\ntopics:\n  - name: Craft\n    content:\n      - level: 1\n        criteria: [Tests.]\n      - level: 2\n        criteria: [Teaches.]\n---\n\n- Ask us.\n';
    const { source, items, report } = inspectBlueprint('x', text);
    expect(source.format).toBe('ladder-front-matter');
    expect(items.map(({ kind, text: words, locator }) => [kind, words, locator])).toEqual([
      ['area', 'Craft', 'line 4'],
      ['level', 'level 1', 'line 6'],
      ['responsibility', 'Tests.', 'line 7'],
      ['level', 'level 2', 'line 8'],
      ['responsibility', 'Teaches.', 'line 9'],
    ]);
    expect(report.unmapped.map(({ text: words, locator }) => [words, locator])).toEqual([
      ['title: Path', 'line 2'],
      ['Ask us.', 'line 12'],
    ]);
  });
});
