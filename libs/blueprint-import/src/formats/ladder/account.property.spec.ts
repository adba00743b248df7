import fc from 'fast-check';
import { BlueprintRefused, inspectBlueprint } from '../../index.js';

const mark = fc.stringMatching(/^zq[a-z]{8}$/u);
const HEADINGS = [
  'Senior Engineer',
  'Staff Engineer',
  'Programmer',
  'Senior Programmer',
  'L1: Engineer',
  'Delivery',
  'People',
  'Responsibilities',
  'Examples',
  'Anti-patterns',
  'Resources',
  'Summary',
  'Promotion process',
];
const CORNERS = ['Level', 'Area', 'Responsibility', 'Competency', ''];
const COLUMNS = ['Senior', 'Staff', 'Examples', 'Key behaviors', 'Title', 'Anything', '1', '2'];

const list = fc.array(fc.record({ words: mark, inner: fc.option(mark), level: fc.boolean() }), {
  minLength: 1,
  maxLength: 3,
});
const table = fc.record({
  corner: fc.constantFrom(...CORNERS),
  columns: fc.array(fc.constantFrom(...COLUMNS), { minLength: 1, maxLength: 4 }),
  rows: fc.array(
    fc.array(fc.oneof(mark, fc.constantFrom('', '3', 'Senior', 'Staff')), { minLength: 2, maxLength: 5 }),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
});
const block = fc.oneof(
  fc.record({ depth: fc.integer({ min: 1, max: 5 }), heading: fc.constantFrom(...HEADINGS) }),
  fc.record({ bold: fc.constantFrom(...HEADINGS) }),
  fc.record({ prose: mark }),
  fc.record({ list }),
  fc.record({ table, span: fc.integer({ min: 1, max: 3 }) }),
);
type Part = typeof block extends fc.Arbitrary<infer T> ? T : never;

const item = ({ words, level }: { words: string; level: boolean }): string => `${level ? 'Senior: ' : ''}${words} so`;

const markdown = (part: Part): string => {
  if ('heading' in part) return `${'#'.repeat(part.depth)} ${part.heading}`;
  if ('bold' in part) return `**${part.bold}**`;
  if ('prose' in part) return part.prose;
  if ('list' in part)
    return part.list.map((one) => `- ${item(one)}${one.inner === null ? '' : `\n  - ${one.inner}`}`).join('\n');
  const { corner, columns, rows } = part.table;
  const width = columns.length + 1;
  const line = (cells: readonly string[]): string => `| ${cells.slice(0, width).join(' | ')} |`;
  return [line([corner, ...columns]), `|${'-|'.repeat(width)}`, ...rows.map(line)].join('\n');
};

const tag = (name: string, inner: string, attributes = ''): string => `<${name}${attributes}>${inner}</${name}>`;
const html = (part: Part): string => {
  if ('heading' in part) return tag(`h${String(part.depth)}`, part.heading);
  if ('bold' in part) return tag('p', tag('b', part.bold));
  if ('prose' in part) return tag('p', part.prose);
  if ('list' in part)
    return tag(
      'ul',
      part.list
        .map((one) => tag('li', item(one) + (one.inner === null ? '' : tag('ul', tag('li', one.inner)))))
        .join(''),
    );
  const { corner, columns, rows } = part.table;
  const spans = ` rowspan="${String(part.span)}" colspan="${String((part.span % 2) + 1)}"`;
  const cell = (text: string, index: number): string =>
    tag('td', index === 1 ? tag('ul', tag('li', text)) : text, index === 2 ? spans : '');
  const head = tag('tr', [corner, ...columns].map((text) => tag('th', text)).join(''));
  return tag('table', head + rows.map((cells) => tag('tr', cells.map(cell).join(''))).join(''));
};

/** Each of them once on a page, so that no two can stand in for each other. */
const apart = (page: string): string => {
  let count = 0;
  return page.replace(
    /zq[a-z]{8}/gu,
    () =>
      `zq${String((count += 1))
        .padStart(8, 'a')
        .replace(/\d/gu, (digit) => 'bcdefghijk'.charAt(Number(digit)))}`,
  );
};
const marksIn = (page: string): string[] => page.match(/zq[a-z]{8}/gu) ?? [];
const toldBy = (page: string): string[] => {
  try {
    const { items, report } = inspectBlueprint('x', page);
    return [...items, ...report.unmapped].flatMap(({ text }) => marksIn(text));
  } catch (error) {
    if (error instanceof BlueprintRefused) return marksIn(page);
    throw error;
  }
};

const START = {
  markdown: '# Engineers\n\n## Staff\n\n- a b\n\n## Senior\n\n- c d\n\n',
  html: '<h1>Engineers</h1><h2>Staff</h2><ul><li>a b</ul><h2>Senior</h2><ul><li>c d</ul>',
};
const ONE = {
  markdown: '# Staff\n\nResponsibilities:\n\n- a b\n\n',
  html: '<h1>Staff</h1><p>Responsibilities:</p><ul><li>a b</ul>',
};

describe.each([
  ['a ladder', START],
  ['a page about one level', ONE],
])('the account of %s', (_, start) => {
  const blocks = fc.array(block, { maxLength: 8 });
  it('has every list item, cell and line of Markdown once', () => {
    fc.assert(
      fc.property(blocks, (parts) => {
        const page = apart(start.markdown + parts.map(markdown).join('\n\n'));
        expect(toldBy(page).sort()).toEqual(marksIn(page).sort());
      }),
      { numRuns: 300 },
    );
  });
  it('has every list item, cell and line of HTML once, also with merged cells', () => {
    fc.assert(
      fc.property(blocks, (parts) => {
        const page = apart(start.html + parts.map(html).join('\n') + '<p></p>');
        expect(toldBy(page).sort()).toEqual(marksIn(page).sort());
      }),
      { numRuns: 300 },
    );
  });
});
