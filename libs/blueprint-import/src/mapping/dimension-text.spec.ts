import { rolePage } from '@plumbline/testing';
import { applyMapping, inspectBlueprint, proposeMapping } from '../index.js';

const page = (header: string, row: string): string => rolePage(header, header.replace(/[^|]+/g, '--'), row);
/** What becomes of the one dimension of a page, once an admin has chosen it. */
const textOf = (header: string, row: string): string | undefined => {
  const document = inspectBlueprint('staff', page(header, row));
  const { levels, rules } = proposeMapping(document);
  const chosen = rules.map((rule) => (rule.kind === 'dimension' ? { ...rule, becomes: 'criterion' as const } : rule));
  return applyMapping([document], { levels, rules: chosen }).criteria.find(({ area }) => area === 'scorecard')?.text;
};

describe('a scorecard dimension as a criterion', () => {
  it.each([
    [
      'Dimension | Weight | Below | Meets bar | Exceeds',
      'Depth | 60% | Guesses | Finds the cause | Prevents it',
      'Depth: Finds the cause',
    ],
    [
      'Dimension | What “Meets” looks like | Exceeds',
      'Depth | Finds the cause | Prevents it',
      'Depth: Finds the cause',
    ],
    ['Dimension | Weight | Evidence', 'Depth | 60% | A case study', 'Depth: A case study'],
    ['Dimension | Weight', 'Depth | 60%', 'Depth'],
  ])('reads %s as what meets it, word for word', (header, row, text) => {
    expect(textOf(header, row)).toBe(text);
  });
});
