import { askedIn } from '@plumbline/testing';
import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items } = inspectBlueprint('x', text);
  return {
    levels: items.flatMap(({ kind, text: words }) => (kind === 'level' ? [words] : [])),
    asked: askedIn(items),
  };
};
const levels = ['Junior Tester', 'Senior Tester'];
const ladder = (below: (level: string) => string) =>
  `# Path\n\n${levels.map((level) => `## ${level}\n\n${below(level)}\n\n`).join('')}`;
const asked = levels.flatMap((level) => [
  [level, 'Scope', 'Looks after one part of the ship.'],
  [level, 'Reach', 'Talks with the whole crew.'],
]);

describe('a label at the beginning of a line', () => {
  it.each([
    ['italics', '*Scope:* Looks after one part of the ship.\n*Reach:* Talks with the whole crew.'],
    ['no space behind its mark', '**Scope:**Looks after one part of the ship.\n\n**Reach:**Talks with the whole crew.'],
    ['a line with another one', '**Scope:** Looks after one part of the ship. **Reach:** Talks with the whole crew.'],
  ])('is the area, in %s', (_, below) => {
    expect(
      read(ladder(() => below)).asked.map(([level, area, text]) => [level, area, text?.replace(/^\w+: /u, '')]),
    ).toEqual(asked);
  });
  it('is one before a word or two where other levels say more behind it', () => {
    const below = (level: string) =>
      `**Scope:** ${level === 'Junior Tester' ? 'One mast.' : 'All masts of all ships.'}\n\n**Reach:** Talks with the whole crew.`;
    expect(read(ladder(below)).asked).toHaveLength(4);
  });
  it('is none before values alone', () => {
    const below = (level: string) => `**Cabin:** ${String(level.length)}\n\n**Reach:** Talks with the whole crew.`;
    expect(read(ladder(below)).asked).toHaveLength(2);
  });
});

describe('words over lists', () => {
  it('are areas where one says that it includes duties', () => {
    const below = (level: string) =>
      `Responsibilities include:\n\n- Ties ropes as ${level}\n\nRequirements:\n\n- Has sailed as ${level}\n`;
    expect(read(ladder(below)).asked.map(([, area]) => area)).toEqual([
      'Responsibilities include',
      'Requirements',
      'Responsibilities include',
      'Requirements',
    ]);
  });
  it('name no area where each level has but one, of its own', () => {
    const below = (level: string) =>
      `**Grade of ${level.slice(0, 1)}**\n\n- Ties ropes as ${level}\n- Has sailed as ${level}\n`;
    expect(read(ladder(below)).asked.map(([, area]) => area)).toEqual([null, null, null, null]);
  });
  it('of duties are areas beside others where items begin with them', () => {
    const below = (level: string) => `- **Duties**: ties ropes as ${level}\n- **Craft**: has sailed as ${level}\n`;
    expect(read(ladder(below)).asked.map(([, area]) => area)).toEqual(['Duties', 'Craft', 'Duties', 'Craft']);
  });
});

describe('paragraphs', () => {
  it('are asked each by itself below the name of a level in a list', () => {
    const item = (level: string) =>
      `- **${level}:**\n\n  Ties every knot as ${level}.\n\n  Talks with the crew as ${level}.\n\n`;
    const text = `# Path\n\n## Ropes\n\n${levels.map(item).join('')}## Sails\n\n${levels.map(item).join('')}`;
    expect(read(text).asked).toHaveLength(8);
  });
  it('are asked before a heading that one level has, where others have no parts', () => {
    const level = (name: string, more = '') => `## ${name}\n\nLooks after the ropes as ${name}.\n\n${more}`;
    const text = `# Path\n\n${level('Junior Tester')}${level('Tester', '### How it differs\n\nThere are more ropes than before.\n\n')}${level('Senior Tester')}`;
    expect(read(text).asked.map(([, , words]) => words)).toEqual([
      'Looks after the ropes as Junior Tester.',
      'Looks after the ropes as Tester.',
      'Looks after the ropes as Senior Tester.',
    ]);
  });
});
