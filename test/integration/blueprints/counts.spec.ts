import { inspectBlueprint } from '@plumbline/blueprint-import';
import { bytesOf, CAREER_TRACK, DOCUMENTS, ROLE_BLUEPRINTS } from './documents.js';

const [FIRST, SECOND, THIRD] = ROLE_BLUEPRINTS;

/** Counted on the pages, by heading; one column for each document, in their order. */
const COUNTED: readonly (readonly [string, number, number, number])[] = [
  ['responsibility', 24, 24, 23],
  ['responsibility/strategic', 5, 5, 5],
  ['responsibility/operational', 4, 5, 4],
  ['responsibility/technical', 6, 7, 6],
  ['responsibility/cross-functional', 4, 2, 3],
  ['responsibility/governance', 2, 2, 2],
  ['responsibility/leadership', 3, 3, 3],
  ['deliverable', 14, 12, 12],
  ['milestone', 24, 22, 26],
  ['milestone/30d', 4, 4, 6],
  ['milestone/60d', 4, 4, 4],
  ['milestone/90d', 4, 3, 4],
  ['milestone/6m', 4, 4, 4],
  ['milestone/12m', 4, 4, 5],
  ['milestone/long-term', 4, 3, 3],
  ['high-performance', 3, 5, 4],
  ['kpi', 17, 24, 20],
  ['skill', 23, 22, 21],
  ['skill/must-have', 10, 8, 9],
  ['skill/good-to-have', 5, 5, 5],
  ['skill/advanced', 4, 4, 4],
  ['skill/emerging', 4, 5, 3],
  ['soft-skill', 7, 8, 8],
  ['tool', 35, 28, 32],
  ['stakeholder', 15, 26, 23],
  ['stakeholder/internal', 9, 9, 7],
  ['stakeholder/external', 3, 3, 2],
  ['stakeholder/peer', 1, 6, 5],
  ['stakeholder/upstream', 1, 4, 5],
  ['stakeholder/downstream', 1, 4, 4],
  ['decision-right', 17, 19, 18],
  ['decision-right/independent', 4, 5, 5],
  ['decision-right/team', 3, 4, 4],
  ['decision-right/management', 3, 4, 4],
  ['decision-right/executive', 3, 0, 0],
  ['decision-right/domain', 4, 6, 5],
  ['experience', 17, 22, 15],
  ['experience/years', 2, 2, 2],
  ['experience/education', 2, 2, 2],
  ['experience/certifications', 2, 3, 2],
  ['experience/background', 5, 5, 4],
  ['experience/domain-knowledge', 4, 6, 3],
  ['experience/leadership', 2, 4, 2],
  ['career-edge', 13, 14, 12],
  ['career-edge/feeder', 4, 5, 4],
  ['career-edge/next', 5, 5, 4],
  ['career-edge/adjacent', 4, 4, 4],
  ['promotion', 4, 5, 4],
  ['challenge', 5, 5, 5],
  ['bottleneck', 4, 4, 5],
  ['anti-pattern', 4, 5, 5],
  ['underperformance', 4, 4, 4],
  ['business-risk', 4, 4, 5],
  ['interview-assessment', 6, 8, 5],
  ['interview-exercise', 4, 4, 4],
  ['strong-signal', 5, 5, 5],
  ['weak-signal', 4, 4, 4],
  ['red-flag', 4, 4, 4],
  ['dimension', 7, 8, 8],
  ['rating-scale', 0, 0, 1],
];

