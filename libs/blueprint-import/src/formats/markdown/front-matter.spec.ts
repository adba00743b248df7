import { inspectBlueprint, proposeMapping } from '../../index.js';

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
  const page = (title: string, level: string) =>
    inspectBlueprint('x', `---\ntitle: ${title}\n${level}---\n\n## Craft\n\n- Tests.\n\n## People\n\n- Asks.\n`);
  it.each([
    ['Junior Software Engineer', 'level: 1\n', 'Junior', 'junior', 2],
    ['Software Engineer', 'level: 2\n', 'Software Engineer (Level 2)', 'software-engineer-level-2', 4],
    ['Senior Software Engineer', 'grade: 3\n', 'Senior', 'senior', 5],
    ['Software Engineer', 'level: L4\n', 'Software Engineer (L4)', 'software-engineer-l4', 4],
    ['Software Engineer', 'level: Mid-Level\n', 'Mid-Level', 'mid-level', 4],
  ])('says which level a page called %p is about: %j', (title, level, value, ...[key, ordinal]) => {
    const inspection = page(title, level);
    expect(inspection.role.level?.value).toBe(value);
    expect(proposeMapping(inspection).levels).toMatchObject([{ key, ordinal }]);
  });
  it.each(['', 'level: all of us\n', 'weight: 2\n', 'level: [1, 2]\n'])(
    'says no level where it names none: %j',
    (level) => {
      expect(page('Software Engineer', level).role.level).toBeNull();
    },
  );
});
