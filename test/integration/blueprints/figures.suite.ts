import { applyMapping, inspectBlueprint, proposeMappings } from '@plumbline/blueprint-import';
import { counterSignalsOf, criteriaOf, type DocumentSet, documentsOf } from '../../support/documents/document-set.js';

export const figuresSuite = (documents: DocumentSet) => (): void => {
  it('are read in 150 MB', () => {
    const bytes = documentsOf(documents).map(({ name, bytes: read }) => [name, read()] as const);
    const heap = process.memoryUsage().heapUsed;
    for (const [name, content] of bytes) inspectBlueprint(name, content);
    expect(process.memoryUsage().heapUsed - heap).toBeLessThan(150 * 1024 * 1024);
  });
  it('make one track of three levels, with a sentence for every criterion', () => {
    const inspections = documentsOf(documents).map(({ name, bytes }) => inspectBlueprint(name, bytes()));
    const mapping = proposeMappings(inspections);
    const { levels, criteria, counterSignals } = applyMapping(inspections, mapping);
    expect(levels.map(({ key }) => key)).toEqual(['senior', 'staff', 'principal']);
    const asked = (key: string) =>
      criteria.filter(({ requirements }) => requirements.some(({ level }) => level === key)).length;
    expect(Object.keys(documents.asked).map((key) => [key, asked(key)])).toEqual(Object.entries(documents.asked));
    expect(criteria).toHaveLength(criteriaOf(documents));
    expect(counterSignals).toHaveLength(counterSignalsOf(documents));
    const items = new Map(
      inspections.flatMap(({ source, items: all }) =>
        all.map((item) => [`${source.sha256} ${item.key}`, item.text] as const),
      ),
    );
    for (const { text, source } of [...criteria, ...counterSignals])
      expect(items.get(`${source?.blueprint ?? ''} ${source?.item ?? ''}`)).toBe(text);
    expect(criteria.filter(({ requirements }) => requirements.some(({ critical }) => critical))).toHaveLength(
      documents.critical,
    );
    expect(
      criteria
        .flatMap(({ requirements }) => requirements.map(({ weight }) => weight))
        .every((weight) => weight === null),
    ).toBe(true);
  });
};