describe.each([
  [FIRST, 0],
  [SECOND, 1],
  [THIRD, 2],
] as const)('the report of %s', (name, document) => {
  const { report, items } = inspectBlueprint('post', bytesOf(name));
  it('counts what was counted on the page', () => {
    const expected = COUNTED.map(([kind, ...counts]) => [kind, counts[document]]);
    expect(COUNTED.map(([kind]) => [kind, report.counts[kind] ?? 0])).toEqual(expected);
  });
  it('counts nothing else, but for the groups of deliverables', () => {
    const known = new Set(COUNTED.map(([kind]) => kind));
    const others = Object.keys(report.counts).filter((kind) => !known.has(kind) && !kind.startsWith('deliverable/'));
    expect(others).toEqual([]);
    expect(items).toHaveLength(COUNTED.reduce((sum, [kind, ...n]) => sum + (kind.includes('/') ? 0 : n[document]), 0));
  });
  it('leaves no list item unmapped without a section and a reason that says that it was understood', () => {
    const lists = report.unmapped.filter(({ from }) => from !== 'paragraph' && from !== 'heading');
    for (const { section, reason } of lists) {
      expect(section).toMatch(/^\d+\) /u);
      expect(['no-kind', 'repeats', 'role']).toContain(reason);
    }
  });
});

describe('the role of', () => {
  const facts = (name: string) =>
    Object.entries(inspectBlueprint('post', bytesOf(name)).role).map(
      ([fact, told]) => `${fact} ${told?.basis ?? 'null'}`,
    );
  it.each([
    [
      FIRST,
      ['title stated', 'level inferred', 'track inferred', 'department inferred', 'horizon stated', 'reportsTo stated'],
    ],
    [
      SECOND,
      ['title stated', 'level inferred', 'track stated', 'department stated', 'horizon stated', 'reportsTo inferred'],
    ],
    [
      THIRD,
      ['title stated', 'level inferred', 'track stated', 'department stated', 'horizon stated', 'reportsTo null'],
    ],
    [
      CAREER_TRACK,
      ['title stated', 'level inferred', 'track null', 'department null', 'horizon null', 'reportsTo null'],
    ],
  ])('%s says which of its facts are stated', (name, expected) => {
    expect(facts(name)).toEqual(expected);
  });
  it.each([
    [FIRST, 'Staff', 'Emerging'],
    [SECOND, 'Senior', 'Emerging'],
    [THIRD, 'Staff', 'Current'],
  ])('%s has the level and horizon of its page', (name, level, horizon) => {
    expect(inspectBlueprint('post', bytesOf(name)).role).toMatchObject({
      level: { value: level },
      horizon: { value: horizon },
    });
  });
});

describe('what the documents leave open', () => {
  const ambiguities = (name: string) => {
    const counts: Record<string, number> = {};
    for (const { what } of inspectBlueprint('post', bytesOf(name)).report.ambiguities)
      counts[what] = (counts[what] ?? 0) + 1;
    return counts;
  };
  it.each([
    [FIRST, { 'range-as-limit': 2 }],
    [SECOND, { 'flattened-list': 10, 'range-as-limit': 2, 'several-tiers': 4, 'several-levels': 5 }],
    [THIRD, { 'flattened-list': 15, 'range-as-limit': 3, 'several-tiers': 4 }],
    [CAREER_TRACK, {}],
  ])('is listed for %s', (name, expected) => {
    expect(ambiguities(name)).toEqual(expected);
  });
  it('states no weight where the table has none, and sums to a whole where it has', () => {
    const weights = (name: string) =>
      inspectBlueprint('post', bytesOf(name)).items.flatMap((item) => (item.kind === 'dimension' ? [item.weight] : []));
    expect(weights(FIRST).reduce<number>((sum, weight) => sum + (weight ?? NaN), 0)).toBe(100);
    expect([...weights(SECOND), ...weights(THIRD)]).toEqual(Array(16).fill(null));
  });
  it('marks the one rating scale as an example', () => {
    const scales = DOCUMENTS.flatMap((name) =>
      inspectBlueprint('post', bytesOf(name)).items.flatMap((item) => (item.kind === 'rating-scale' ? [item] : [])),
    );
    expect(scales.map(({ labels, hedged }) => [labels.length, hedged])).toEqual([[4, true]]);
  });
  it('finds the two placeholder targets of the first page and the one of the second', () => {
    const placeholders = (name: string) =>
      inspectBlueprint('post', bytesOf(name)).items.filter(
        (item) => item.kind === 'kpi' && item.target?.kind === 'placeholder',
      );
    expect([FIRST, SECOND, THIRD].map((name) => placeholders(name).length)).toEqual([2, 1, 0]);
  });
});
