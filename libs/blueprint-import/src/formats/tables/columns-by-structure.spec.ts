import { askedIn } from '@plumbline/testing';
import { inspectBlueprint } from '../../index.js';

const read = (text: string, name = 'x.md') => {
  const { items } = inspectBlueprint(name, text);
  return {
    levels: items.flatMap(({ kind, text: words }) => (kind === 'level' ? [words] : [])),
    asked: askedIn(items),
  };
};
const table = (...rows: readonly (readonly string[])[]) => {
  const [head = [], ...others] = rows.map((row) => `| ${row.join(' | ')} |\n`);
  return `${String(head)}|${(rows[0] ?? []).map(() => '---|').join('')}\n${others.join('')}`;
};
const said = (area: string, level: string) => `Sees to ${area} as a ${level} does`;

describe('columns and rows of which no word is known', () => {
  const names = ['Swabber', 'Bosun', 'Quartermaster'];
  const areas = ['Communication', 'Delivery', 'Ropes'];
  it('are levels across from known areas, in a page about careers', () => {
    const columns = table(['', ...names], ...areas.map((area) => [area, ...names.map((name) => said(area, name))]));
    const rows = table(['', ...areas], ...names.map((name) => [name, ...areas.map((area) => said(area, name))]));
    expect(read(`# Career ladder\n\n${columns}`).levels).toEqual(names);
    expect(read(`# Career ladder\n\n${rows}`).levels).toEqual(names);
    expect(() => read(`# Ropes of the ship\n\n${columns}`)).toThrow();
  });
});

describe('columns that count on in front of their names', () => {
  it('are levels, and what stands before them and says most is the area', () => {
    const csv = [
      'No,What is seen,What is not,0: Not yet,1: With help,2: Alone,Remarks and notes',
      'A1,Ties the ropes of the mast,Ties no rope,Drops every rope that there is,Ties one with help of others,Ties all of them alone,Ropes are wet in winter',
      'A2,Mends the sails after storms,Mends no sail,Tears every sail that there is,Mends one with help of others,Mends all of them alone,Sails are dear to all',
    ].join('\n');
    const { levels, asked } = read(csv, 'x.csv');
    expect(levels).toEqual(['0: Not yet', '1: With help', '2: Alone']);
    expect(asked).toHaveLength(6);
  });
});

describe('a column of names', () => {
  it('has levels where they are people, and others say what is asked of them', () => {
    const text = table(
      ['Name', 'Requirements: what to look for', 'Expectations'],
      ['Contributors', 'Ties ropes on most days of the week', 'Goes on doing so'],
      ['Maintainers', 'Ties the ropes that all others hang from', 'Looks at the ropes of others'],
    );
    expect(read(`# Crew\n\n${text}`).levels).toEqual(['Contributors', 'Maintainers']);
  });
});

describe('a table that tells levels in short', () => {
  it('is known as such beside levels in lists within lists', () => {
    const levels = ['Junior Tester', 'Senior Tester'];
    const list = ['Ropes', 'Sails']
      .map(
        (area) =>
          `- **${area}**\n${levels.map((level) => `  - ${level}\n    - Sees to ${area} as ${level}\n`).join('')}`,
      )
      .join('');
    const short = table(
      ['Level', 'Years', 'Scope'],
      ['Junior Tester', '0-2', 'Task'],
      ['Senior Tester', '2-4', 'Team'],
    );
    const { asked } = read(`# Path\n\n## Overview\n\n${short}\n## Levels\n\n${list}`);
    expect(asked).toHaveLength(4);
  });
});

describe('the only column of tables that stand below areas', () => {
  const said = (area: string, role: string) =>
    table(
      ['Level', 'Title', 'Ways & Means'],
      ...['1', '2', '3'].map((level) => [level, 'Hand', `Sees to ${area} as a ${role} of level ${level} does`]),
    );
  const roles = ['Data Analyst', 'Data Engineer'];
  const areas = ['Ropes', 'Sails'];
  const text = `# Axes of our careers\n\n${areas
    .map((area) => `## ${area}\n\n${roles.map((role) => `### ${role}\n\n${said(area, role)}\n`).join('')}`)
    .join('')}`;
  it('names no area, and professions below each area are tracks', () => {
    const { levels, asked } = read(text);
    expect(levels).toEqual(roles.flatMap((role) => ['1', '2', '3'].map((level) => `${role}: ${level}`)));
    expect(new Set(asked.map(([, area]) => area))).toEqual(new Set(areas));
  });
});
