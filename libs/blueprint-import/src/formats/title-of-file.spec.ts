import { inspectBlueprint, proposeMapping } from '../index.js';
import { titleOfFile } from './title-of-file.js';

const PAGE = '### Expertise\n\n- Uses tools well.\n\n### Process\n\n- Keeps to the plan.\n';

describe('the name of a file', () => {
  it.each([
    ['Product Manager 3.md', 'Product Manager 3'],
    ['software_engineer_ii.md', 'Software Engineer II'],
    ['senior-engineer.html', 'Senior Engineer'],
    ['tracks/L4.markdown', 'L4'],
    ['engineer.md', 'Engineer'],
    ['README.md', null],
    ['competencies.md', null],
    ['2026-01-plan', null],
  ])('of %p says %p', (name, title) => {
    expect(titleOfFile(name)).toBe(title);
  });
  it('is the title of a page that has none, and the report says so', () => {
    const { role, report, items } = inspectBlueprint('Product Manager 3.md', PAGE);
    expect([role.title?.value, role.level?.value]).toEqual(['Product Manager 3', 'Product Manager 3']);
    expect(report.ambiguities.map(({ what, text }) => [what, text])).toEqual([
      ['title-from-file-name', 'Product Manager 3'],
    ]);
    expect(items.filter(({ kind }) => kind === 'responsibility')).toHaveLength(2);
  });
  it('is the level of a page whose title names none, and the report says that it is a guess', () => {
    const { role, report } = inspectBlueprint('intern.md', `# Intern & probation\n\n${PAGE}`);
    expect([role.title?.value, role.level?.value]).toEqual(['Intern & probation', 'Intern']);
    expect(report.ambiguities.map(({ what, text, locator }) => [what, text, locator])).toEqual([
      ['guessed-level', 'Intern', 'file name'],
    ]);
  });
  it('is enough for a page without areas where its heading names the same level', () => {
    const list = '- Uses tools well.\n- Keeps to the plan.\n';
    const read = (name: string) => () => inspectBlueprint(name, `### Experience Level 1 - Skills\n\n${list}`);
    expect(read('Experience_Level_1.md')().role.level?.value).toBe('Level 1');
    expect(read('Experience_Level_2.md')).toThrow(/alone is known as a level/u);
    expect(read('skills.md')).toThrow(/alone is known as a level/u);
  });
  it('is none where the page has a title', () => {
    const { role, report } = inspectBlueprint('staff-engineer.md', `# Senior Engineer\n\n${PAGE}`);
    expect([role.level?.value, report.ambiguities]).toEqual(['Senior', []]);
  });
});

describe('a page about one level', () => {
  it.each([
    ['a level', 'level: Senior Engineer', 'Senior Engineer'],
    ['a number', 'level: 3', 'Level 3'],
    ['a code', 'level: IC4', 'IC4'],
  ])('is read where its front matter says nothing but %s', (_, line, level) => {
    const inspection = inspectBlueprint('page.md', `---\n${line}\n---\n\n${PAGE}`);
    expect(inspection.role.level?.value).toBe(level);
    expect(proposeMapping(inspection).levels.map(({ title }) => title)).toEqual([level]);
  });
  it('is named by the first of two titles', () => {
    const { role } = inspectBlueprint('p.md', `---\ntitle: Engineer IV / Platform Manager\n---\n\n${PAGE}`);
    expect([role.title?.value, role.level?.value]).toEqual(['Engineer IV / Platform Manager', 'Engineer IV']);
  });
  it('is refused with its title and with three ways that work, where nothing says which level it is', () => {
    const refused = (name: string, text: string) => () => inspectBlueprint(name, text);
    expect(refused('p.md', `---\ntitle: Ways of the shop\n---\n\n${PAGE}`)).toThrow(
      /It is called "Ways of the shop", and has the headings "Expertise".*in its title.*front matter.*name of its file/u,
    );
    expect(refused('p.md', PAGE)).toThrow('name of its file');
    expect(refused('senior engineer.md', PAGE)).not.toThrow();
    expect(refused('p.md', `# Senior Engineer\n\n${PAGE}`)).not.toThrow();
    expect(refused('p.md', `---\nlevel: Senior\n---\n\n${PAGE}`)).not.toThrow();
  });
});

describe('a large table in CSV', () => {
  it('is refused for what it lacks, never for what Markdown can bear', () => {
    const rows = Array.from({ length: 400 }, (_, at) => `Thing ${String(at)},${'word '.repeat(30)},more`);
    expect(() => inspectBlueprint('t.csv', `Name,Text,Other\n${rows.join('\n')}\n`)).toThrow(
      /a table in CSV.*the columns "Name"/u,
    );
  });
  it('may have as many items as a draft has criteria, its areas and levels not counted', () => {
    const rows = Array.from({ length: 1_000 }, (_, at) => `Area ${String(at)},Does it,Plans it`);
    const { report } = inspectBlueprint('t.csv', `Skill,Junior,Senior\n${rows.join('\n')}\n`);
    expect(report.counts).toMatchObject({ responsibility: 2_000, area: 1_000, level: 2 });
  });
});

describe('a page about one level with areas of the first rank', () => {
  const TOPS = '# Craft\n\n- Ties all knots.\n\n# Teamwork\n\n- Helps the crew.\n';
  const read = (name: string, text: string) => {
    const { role, items } = inspectBlueprint(name, text);
    const areas = items.flatMap(({ kind, text: words }) => (kind === 'area' ? [words] : []));
    return [role.level?.value ?? null, areas];
  };
  it.each([
    ['grade-1.md', 'Grade 1'],
    ['ladder/level-12.md', 'Level 12'],
    ['l4.md', 'L4'],
  ])('is called as its file, %s, is', (name, level) => {
    expect(read(name, TOPS)).toEqual([level, ['Craft', 'Teamwork']]);
  });
  it('loses none of them where its front matter has the level', () => {
    expect(read('p.md', `---\nlevel: 2\n---\n\n${TOPS}`)).toEqual(['Level 2', ['Craft', 'Teamwork']]);
  });
  it('has its title still, where that is over no list', () => {
    const { role } = inspectBlueprint('p.md', `---\nlevel: 2\n---\n\n# Sailing\n\nOf our crew.\n\n${TOPS}`);
    expect([role.title?.value, role.level?.value]).toEqual(['Sailing', 'Sailing (Level 2)']);
  });
  it('is no page of the level of its file where its title names another', () => {
    expect(read('grade-1.md', TOPS.replace('# Craft', '# Senior Engineer'))[0]).toBe('Senior');
  });
});
