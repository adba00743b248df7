import { inspectBlueprint } from '@plumbline/blueprint-import';
import { type DocumentSet, documentsOf, lazily } from '../../support/documents/document-set.js';

const histogram = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

export const countsSuite = (documents: DocumentSet) => (): void => {
  describe.each(documents.roles)('the report of $name', (role) => {
    const read = lazily(() => inspectBlueprint('post', role.bytes()));
    it('counts what was counted by hand on the page', () => {
      const { counts } = read().report;
      expect(Object.keys(role.counts).map((kind) => [kind, counts[kind] ?? 0])).toEqual(Object.entries(role.counts));
    });
    it('counts nothing else, except the groups of deliverables', () => {
      const { items, report } = read();
      const others = Object.keys(report.counts).filter(
        (kind) => !(kind in role.counts) && !/^deliverable\//.test(kind),
      );
      expect(others).toEqual([]);
      const kinds = Object.entries(role.counts).filter(([kind]) => !kind.includes('/'));
      expect(items).toHaveLength(kinds.reduce((sum, [, count]) => sum + count, 0));
    });
    it('leaves no list item unmapped without a section and a reason', () => {
      const lists = read().report.unmapped.filter(({ from }) => from !== 'paragraph' && from !== 'heading');
      for (const { section, reason } of lists) {
        expect(section).toMatch(/^\d+\) /u);
        expect(['no-kind', 'repeats', 'role']).toContain(reason);
      }
    });
    it('lists what the document leaves open', () => {
      expect(histogram(read().report.ambiguities.map(({ what }) => what))).toEqual(role.ambiguities);
    });
    it('says which facts of the role are stated', () => {
      const facts = Object.entries(read().role).map(([fact, told]) => `${fact} ${told?.basis ?? 'null'}`);
      expect(facts).toEqual(role.facts);
      const { level, horizon } = read().role;
      expect([level?.value, horizon?.value]).toEqual([role.level, role.horizon]);
    });
    it('states no weight if the table has none, and weights that sum to a whole otherwise', () => {
      const weights = read().items.flatMap((item) => (item.kind === 'dimension' ? [item.weight] : []));
      if (role.weight === null) expect(weights.every((weight) => weight === null)).toBe(true);
      else expect(weights.reduce<number>((sum, weight) => sum + (weight ?? NaN), 0)).toBe(role.weight);
    });
    it('marks a rating scale as an example', () => {
      const scales = read().items.flatMap((item) => (item.kind === 'rating-scale' ? [item] : []));
      expect(scales.map(({ labels, hedged }) => [labels.length, hedged])).toEqual(
        role.labels === 0 ? [] : [[role.labels, true]],
      );
    });
    it('finds the placeholders among the targets', () => {
      const targets = read().items.flatMap((item) => (item.kind === 'kpi' ? [item.target?.kind] : []));
      expect(targets.filter((kind) => kind === 'placeholder')).toHaveLength(role.placeholders);
    });
  });

  it('the formats are detected by content', () => {
    const formats = documentsOf(documents).map(({ bytes }) => inspectBlueprint('x', bytes()).source.format);
    expect(formats).toEqual([...documents.roles.map(() => 'role-blueprint-wp-post'), 'career-track']);
  });
};
