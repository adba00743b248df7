import { reading } from '@plumbline/testing';
import { BlueprintRefused, inspectBlueprint } from './index.js';

const { costToRead } = reading((content) => inspectBlueprint('x', content), BlueprintRefused);

/** So many characters of one kind, in one place. */
const MANY = 200_000;
const times = (text: string, length = MANY): string => text.repeat(Math.floor(length / text.length));

const SECTIONS = '<h2>Key Deliverables</h2><h2>Technical Skills Required</h2><h2>Tools</h2>';
const html = (body: string): string =>
  `<h2>Core Responsibilities</h2><h3>Technical</h3><ul><li>Builds.</li></ul>${SECTIONS}${body}`;
const post = (title: string, body = '', category = ''): string =>
  JSON.stringify({ title: { rendered: title }, class_list: [category], content: { rendered: html(body) } });
const ladder = (body: string): string =>
  `<h1>Ladder</h1><h2>Senior Engineer</h2>${body}<h2>Staff Engineer</h2><ul><li>Leads.</li></ul>`;
const markdown = (title: string): string =>
  `# ${title}\n\n## Core Responsibilities\n\n- a\n\n## Technical Skills\n\n## Deliverables\n\n## Tools\n`;
const items = (count: number, item = '<li>a'): string => `<ul>${item.repeat(count)}</ul>`;

const RANKS = ['senior', 'lead', 'staff', 'principal', 'junior', 'associate', 'intern', 'fellow'];
/** Names of levels, each with the same words in another order. */
const orders = (words: readonly string[], length: number): string[] =>
  length === 0
    ? ['']
    : words.flatMap((word) =>
        orders(
          words.filter((other) => other !== word),
          length - 1,
        ).map((rest) => `${word} ${rest}`),
      );

const bombs: [string, string][] = [
  ['a title of dashes', post(`Staff ${times('-')}`)],
  ['a title of parts', post(`Staff ${times('a - ')}`)],
  ['a Markdown title of dashes', markdown(`Staff ${times('- ', 30_000)}x`)],
  [
    'a category of dashes',
    post('Staff', `<h2>Role summary</h2><p>${'- '.repeat(60)}x</p>`, `category-${'-'.repeat(60)}z`),
  ],
  ['a line of dashes in a ladder', ladder(`<p>a${times('-')}x</p>${items(1)}`)],
  ['a name of dashes', html(`<h2>Stakeholders</h2><h3>Internal</h3><p>a${times('-')}x</p>`)],
  ['a label of dashes', html(`<h2>Deliverables</h2><p><b>a${times('-')}x:</b></p>${items(20)}`)],
  ['a manager of commas', html(`<h2>Role summary</h2><p>The role reports to ${times(',')}x</p>`)],
  ['a heading of one word', html(`<h2>${times('ai ')}</h2>${items(50)}`)],
  ['a heading of levels', `<h1>Senior Engineer</h1><h2>${times('senior ')}</h2>${items(3_000)}`],
  ['a heading of dots', html(`<h2>Career</h2><h3>promotion ${'. '.repeat(140)}x</h3>${items(18_000)}`)],
  ['an area that is a book', ladder(`<h3>${times('Delivery ')}</h3>${items(9_000)}`)],
  ['the long area of many items', ladder(`<h3>${'Delivery of '.repeat(24)}</h3>${items(19_000)}`)],
  [
    'columns below a heading that is a book',
    html(
      `<h2>Tools ${times('x ')}</h2><table><tr><th>Tool</th><th>Q</th></tr>${'<tr><td>m<td>x'.repeat(6_000)}</table>`,
    ),
  ],
  [
    'levels that differ in the order of words',
    `<h1>Ladder</h1>${orders(RANKS, 4)
      .map((name) => `<h2>${name}</h2>${items(1)}`)
      .join('')}`,
  ],
  [
    'headings that nothing stands below',
    `<h1>Staff</h1>${'<h2>Q</h2>'.repeat(4_500)}<h2>Z</h2><p>Responsibilities:</p>${items(9_900)}`,
  ],
  ['items that announce others', `<h1>Staff</h1><p>Responsibilities:</p>${items(19_000, '<li>a:')}`],
  [
    'cells that are thousands',
    html(`<table>${'<tr><td rowspan=60000 colspan=1000>a<td rowspan=60000 colspan=1000>b'.repeat(5_000)}</table>`),
  ],
  [
    'a level of YAML that is a book',
    `levels:\n  - name: ${times('x ', 100_000)}\n    responsibilities:\n${'      - a b\n'.repeat(4_900)}  - name: Senior\n`,
  ],
  [
    'a list of numbers in YAML',
    `title: Senior Engineer\nresponsibilities: [\n${` ${'1,'.repeat(14_000)}\n\n`.repeat(9)} 1\n ]\n`,
  ],
  ['a list of maps in YAML', `title: Senior Engineer\nlevels:\n${'- a: b\n'.repeat(36_000)}`],
  ['a list of numbers in JSON', JSON.stringify({ title: 'Senior Engineer', responsibilities: Array(60_000).fill(1) })],
  ['list items', html(`<ul>${'<li>a'.repeat(19_900)}</ul>`)],
  ['typed list items', html(`<p>${'– a\n'.repeat(19_000)}</p>`)],
  ['dashes', html(`<p>${'–'.repeat(500_000)}</p>`)],
  ['white space', html(`<p>${' '.repeat(500_000)}x</p>`)],
  ['brackets in a skill', html(`<h2>Skills</h2><h3>Must-have</h3><ul><li>${'('.repeat(1_900)}</li></ul>`)],
  [
    'a target',
    html(
      `<h2>KPIs</h2><table><tr><th>Metric</th><th>Target</th></tr><tr><td>a</td><td>${'1–'.repeat(990)}</td></tr></table>`,
    ),
  ],
  [
    'a cell of numbers',
    html(
      `<h2>KPIs</h2><table><tr><th>Metric</th><th>Target</th></tr><tr><td>a</td><td>${'7 '.repeat(200_000)}</td></tr></table>`,
    ),
  ],
  ['a heading that is a book', html(`<h2>${'Goals ('.repeat(60_000)}</h2><ul>${'<li>a</li>'.repeat(3_000)}</ul>`)],
  ['attributes', html(`<p ${Array.from({ length: 50_000 }, (_, i) => `a${String(i)}=1`).join(' ')}>x</p>`)],
  [
    'formatting that is opened again',
    html(`${Array.from({ length: 190 }, (_, i) => `<font a=${String(i)}>`).join('')}${'<p>x'.repeat(19_000)}>`),
  ],
  ['rows of a Markdown table', `# Senior\n\n|a|b|\n|-|-|\n${'|x|y|\n'.repeat(1_900)}`],
  [
    'columns of a Markdown table',
    `# Senior\n\n${'|a'.repeat(60)}\n${'|-'.repeat(60)}\n${`${'|a'.repeat(60)}\n`.repeat(95)}`,
  ],
];

describe('documents designed to be slow to read', () => {
  // At rest none takes more than one and a half; what this guards against takes hundreds.
  it.each(bombs)('take no more than five honest ones: %s', (_, text) => {
    expect(costToRead(text)).toBeLessThan(5);
  });
});
