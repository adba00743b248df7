import { inspectBlueprint } from '../../index.js';
import { isBareValue } from './bare-value.js';

const read = (text: string) => {
  const { items, report } = inspectBlueprint('x', text);
  return {
    levels: items.flatMap(({ kind, text: words }) => (kind === 'level' ? [words] : [])),
    asked: items.flatMap((item) => ('level' in item ? [[item.level, item.text]] : [])),
    left: report.unmapped.map(({ text: words }) => words),
  };
};
const ladder = (pay: string) =>
  `# Path\n\n## Levels\n\n### SDE I (L4)\n\n- Ships parts\n\n### SDE II (L5)\n\n- Ships wholes\n\n${pay}`;

describe('levels that stand nowhere but below a heading about pay', () => {
  it('are levels', () => {
    const { levels } = read(
      '# Levels and salaries\n\n## Levels and pay\n\n### SDE I\n\n- Ships parts\n\n### SDE II\n\n- Ships wholes\n',
    );
    expect(levels).toEqual(['SDE I', 'SDE II']);
  });
});

describe('what a level is paid', () => {
  it.each([
    ['ranges', 'Salary ranges (for orientation)', 'Base: $90,000 - $95,000'],
    ['ranges without a currency', 'Compensation', 'Some 90 thousand'],
    ['in German', 'Gehaltsbänder', '60.000 € bis 70.000 €'],
    ['in French', 'Grille de salaires', '45 k€'],
    ['in Spanish', 'Bandas salariales', '30.000 €'],
    ['in Portuguese', 'Faixas salariais', 'R$ 9.000'],
    ['in Japanese', '給与レンジ（参考）', '基本給: 600万円程度'],
  ])('is no criterion, and its levels are none: %s', (_, heading, value) => {
    const told = read(ladder(`## ${heading}\n\n### SDE I\n\n- ${value}\n\n### SDE II (senior)\n\n- ${value}\n`));
    expect(told).toMatchObject({
      levels: ['SDE I (L4)', 'SDE II (L5)'],
      asked: [
        ['SDE I (L4)', 'Ships parts'],
        ['SDE II (L5)', 'Ships wholes'],
      ],
    });
    expect(told.left.filter((words) => words === value)).toHaveLength(2);
  });
  it('is none in a table below such a heading, nor in a list of the level itself', () => {
    const table = '## Pay bands\n\n| Level | Stock |\n|-|-|\n| Director | plenty of it |\n| Fellow | more of it |\n';
    expect(read(ladder(table)).levels).toEqual(['SDE I (L4)', 'SDE II (L5)']);
    const list = '# Path\n\n## Junior\n\n- Asks\n- Salary: $50k - $60k\n\n## Senior\n\n- Answers\n- Pay: 70k–80k USD\n';
    expect(read(list).asked).toEqual([
      ['Junior', 'Asks'],
      ['Senior', 'Answers'],
    ]);
  });
  it.each(['Base: $90,000 - $95,000', '$120k', '年収: 600万円〜800万円', 'USD 120,000 to 140,000', '3-5 years'])(
    'is a value and no words: %p',
    (text) => {
      expect(isBareValue(text)).toBe(true);
    },
  );
  it.each(['Manages a budget of $1M', '$1M budget', 'Budget: $1M and what comes of it', 'Owns $2M'])(
    'is not what somebody answers for: %p',
    (text) => {
      expect(isBareValue(text)).toBe(false);
    },
  );
  it('is the work of some: a level of compensation analysts is one', () => {
    const text = '# P\n\n## Compensation Analyst\n\n- Counts\n\n## Senior Compensation Analyst\n\n- Weighs\n';
    expect(read(text).levels).toEqual(['Compensation Analyst', 'Senior Compensation Analyst']);
  });
});
