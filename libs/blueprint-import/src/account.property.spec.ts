import fc from 'fast-check';
import { normalizeSpace } from './text/keys.js';
import { inspectBlueprint } from './index.js';

const text = fc.stringMatching(/^[A-Z][a-z]{1,8}( [a-z]{1,8}){0,4}$/).filter((words) => words.length > 3);
const list = fc.array(fc.record({ text, inner: fc.option(text), bullet: fc.constantFrom('-', '*', '+', '1.') }), {
  minLength: 1,
  maxLength: 4,
});
const label = fc.constantFrom(
  'Responsibilities:',
  '**Examples**',
  'Anti-Patterns:',
  '### Resources',
  'Known elsewhere',
  '',
);
const block = fc.record({ heading: fc.option(text), label, list });

const render = (
  blocks: readonly {
    heading: string | null;
    label: string;
    list: { text: string; inner: string | null; bullet: string }[];
  }[],
) =>
  blocks
    .map(({ heading, label, list }) =>
      [
        heading === null ? '' : `## ${heading}`,
        label,
        ...list.map(({ text, inner, bullet }) => `${bullet} ${text}${inner === null ? '' : `\n   - ${inner}`}`),
      ].join('\n\n'),
    )
    .join('\n\n---\n\n');
const counted = (texts: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const one of texts.map(normalizeSpace)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
};

describe('the account of a page', () => {
  it('is complete: every list item is in exactly one item or unmapped text', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
        const page = `# Zz page\n\nResponsibilities:\n\n- Zz item\n\n---\n\n${render(blocks)}\n`;
        const { items, report } = inspectBlueprint('x', page);
        const written = blocks.flatMap((b) => b.list.flatMap((l) => [l.text, ...(l.inner === null ? [] : [l.inner])]));
        const headings = blocks.flatMap((b) => b.heading ?? []);
        const labels = ['Examples', 'Resources', 'Anti-Patterns:', 'Responsibilities:', 'Known elsewhere'];
        const told = counted([
          ...items.filter((i) => i.kind !== 'area').map((i) => i.text),
          ...report.unmapped.map((one) => one.text),
        ]);
        for (const extra of ['Zz item', ...labels]) told.delete(extra);
        const wanted = counted(written);
        for (const heading of headings) {
          told.delete(heading);
          wanted.delete(heading);
        }
        expect(told).toEqual(wanted);
      }),
      { numRuns: 200 },
    );
  });
  it('gives every item a unique key', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
        const page = `# Zz page\n\nResponsibilities:\n\n- Zz item\n\n${render([...blocks, ...blocks])}\n`;
        const keys = inspectBlueprint('x', page).items.map((item) => item.key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
