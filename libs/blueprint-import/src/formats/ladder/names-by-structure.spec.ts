import { inspectBlueprint } from '../../index.js';

const read = (text: string, name = 'x') => {
  const { items, report } = inspectBlueprint(name, text);
  return {
    levels: items.flatMap(({ kind, text: words }) => (kind === 'level' ? [words] : [])),
    guessed: report.ambiguities.flatMap(({ what, text: words }) => (what === 'guessed-level' ? [words] : [])),
  };
};
const names = ['Swabber', 'Bosun', 'Quartermaster'];
const areas = ['Communication', 'Delivery'];
const item = (area: string, level: string) => `- Sees to ${area} as a ${level} does\n\n`;

describe('levels of which no word is known', () => {
  it.each([
    [
      'bold lines over labels',
      names.map((level) => `**${level}**\n\n${areas.map((area) => `*${area}*\n\n${item(area, level)}`).join('')}`),
    ],
    [
      'items over items',
      names.map(
        (level) => `- ${level}\n${areas.map((area) => `  - ${area}\n    - Sees to ${area} as a ${level}\n`).join('')}`,
      ),
    ],
    [
      'headings below known areas',
      areas.map((area) => `## ${area}\n\n${names.map((level) => `### ${level}\n\n${item(area, level)}`).join('')}`),
    ],
  ])('are found in a page about careers as %s', (_, parts) => {
    const text = `# Career ladder\n\n${parts.join('')}`;
    expect(read(text)).toEqual({ levels: names, guessed: names });
  });
  it('are not found elsewhere', () => {
    const text = `# Ropes of the ship\n\n${areas.map((area) => `## ${area}\n\n${names.map((level) => `### ${level}\n\n${item(area, level)}`).join('')}`).join('')}`;
    expect(() => read(text)).toThrow('no levels are known');
  });
  it('are found by what they are paid', () => {
    const level = (name: string, pay: string, at: number) =>
      `### ${String(at)}. ${name} (from £${pay}k)\n\n- Ties as a ${name} does\n- Sails as such\n\n`;
    const text = `# What our developers do\n\n${level('Able', '25', 1)}${level('Brave', '45', 2)}`;
    expect(read(text).levels).toHaveLength(2);
  });
});

describe('beside levels', () => {
  const known = ['Junior Tester', 'Tester', 'Senior Tester'];
  const under = (level: string) => `## ${level}\n\n- Ties ropes as ${level}\n- Talks with the crew\n\n`;
  it('a title on one side of a stroke or in brackets is one', () => {
    const others = ['Kapitan / Weg Nord (Tech Lead / North)', 'Reeder / Weg West (Tech Director / West)'];
    expect(read(`# Path\n\n${[...known, ...others].map(under).join('')}`).levels).toEqual([...known, ...others]);
  });
  it('a bold line like theirs is one, whatever heading it stands below', () => {
    const line = (level: string) => `### Part of ${level.slice(0, 1)}\n\n**${level}**\n\n- Ties ropes as ${level}\n\n`;
    const others = ['C-Level (CTO, CPO, etc.)'];
    expect(read(`# Path\n\n${[...known, ...others].map(line).join('')}`).levels).toEqual([...known, ...others]);
  });
  it('what has none of the lists that they have is none', () => {
    const level = (name: string) => `## ${name}\n\nDuties:\n\n- Ties ropes\n\nRequirements:\n\n- Has sailed\n\n`;
    const text = `# Contributor ladder\n\n${['Member', 'Reviewer', 'Approver'].map(level).join('')}## Inactive Members\n\nThey are known by:\n\n- Being away for months\n`;
    expect(read(text).levels).toEqual(['Member', 'Reviewer', 'Approver']);
  });
  it('codes of a whole track in brackets are none', () => {
    const codes = ['IC1: Tester', 'IC2: Senior Tester', 'IC3: Staff Tester'];
    const text = `# Path\n\n${codes.map(under).join('')}${under('Management track (M1-M3)')}`;
    expect(read(text).levels).toEqual(codes);
  });
});

describe('a page about one level in prose', () => {
  it('may be called by a profession alone, and leaves the level open', () => {
    const text =
      '# Data Engineer\n\n## Ropes\n\nThey look after all ropes of the ship.\n\n## Sails\n\nThey mend the sails after each storm.\n';
    const { items, role } = inspectBlueprint('data_engineer.md', text);
    expect(items.filter(({ kind }) => kind === 'responsibility')).toHaveLength(2);
    expect(role.level).toBeNull();
  });
});
