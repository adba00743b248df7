import { inspectBlueprint } from '../../index.js';

const card = (level: string, ...items: readonly string[]) =>
  `<div class="card"><div class="level">${level}</div><div class="detail">${items.map((item) => `<div class="item">${item}</div>`).join('\n')}</div></div>`;
const page = (...parts: readonly string[]) =>
  `<html><body><h1>Career path of the boathouse</h1><div class="path">${parts.join('\n')}</div></body></html>`;
const CARDS = [
  card('Grade 1 - Helper', 'Learns the ropes with a colleague', 'Writes the log each day'),
  card('Grade 2 - Senior helper', 'Rows out alone', 'Shows new helpers the boats'),
];
const read = (text: string) =>
  inspectBlueprint('x', text).items.flatMap((item) =>
    item.kind === 'responsibility' ? [[item.level, item.text]] : [],
  );

describe('lines of one class beside each other', () => {
  it('are the list of their card, and the line over them its level', () => {
    expect(read(page(...CARDS))).toEqual([
      ['Grade 1 - Helper', 'Learns the ropes with a colleague'],
      ['Grade 1 - Helper', 'Writes the log each day'],
      ['Grade 2 - Senior helper', 'Rows out alone'],
      ['Grade 2 - Senior helper', 'Shows new helpers the boats'],
    ]);
  });
  it('say what is asked beside a table of what is paid', () => {
    const table =
      '<table><tr><th>Grade</th><th>Position</th><th>Base pay</th></tr><tr><td>Grade 1</td><td>Helper</td><td>1,850</td></tr><tr><td>Grade 2</td><td>Senior helper</td><td>2,100</td></tr></table>';
    expect(read(page(...CARDS) + table)).toHaveLength(4);
  });
  it('are paragraphs where they hold blocks, or have no class', () => {
    const { report } = inspectBlueprint('x', page(...CARDS, '<div>one word</div><div>two words</div>'));
    expect(report.unmapped.map(({ text, from }) => [text, from])).toEqual([
      ['one word', 'paragraph'],
      ['two words', 'paragraph'],
    ]);
  });
});
