import { ROLE_HEADINGS } from '@plumbline/testing';
import fc from 'fast-check';
import { inspectBlueprint, type InspectedItem } from './index.js';

const START = '<h2>Core Responsibilities</h2><h2>Key Deliverables</h2><h2>Technical Skills Required</h2><h2>Tools</h2>';
const held = fc.oneof(
  fc.constantFrom(...ROLE_HEADINGS).map((text) => `<h3>${text}</h3>`),
  fc.constantFrom(...ROLE_HEADINGS).map((text) => `<h2>${text}</h2>`),
  fc.constantFrom('<ul>', '</ul>', '<div>', '</div>', '</li>', '<p>Also:</p>', '<p>Words</p>', '<br>'),
  fc.constantFrom('<li>MARKa</li>', '<ul><li>MARKa<ul><li>MARKb</li></ul></li></ul>', '<li>Why: MARKa<br>– How: MARKb'),
  fc
    .constantFrom('Metric', 'Target', 'Tool', 'Skill', 'Weight', 'What “good” looks like', 'Decision', '')
    .map(
      (text) =>
        `<table><tr><th>${text}</th><th>Other</th></tr><tr><td>MARKa</td><td>MARKb</td><td>MARKc</td></tr></table>`,
    ),
  fc.constant('<ul><li>MARKa<table><tr><td>MARKb</td><td>MARKc</td></tr></table></li></ul>'),
);
/** All that an item says, but for what it says of others. */
const saidIn = (item: InspectedItem): string => JSON.stringify({ ...item, key: '', section: '', group: '' });

describe('a page of lists and tables', () => {
  it('has each list item and each cell in one place, however they are nested', () => {
    fc.assert(
      fc.property(fc.array(held, { maxLength: 25 }), (pieces) => {
        const marked = pieces.map((piece, at) => piece.replaceAll('MARK', `zq${String(at)}q`));
        const { items, report } = inspectBlueprint('x', `${START}${marked.join(' ')}<p></p>`);
        const told = [...items.map(saidIn), ...report.unmapped.map((one) => one.text)];
        for (const mark of marked.join(' ').match(/zq\d+q\w/gu) ?? [])
          expect([mark, told.filter((one) => one.includes(mark))]).toEqual([mark, [expect.anything()]]);
      }),
      { numRuns: 400 },
    );
  });
});
