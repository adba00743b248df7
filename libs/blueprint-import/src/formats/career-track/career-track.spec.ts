import { inspectBlueprint } from '../../index.js';

/** Kind, area and words of each item, in order. */
const told = (text: string) =>
  inspectBlueprint('x', text).items.flatMap((item) =>
    item.kind === 'area' ? [] : [[item.kind, item.group, item.text]],
  );
const left = (text: string) =>
  inspectBlueprint('x', text).report.unmapped.map(({ text: words, from, reason }) => [words, from, reason]);

const PAGE = `# Career track lead

#### Resources
- [Notes](https://notes.example/a)

Responsibilities:
- Keeps the queue short.

Examples:
- Cleared the backlog & kept it clear.

### Teaching
Anti-Patterns:
- Explains once.
`;
const AS_HTML = `<!doctype html><title>Career track lead | Site</title><nav><ul><li>Home</ul></nav><h1>Career track lead</h1>
<h4>Resources</h4><ul><li><p><a href="https://notes.example/a">Notes</a></p></li></ul><p>Responsibilities:</p>
<ul><li>Keeps the queue short.</ul><p><strong>Examples</strong></p><ul><li>Cleared the backlog &amp; kept it clear.</ul>
<h3>Teaching</h3><p>Anti-Patterns:</p><ul><li>Explains once.</ul><p></p>`;

describe('a career-track page', () => {
  it.each([
    ['career-track-html', AS_HTML],
    [
      'career-track-wp-post',
      JSON.stringify({
        title: { rendered: 'Career track lead' },
        content: { rendered: AS_HTML.slice(AS_HTML.indexOf('<h1>')) },
      }),
    ],
  ])('has the same items and keys as %s', (format, text) => {
    const [page, other] = [inspectBlueprint('x', PAGE), inspectBlueprint('x', text)];
    const facts = ({ items }: typeof page) =>
      items.map(({ locator, ...item }) => ({ ...item, isFound: locator !== '' }));
    expect(other.source.format).toBe(format);
    expect(facts(other)).toEqual(facts(page));
    expect(other.role).toEqual(page.role);
    expect(other.report.unmapped.filter(({ reason }) => reason !== 'boilerplate')).toEqual([]);
  });
  it.each([
    ['headings', '### Responsibilities\n- Leads.\n### Pitfalls\n- Waits.\n'],
    ['bold lines', '**Key responsibilities**\n\n- Leads.\n\n__Common mistakes__\n\n- Waits.\n'],
    ['words misspelt', 'Responsibilites:\n- Leads.\n\nAnti patterns :\n- Waits.\n'],
    ['bullets that are typed', 'Responsibilities:\n• Leads.\n\nAnti-Patterns:\n• Waits.\n'],
    [
      'shortcodes between',
      'Responsibilities:\n\n{{< hint >}}\n\n- Leads.\n\n{: .list}\n\nAnti-Patterns:\n\n{% include a.html %}\n\n- Waits.\n',
    ],
    ['boxes to tick', 'Responsibilities:\n- [ ] Leads.\n\nAnti-Patterns:\n- [x] Waits.\n'],
  ])('may have its lists below %s', (_, text) => {
    expect(told(`# Lead\n\n${text}`)).toEqual([
      ['responsibility', 'lead', 'Leads.'],
      ['anti-pattern', 'lead', 'Waits.'],
    ]);
  });
  it('has an area that is a bold line over a label', () => {
    const text = '# Lead\n\nResponsibilities:\n- Leads.\n\n**Teaching**\n\nResponsibilities:\n- Shows.\n';
    expect(told(text)[1]).toEqual(['responsibility', 'teaching', 'Shows.']);
    expect(left(text)).toEqual([]);
  });
  it('does not take a section that has ended as the area of the label beside it', () => {
    const text =
      '---\ntitle: Lead Tester\n---\n\n## Pay\n\nBand 4.\n\n## Responsibilities\n\n- Leads.\n\n## Wanted\n\n- Time.\n';
    expect(told(text)).toEqual([['responsibility', 'lead-tester', 'Leads.']]);
    expect(left(text)).toEqual([
      ['Pay', 'heading', 'unknown-heading'],
      ['Band 4.', 'paragraph', 'prose'],
      ['Wanted', 'heading', 'unknown-heading'],
      ['Time.', 'list-item', 'unknown-heading'],
    ]);
  });
  it('reads labels at the depth of their areas if nothing is between them', () => {
    const text = '# Lead\n### Delivery\n### Responsibilities\n- Ships.\n### People\n### Responsibilities\n- Coaches.\n';
    expect(told(text).map(([, group]) => group)).toEqual(['delivery', 'people']);
  });
  it('may be a table with a column for each kind', () => {
    const text =
      '# Lead\n\n| Area | Responsibilities | Anti-patterns | Owner |\n|-|-|-|-|\n| Delivery | Ships | Waits | Ann |\n| People | • Coaches<br>• Hires | | |\n';
    expect(told(text)).toEqual([
      ['responsibility', 'delivery', 'Ships'],
      ['anti-pattern', 'delivery', 'Waits'],
      ['responsibility', 'people', 'Coaches'],
      ['responsibility', 'people', 'Hires'],
    ]);
    expect(left(text).map(([words]) => words)).toEqual(['Area', 'Owner', 'Ann']);
  });
  it('is a ladder if several levels have such lists', () => {
    const text = '# Path\n\n## Senior\n\nResponsibilities:\n- Ships.\n\n## Staff\n\nResponsibilities:\n- Leads.\n';
    const { source, items } = inspectBlueprint('x', text);
    expect(source.format).toBe('ladder-markdown');
    expect(items.flatMap((item) => ('level' in item ? [item.level] : []))).toEqual(['Senior', 'Staff']);
  });
  it('keeps a footnote mark as written, and reports the note', () => {
    const text = '# Lead\n\nResponsibilities:\n- Leads[^1].\n\n[^1]: With others.\n';
    expect(told(text)).toEqual([['responsibility', 'lead', 'Leads[^1].']]);
    expect(left(text)).toEqual([['[^1]: With others.', 'paragraph', 'prose']]);
  });
});
