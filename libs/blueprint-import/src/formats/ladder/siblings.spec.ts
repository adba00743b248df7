import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items, report } = inspectBlueprint('x', text);
  return {
    levels: items.flatMap(({ kind, text: words }) => (kind === 'level' ? [words] : [])),
    guessed: report.ambiguities.flatMap(({ what, text: words }) => (what === 'guessed-level' ? [words] : [])),
  };
};

const headings = (...titles: readonly string[]) =>
  `# Path\n\n${titles.map((title) => `## ${title}\n\n- Sails as ${title}.\n`).join('\n')}`;

describe('a heading at the rank of levels', () => {
  const RANGE = 'IC-3 to IC-5: Mate of the fleet, first, second and third';
  it('with a code in front as they have is a level', () => {
    const found = read(headings('IC-1: Trainee Engineer', 'IC-2: Engineer', RANGE, 'IC-6: Staff Engineer'));
    expect(found.levels).toContain(RANGE);
    expect(found.guessed).toEqual([RANGE]);
  });
  it('with other letters in front is none', () => {
    const text = headings('IC-1: Trainee Engineer', 'IC-6: Staff Engineer', 'G-7 of the harbour: what we learnt there');
    expect(read(text).levels).toEqual(['IC-1: Trainee Engineer', 'IC-6: Staff Engineer']);
  });
});

describe('a column between levels', () => {
  const table = (between: string) =>
    `# Crew\n\n| Area | Junior Engineer | ${between} | Senior Engineer |\n|---|---|---|---|\n| Craft | Ties knots | Ties ropes | Ties ships |\n`;
  const LONG = 'Able hand (who sails without the help of the first mate)';
  it('is a level however much stands in brackets', () => {
    expect(read(table(LONG))).toEqual({ levels: ['Junior Engineer', LONG, 'Senior Engineer'], guessed: [LONG] });
  });
  it('is none with a sentence over it', () => {
    const said = 'Able hand who sails without the help of the first mate';
    expect(read(table(said)).levels).not.toContain(said);
  });
});
