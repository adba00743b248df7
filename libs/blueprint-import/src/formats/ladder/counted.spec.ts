import { inspectBlueprint } from '../../index.js';

const read = (text: string, name = 'x') => {
  const { items, report } = inspectBlueprint(name, text);
  return {
    levels: items.flatMap(({ kind, text: words }) => (kind === 'level' ? [words] : [])),
    asked: items.flatMap((item) => (item.kind === 'responsibility' ? [[item.level, item.text]] : [])),
    guesses: report.ambiguities.flatMap(({ what, text: words }) => (what === 'guessed-level' ? [words] : [])),
    isOrderAsked: report.ambiguities.some(({ what }) => what === 'unclear-order'),
  };
};
const said = (at: number) => `Does thing ${String(at)} for the team`;
const ways = {
  headings: (titles: readonly string[]) =>
    `# Career ladder\n\n${titles.map((title, at) => `## ${title}\n\n- ${said(at)}\n`).join('\n')}`,
  'bold lines': (titles: readonly string[]) =>
    `# Career ladder\n\n${titles.map((title, at) => `**${title}**\n\n- ${said(at)}\n`).join('\n')}`,
  'list items': (titles: readonly string[]) =>
    `# Career ladder\n\n${titles.map((title, at) => `- **${title}**\n  - ${said(at)}\n`).join('')}`,
  rows: (titles: readonly string[]) =>
    `# Career ladder\n\n| Level | Code |\n|---|---|\n${titles.map((title, at) => `| ${title} | ${said(at)} |\n`).join('')}`,
  columns: (titles: readonly string[]) =>
    `# Career ladder\n\n| Area | ${titles.join(' | ')} |\n${'|---'.repeat(titles.length + 1)}|\n| Code | ${titles.map((_, at) => said(at)).join(' | ')} |\n`,
};
const FORMS = Object.entries(ways);

describe('names that count on behind a word or letters that no list knows', () => {
  it.each(
    FORMS.flatMap(([form, write]) =>
      [
        ['TX4', 'TX5', 'TX6'],
        ['Tier 1', 'Tier 2', 'Tier 3'],
        ['Tier I', 'Tier II', 'Tier III'],
        ['Rung One', 'Rung Two', 'Rung Three'],
        ['TX2', 'TX1'],
      ].map((titles) => [form, write, titles] as const),
    ),
  )('are guessed levels as %s', (_, write, titles) => {
    const { levels, asked, guesses, isOrderAsked } = read(write(titles));
    expect(levels).toEqual(titles);
    expect(asked).toEqual(titles.map((title, at) => [title, said(at)]));
    expect(guesses).toEqual(titles);
    expect(isOrderAsked).toBe(false);
  });
  it('keep their other words', () => {
    const titles = ['TX4 - Trial Examiner 4', 'TX5 - Trial Examiner 5'];
    expect(read(ways.headings(titles)).levels).toEqual(titles);
  });
  it('leave the order of letters to be asked', () => {
    expect(read(ways.headings(['Rung A', 'Rung B', 'Rung C'])).isOrderAsked).toBe(true);
  });
  it.each([
    ['what is counted is no level', ['Week 1', 'Week 2', 'Week 3']],
    ['a number is left out', ['Tier 1', 'Tier 2', 'Tier 4']],
    ['a word has but two', ['Tier 1', 'Tier 2']],
    ['there are more than a ladder has', Array.from({ length: 16 }, (_, at) => `Tier ${String(at + 1)}`)],
  ])('are none where %s', (_, titles) => {
    expect(() => read(ways.headings(titles))).toThrow(/no levels are known/);
  });
});

it('are no levels in a table that says nothing about work', () => {
  const rows = Array.from(
    { length: 5 },
    (_, at) => `Thing ${String(at)},five words about the thing,and six more about the thing`,
  );
  expect(() => inspectBlueprint('t.csv', `Name,Text,Other\n${rows.join('\n')}\n`)).toThrow(/a table in CSV/u);
});

describe('a title with a field behind it', () => {
  it.each([
    ['in', ['Tester in Trials', 'Senior Tester in Trials', 'Head of Trials']],
    ['for', ['Junior Tester for Trials and Errors', 'Senior Tester for Trials and Errors']],
    ['für', ['Junior Tester für Versuche', 'Senior Tester für Versuche']],
  ])('is the name of a level: %s', (_, titles) => {
    expect(read(ways.headings(titles)).levels).toEqual(titles);
  });
  it('tells two fields apart', () => {
    const titles = ['Junior Tester in Trials', 'Senior Tester in Trials', 'Senior Tester in Errors'];
    expect(read(ways.headings(titles)).levels).toEqual(titles);
  });
});
