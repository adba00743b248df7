import fc from 'fast-check';
import { inspectBlueprint } from '../../index.js';

const START = '<h2>Role summary</h2><h2>Core responsibilities</h2><h2>Key deliverables</h2><h2>Tech stack</h2>';
const SECTIONS = [
  'Core responsibilities',
  'Key deliverables',
  'Goals and milestones',
  'KPIs',
  'Technical skills required',
  'Soft skills',
  'Tools',
  'Stakeholders',
  'Decision rights',
  'Experience',
  'Career path',
  'Risks',
  'Hiring',
  'Role scorecard summary',
  'Something else',
];
const PARTS = [
  'Technical responsibilities',
  '30-day goals',
  'Must-have skills',
  'Soft skills',
  'Internal stakeholders',
  'Can decide independently',
  'Requires manager approval',
  'Education',
  'Next roles',
  'Skills needed for promotion (to Lead)',
  'Bottlenecks',
  'Red flags',
  'What to assess',
  'Scorecard dimensions',
  'Nature of collaboration',
  'Anything',
];
const COLUMNS = [
  'Metric',
  'Target',
  'Why it matters',
  'Category',
  'Tool',
  'Skill',
  'Importance',
  'Dimension',
  'Weight (%)',
  'What good looks like',
  'Evidence',
  'Decision',
  'Authority',
  'Notes',
  'Notes',
  '30 days',
  '90 days',
  '',
];

/** Each stands for a word of its own. */
const WORD = '@';
const words = fc.constantFrom(
  WORD,
  `<b>${WORD}</b>`,
  `<b>${WORD}:</b> ${WORD}`,
  `${WORD} (Critical)`,
  `${WORD}: below 5% ${WORD}`,
);
const item = fc.oneof(
  { weight: 4, arbitrary: words.map((text) => `<li>${text}</li>`) },
  words.map((text) => `<li>${text}<ul><li>${WORD}</li><li>${WORD}: ${WORD}</li></ul></li>`),
  words.map((text) => `<li>${text}<br>– Why: ${WORD}<br>– ${WORD}</li>`),
);
const list = fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => `<ul>${items.join('')}</ul>`);
const cell = fc.oneof(
  { weight: 5, arbitrary: words },
  fc.constantFrom('', '40%', `<ul><li>${WORD}</li></ul>`, `– ${WORD}<br>– ${WORD}`),
);
const table = fc
  .record({
    head: fc.array(fc.constantFrom(...COLUMNS), { minLength: 1, maxLength: 4 }),
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
    tag: fc.constantFrom('th', 'td'),
  })
  .map(({ head, rows, tag }) => {
    const row = (cells: readonly string[], name: string) =>
      `<tr>${cells.map((one) => `<${name}>${one}</${name}>`).join('')}</tr>`;
    return `<table>${row(head, tag)}${rows.map((cells) => row(cells, 'td')).join('')}</table>`;
  });
const block = fc.oneof(
  list,
  table,
  fc.constantFrom(`<p>– ${WORD}<br>– ${WORD}</p>`, `<p>${WORD}</p>`, `<p><b>Group</b></p>`),
  fc
    .constantFrom(...PARTS)
    .chain((part) => fc.constantFrom(`<h3>${part}</h3>`, `<p><b>${part}</b></p>`, `<h2>${part}</h2>`)),
);
const section = fc
  .record({ heading: fc.constantFrom(...SECTIONS), blocks: fc.array(block, { maxLength: 5 }) })
  .map(({ heading, blocks }) => `<h2>${heading}</h2>${blocks.join('')}`);

/** The page with a word of its own at each place, and those words. */
const numbered = (page: string): Readonly<{ page: string; told: string[] }> => {
  const told: string[] = [];
  const written = page.replaceAll(WORD, () => {
    told.push(`w${String(told.length)}w`);
    return told.at(-1) ?? '';
  });
  return { page: written, told };
};

describe('the account of a role blueprint', () => {
  it('has every word of its lists, cells and typed lists in exactly one item, or unmapped', () => {
    fc.assert(
      fc.property(fc.array(section, { minLength: 1, maxLength: 4 }), (sections) => {
        const { page, told } = numbered(`${START}${sections.join('')}<p></p>`);
        const { items, report } = inspectBlueprint('x', page);
        const texts = [
          ...items.map((one) => JSON.stringify({ ...one, key: '', section: '', group: '' })),
          ...report.unmapped.map(({ text }) => text),
        ];
        const counts = told.map((word) => [word, texts.filter((text) => text.includes(word)).length]);
        expect(counts.filter(([, count]) => count !== 1)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
