import { askedIn } from '@plumbline/testing';
import { inspectBlueprint } from '../../index.js';

const read = (text: string) => {
  const { items, report } = inspectBlueprint('x', text);
  return {
    asked: askedIn(items),
    unmapped: report.unmapped.map(({ text: left, reason }) => [left, reason]),
  };
};
const levels = (low: string, high: string) => `# Path\n\n## Junior Tester\n\n${low}\n\n## Senior Tester\n\n${high}\n`;
const areasOf = (text: string) => read(text).asked.map(([, area]) => area);

describe('words over a list', () => {
  it.each([
    ['of one level', 'Knows the kinds of ropes:', 'Knows how ropes are made:', [null, null]],
    ['of several levels', 'Ropes:', 'Ropes:', ['Ropes', 'Ropes']],
    ['that are known to name an area', 'Communication:', 'Technical skills:', ['Communication', 'Technical skills']],
  ])('%s name an area, or begin a sentence', (_, low, high, areas) => {
    expect(areasOf(levels(`${low}\n\n- hemp and wire`, `${high}\n\n- twist and braid`))).toEqual(areas);
  });
  it('leave a list to the heading above, where one level alone has them', () => {
    const area = (words: string) => `### Trade\n\n${words}\n\n- hemp and wire`;
    expect(areasOf(levels(area('Can tell apart at night:'), area('Can teach about:')))).toEqual(['Trade', 'Trade']);
  });
  it('name areas where they are bold, and on a page about one level', () => {
    const bold = (...words: readonly string[]) => words.map((word) => `**${word}:**\n\n- hemp and wire`).join('\n\n');
    expect(areasOf(levels(bold('Ropes', 'Sails'), bold('Knots', 'Winds')))).toEqual([
      'Ropes',
      'Sails',
      'Knots',
      'Winds',
    ]);
    const text = '# Senior Rigger Engineer\n\nWords.\n\nRopes:\n\n- Splices wires.\n\nSails:\n\n- Mends them.\n';
    expect(areasOf(text)).toEqual(['Ropes', 'Sails']);
  });
});

describe('paragraphs', () => {
  const prose = (says: string) => `Works as one who ${says} each day.\n\n### Rigging\n\nSplices what is ${says} here.`;
  it('are what is asked below the areas of other levels, also where a level has a list', () => {
    const low = levels(prose('shown'), prose('planned'));
    const text = `${low}\n## Staff Tester\n\nLeads.\n\n- Sets the course\n\n### Rigging\n\nDecides what is spliced.\n`;
    expect(read(text).asked).toContainEqual(['Staff Tester', 'Rigging', 'Decides what is spliced.']);
  });
  it('of few words are what is asked where those of most levels are', () => {
    const node = (title: string, line: string) => `<div><h2>${title}</h2><p>${line}</p></div>`;
    const nodes = [
      node('Junior Rigger Engineer', 'Learns the ropes of the mill'),
      node('Senior Rigger Engineer', 'Leads the growth of others'),
      '<div>IC track</div>' + node('Lead Rigger Engineer', 'Designs complexity'),
    ];
    const { asked } = read(`<html><body><h1>Riverworks</h1>${nodes.join('')}</body></html>`);
    expect(asked.map(([level, , text]) => [level, text])).toEqual([
      ['Junior Rigger Engineer', 'Learns the ropes of the mill'],
      ['Senior Rigger Engineer', 'Leads the growth of others'],
      ['Lead Rigger Engineer', 'Designs complexity'],
    ]);
  });
  it('that are bold are titles, unless they are sentences of some length', () => {
    const bold = '**Leads the watch through the night and says each morning what has to be done by whom.**';
    const { asked } = read(levels('**Ropes and wires**\n\nSplices what is shown here.', bold));
    expect(asked.map(([, , text]) => text)).toEqual(['Splices what is shown here.', bold.replaceAll('*', '')]);
  });
});

describe('an item that ends with the word for a level', () => {
  it('is no name of one where it is as long as a sentence', () => {
    const line = 'Je suis certifié et reconnu comme expert (PMP, etc.)';
    expect(
      read(levels('- Senior Tester\n- Tests one', `- ${line}\n- Tests all`)).asked.map(([, , text]) => text),
    ).toEqual(['Tests one', line, 'Tests all']);
  });
});

describe('a heading over levels', () => {
  const section = (name: string, ...titles: readonly string[]) =>
    `## ${name}\n\n${titles.map((title) => `### ${title}\n\n- Works on ${name} as ${title}\n`).join('\n')}`;
  it('names no area where each has levels of its own', () => {
    const text = `# Career path\n\n${section('Those who sail', 'Junior Tester', 'Senior Tester')}\n${section('Those who steer', 'Test Director', 'Head of Testing')}`;
    expect(areasOf(text)).toEqual([null, null, null, null]);
  });
  it('names one where several have the same levels', () => {
    const text = `# Career path\n\n${section('Sails', 'Junior Tester', 'Senior Tester')}\n${section('Ropes', 'Junior Tester', 'Senior Tester')}`;
    expect(areasOf(text)).toEqual(['Sails', 'Sails', 'Ropes', 'Ropes']);
  });
});

describe('a time span alone', () => {
  it.each(['0-2 anos de experiência', '3 ans', 'de 2 a 4 años', '5+ Jahre', '2〜3年', '3 years of experience'])(
    'asks for nothing, in any language: %p',
    (line) => {
      const { asked } = read(levels(`- Tests one\n- ${line.replace(/^de /u, '')}`, '- Tests all'));
      expect(asked.map(([, , text]) => text)).toEqual(['Tests one', 'Tests all']);
    },
  );
});
