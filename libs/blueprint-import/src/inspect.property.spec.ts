import { ROLE_HEADINGS } from '@plumbline/testing';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';
import { BlueprintRefused, inspectBlueprint, type InspectedItem } from './index.js';

const TAGS = [
  'ul',
  'ol',
  'li',
  'p',
  'div',
  'b',
  'strong',
  'table',
  'tr',
  'td',
  'th',
  'h2',
  'h3',
  'h4',
  'br',
  'span',
  'a',
  'nav',
];
const word = fc.constantFrom(
  'Ships',
  'plans:',
  'Senior',
  'Staff Engineer',
  '– typed',
  '\n– line',
  '12%',
  '&amp;',
  '(Critical)',
  'Why it matters: so',
);
const tag = fc.constantFrom(...TAGS);
const piece = fc.oneof(
  word,
  tag.map((name) => `<${name}>`),
  tag.map((name) => `</${name}>`),
  fc
    .constantFrom(...ROLE_HEADINGS)
    .chain((text) => fc.constantFrom('h2', 'h3').map((name) => `<${name}>${text}</${name}>`)),
  word.map((text) => `<li>${text}</li>`),
  word.map((text) => `<tr><td>${text}</td><td>x</td></tr>`),
);
const START = '<h2>Core Responsibilities</h2><h2>Key Deliverables</h2><h2>Technical Skills Required</h2><h2>Tools</h2>';
const page = fc.array(piece, { maxLength: 40 }).map((pieces) => `${START}${pieces.join(' ')}<p></p>`);

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
const count = (texts: readonly string[]): number => letters(texts.join('')).length;

/** Letters and digits that the body shows, by traversing it independently. */
const shown = (nodes: readonly Tree.ChildNode[]): string =>
  nodes
    .map((node) => {
      if ('value' in node) return node.value;
      return 'childNodes' in node && node.nodeName !== 'head' ? shown(node.childNodes) : '';
    })
    .join('');

const textsIn = (item: InspectedItem): string[] => {
  if (item.kind === 'kpi')
    return [item.metric, item.measures, item.why, item.target?.raw, item.frequency].filter((one) => one != null);
  if (item.kind === 'dimension')
    return [
      item.name,
      item.weight === null ? '' : String(item.weight),
      ...Object.values(item.anchors),
      item.evidence ?? '',
    ];
  if (item.kind === 'tool' && item.text === item.name)
    return [item.category, item.name, item.use, item.adoption].filter((one) => one !== null);
  return [item.text];
};

describe('any HTML', () => {
  it('is read, or refused with a code', () => {
    fc.assert(
      fc.property(
        fc.oneof(page, fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 100 })),
        (text) => {
          try {
            inspectBlueprint('x', text);
          } catch (error) {
            expect(error).toBeInstanceOf(BlueprintRefused);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
  it('is accounted for: no letter is in the result more often than it is shown', () => {
    let letters = 0;
    fc.assert(
      fc.property(page, (text) => {
        const { items, report } = inspectBlueprint('x', text);
        const told = [...items.flatMap(textsIn), ...report.unmapped.map((one) => one.text)];
        // Headings, labels and column names of items are told by those items; their words are no longer than the page's own.
        letters += count(told);
        expect(count(told)).toBeLessThanOrEqual(count([shown(parse(text).childNodes)]));
        for (const item of [...items, ...report.unmapped]) expect(item.text).not.toMatch(/<\/?(?:li|td|b|strong)>/u);
      }),
      { numRuns: 300 },
    );
    expect(letters).toBeGreaterThan(1_000);
  });
  it('has each list item in one place, whatever is around it', () => {
    fc.assert(
      fc.property(page, fc.array(fc.stringMatching(/^zq[a-z]{6}$/u), { maxLength: 6 }), (text, marks) => {
        const list = [...new Set(marks)].map((mark) => `<li>${mark}</li>`).join('');
        const { items, report } = inspectBlueprint('x', `${START}<ul>${list}</ul>${text}`);
        const texts = [...items, ...report.unmapped].map((one) => one.text);
        for (const mark of new Set(marks)) expect(texts.filter((one) => one === mark)).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
  it('has unique keys for all items', () => {
    fc.assert(
      fc.property(page, (text) => {
        const keys = inspectBlueprint('x', text).items.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});
