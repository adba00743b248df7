import { inspectBlueprint } from './index.js';

const SECTIONS =
  '<h2>Core Responsibilities</h2><h2>Key Deliverables</h2><h2>Technical Skills Required</h2><h2>Tools</h2>';
const html = (body: string): string => SECTIONS + body;
const skills = (...texts: string[]) =>
  inspectBlueprint(
    'x',
    html(`<h2>Skills</h2><h3>Must-have</h3><ul>${texts.map((one) => `<li>${one}</li>`).join('')}</ul>`),
  );
const page = (text: string) => inspectBlueprint('x', `# Principal\n\nResponsibilities:\n\n- Leads.\n${text}`);
const told = ({ items }: ReturnType<typeof page>): string[] =>
  items.filter(({ kind }) => kind !== 'area').map(({ text }) => text);

describe('an item', () => {
  it.each(['', ' ', '\u200b', '&zwnj;&shy;', '\u2800'])(
    'is not made of a list item without visible text: %j',
    (nothing) => {
      expect(skills(nothing, 'Go').items.map(({ text }) => text)).toEqual(['Go']);
      expect(told(page(`- ${nothing}\n- Plans.\n`))).toEqual(['Leads.', 'Plans.']);
    },
  );
  it('has no hidden characters, and what needs some keeps them', () => {
    const hidden = 'Depend\u00adable\u200b \u{e0041}work\u2060';
    expect(skills(hidden, 'Depend&shy;able &#x200B;too').items.map(({ text }) => text)).toEqual([
      'Dependable work',
      'Dependable too',
    ]);
    expect(told(page(`- ${hidden}\n- \u{1f469}\u200d\u{1f4bb} codes.\n`))).toEqual([
      'Leads.',
      'Dependable work',
      '\u{1f469}\u200d\u{1f4bb} codes.',
    ]);
    const titled = inspectBlueprint(
      'x',
      `# Prin\u00adcipal\n\n## Respon\u200bsibilities\n\n- Leads.\n\n| Le\u00advel | A |\n| - | - |\n| x\u00ad | y\u200b |\n`,
    );
    expect(JSON.stringify(titled)).not.toMatch(/\u00ad|\u200b/);
  });
  it('has all cells of a table inside it', () => {
    const { items } = skills('Go<table><tr><td>in services</td><td>for years</td></tr></table>');
    expect(items).toMatchObject([{ text: 'Go in services for years' }]);
    expect(items).toMatchObject([{ details: [{ text: 'in services' }, { text: 'for years' }] }]);
  });
  it('is no longer than a criterion may be, with its nested items; longer ones are reported in parts', () => {
    const { items, report } = skills(`Go<ul>${'<li>ten letters'.repeat(200)}</ul>`);
    expect(items.every(({ text }) => text.length <= 2_000)).toBe(true);
    expect(report.unmapped).toContainEqual(expect.objectContaining({ text: 'Go', reason: 'too-long' }));
    expect(items.filter(({ text }) => text === 'ten letters')).toHaveLength(200);
  });
});

describe('Markdown', () => {
  it('makes no text of the source of a script or style within a line', () => {
    const text = 'Says <script>alert(1)</script> out <style>p{}</style> loud.';
    expect(told(page(`- ${text}\n`))).toEqual(['Leads.', 'Says out loud.']);
  });
  it('makes no list of lines between two fences, and reports them', () => {
    const read = page('\n```\n- code\n```\n\n- Plans.\n  ```\n  - more code\n  ```\n');
    expect(told(read)).toEqual(['Leads.', 'Plans.']);
    expect(read.report.unmapped).toMatchObject([
      { text: 'code', reason: 'boilerplate' },
      { text: 'more code', reason: 'boilerplate' },
    ]);
  });
  it('takes the first labelled part from beside the name of a soft skill', () => {
    const sections = '## Core Responsibilities\n\n## Tools\n\n## Key Deliverables\n\n## Soft skills\n\n';
    const { items } = inspectBlueprint('x', `# Staff\n\n${sections}1. **Calm** – **Why it matters:** it helps.\n`);
    expect(items).toMatchObject([{ name: 'Calm', why: 'it helps.', details: [] }]);
  });
});

describe('the areas of a ladder', () => {
  it('are two if they differ only in a sign, each with its own items', () => {
    const levels =
      '## Senior Engineer\n\n### C++\n\n- Writes it.\n\n### C#\n\n- Writes that.\n\n## Staff Engineer\n\n- Leads.\n';
    const { items } = inspectBlueprint('x', `# Ladder\n\n${levels}`);
    const keys = items.filter(({ kind }) => kind === 'area').map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
    expect(items.flatMap(({ kind, group }) => (kind === 'responsibility' ? [group] : []))).toEqual([...keys, null]);
  });
});

describe('a file that is not text', () => {
  it.each([
    ['%PDF-1.7\n', 'a PDF file'],
    ['PK\u0003\u0004', 'an office document or a ZIP archive'],
  ])('is refused as what it is: %j', (start, what) => {
    expect(() => inspectBlueprint('x', Buffer.from(`${start}\u00e9`, 'latin1'))).toThrow(what);
  });
});
