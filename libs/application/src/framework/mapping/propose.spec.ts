import { inspectBlueprint } from '@plumbline/blueprint-import';
import type { FrameworkMapping } from '@plumbline/domain';
import type { FrameworkBlueprints, ImportedBlueprint } from '@plumbline/read-model';
import { toInspection, toEdition } from './blueprint-edition.js';
import { partsOf, reviewedPartsOf } from './parts.js';
import { decision, proposeFor } from './propose.js';

const page = (level: string, ...responsibilities: string[]) =>
  `## Career track ${level}\n\nResponsibilities:\n\n${responsibilities.map((text) => `- ${text}\n`).join('')}
Anti-Patterns:\n\n- Decides alone.\n`;
const imported = (text: string): ImportedBlueprint => ({
  ...toEdition(inspectBlueprint('page.md', text)),
  document: null,
  importedAt: '2027-01-01T00:00:00Z',
});
const from = (editions: ImportedBlueprint[], more: Partial<FrameworkBlueprints> = {}): FrameworkBlueprints => ({
  ...{ id: 'f', title: 'F', scale: { min: 1, max: 5, labels: [] }, levels: [], entryLevels: [], editions },
  ...{ mapping: null, published: null, revision: '1' },
  ...more,
});
const staff = imported(page('staff', 'Says early what is at risk.'));
const criteria = ({ rules }: ReturnType<typeof proposeFor>) => rules.filter(({ becomes }) => becomes === 'criterion');

describe('a recorded document', () => {
  it('converts back to the inspection it was made from', () => {
    const inspection = inspectBlueprint('page.md', page('staff', 'One.', 'Two.'));
    expect(toInspection({ ...toEdition(inspection), document: null })).toEqual(inspection);
  });
});

describe('the proposed mapping', () => {
  it('makes criteria of a page at its level, with reasons, and marks nothing as decided', () => {
    const proposed = proposeFor(from([staff]));
    expect(proposed.levels).toMatchObject([{ key: 'staff', title: 'Staff' }]);
    expect(criteria(proposed)).toMatchObject([{ kind: 'responsibility', level: 'staff', weight: null, count: 1 }]);
    expect(proposed.rules.every(({ basis, reason }) => basis === 'proposed' && reason !== '')).toBe(true);
  });
  it('keeps what was decided, and carries it over to a later edition', () => {
    const first = proposeFor(from([staff]));
    const mapping: FrameworkMapping = {
      levels: first.levels,
      rules: first.rules.map((rule) => ({ ...rule, requiredRating: 5, reason: 'Our own.' })),
    };
    expect(criteria(proposeFor(from([staff], { mapping })))).toMatchObject([{ requiredRating: 5, basis: 'reviewed' }]);
    const later = imported(page('staff', 'Says early what is at risk.', 'Asks for help.'));
    const again = proposeFor(from([staff, later], { mapping }));
    expect(again.rules.map(({ blueprint }) => blueprint)).toEqual(again.rules.map(() => later.source.sha256));
    expect(criteria(again)).toMatchObject([{ requiredRating: 5, basis: 'carried', count: 2, reason: 'Our own.' }]);
  });
  it('carries rules over to an area whose heading was renamed, with its key and its new name', () => {
    const of = (heading: string) =>
      imported(
        `# Career track staff\n\n## ${heading}\n\nResponsibilities:\n\n- Says early what is at risk.\n- Asks for help.\n`,
      );
    const first = proposeFor(from([of('Delivery')]));
    const rules = first.rules.map((rule) => ({ ...rule, requiredRating: 5 }));
    const again = proposeFor(from([of('Delivery'), of('Execution')], { mapping: { levels: first.levels, rules } }));
    expect(criteria(again)).toMatchObject([
      { requiredRating: 5, basis: 'carried', group: 'execution', area: { key: 'delivery', title: 'Execution' } },
    ]);
  });
  it('keeps the title that was decided for an area whose heading stays', () => {
    const of = (...items: readonly string[]) =>
      imported(
        `# Career track staff\n\n## Delivery\n\nResponsibilities:\n\n${items.map((item) => `- ${item}\n`).join('')}`,
      );
    const [first, later] = [of('Says early what is at risk.'), of('Says early what is at risk.', 'Asks for help.')];
    const proposed = proposeFor(from([first]));
    const rules = proposed.rules.map((rule) => ({ ...rule, area: { ...rule.area, title: 'How we deliver' } }));
    expect(criteria(proposed)).toMatchObject([{ group: 'delivery', area: { key: 'delivery', title: 'Delivery' } }]);
    for (const editions of [[first], [first, later]])
      expect(criteria(proposeFor(from(editions, { mapping: { levels: proposed.levels, rules } })))).toMatchObject([
        { area: { key: 'delivery', title: 'How we deliver' } },
      ]);
  });
  it('takes a criterion along to the area that its sentence moved to, where both areas stay', () => {
    const matrix = (...[scope, planning]: readonly string[]) =>
      imported(
        `# Mover\n\n| Area | Junior | Senior |\n|-|-|-|\n| Scope | Small tasks with help | ${scope ?? ''} |\n| Planning | The own day with help | ${planning ?? ''} |\n`,
      );
    const [owns, plans] = ['Owns whole subsystems of the work', 'Plans whole cycles for a team'];
    const areaOf = (rules: readonly { itemLevel: string | null; group: string | null; area: object }[]) =>
      rules.flatMap(({ itemLevel, group, area }) => (itemLevel === 'Senior' ? [[group, area]] : []));
    const first = matrix(owns, plans);
    const { levels, rules: proposed } = proposeFor(from([first]));
    const rules = proposed.map((rule) => ({ ...rule, requiredRating: rule.group === 'area-planning' ? 5 : 2 }));
    for (const later of [matrix('', owns), matrix(plans, owns)]) {
      const again = proposeFor(from([first, later], { mapping: { levels, rules: rules.map(decision) } }));
      expect(areaOf(again.rules)).toContainEqual(['area-planning', { key: 'area-planning', title: 'Planning' }]);
      expect(again.rules.map(({ group, area, requiredRating }) => [group, area.key, requiredRating])).toEqual(
        again.rules.map(({ group }) => [group, group, group === 'area-planning' ? 5 : 2]),
      );
    }
  });
  it('takes levels from the draft', () => {
    const levels = [{ key: 'staff', title: 'Staff engineer', ordinal: 40, summary: 'Ours.' }];
    expect(proposeFor(from([staff], { levels })).levels).toEqual(levels);
  });
});

describe('a mapping that is sent back', () => {
  const { levels, rules } = proposeFor(from([staff]));
  const mapping: FrameworkMapping = { levels, rules: rules.map(decision) };
  it('makes parts of the items as its rules say', () => {
    const { criteria, counterSignals } = partsOf(mapping, [staff]);
    expect(criteria).toMatchObject([{ text: 'Says early what is at risk.', requirements: [{ level: 'staff' }] }]);
    expect(counterSignals).toMatchObject([{ text: 'Decides alone.', source: { blueprint: staff.source.sha256 } }]);
  });
  it('is refused if a rule is missing, even if the result would be valid', () => {
    const less = { ...mapping, rules: mapping.rules.slice(1) };
    const flaws = [expect.objectContaining({ field: 'rules' })];
    expect(() => reviewedPartsOf(less, [staff])).toThrow(expect.objectContaining({ name: 'MappingFlawed', flaws }));
    expect(reviewedPartsOf(mapping, [staff]).criteria).toHaveLength(1);
  });
  it('has one title for an area that two documents name differently, so that it can be sent back', () => {
    const ladder = (craft: string, area: string, levels: readonly string[]) =>
      imported(
        `# Levels of ${craft}\n\n${levels.map((level) => `## ${level}\n\n### ${area}\n- Coaches as a ${level}.\n`).join('\n')}`,
      );
    const both = [
      ladder('makers', 'Working together', ['Junior', 'Senior']),
      ladder('menders', 'Working Together', ['Staff', 'Principal']),
    ];
    const { levels, rules } = proposeFor(from(both));
    const criteria = rules.filter(({ becomes }) => becomes === 'criterion');
    expect(criteria).toHaveLength(4);
    expect(criteria.map(({ area }) => area)).toEqual(
      criteria.map(() => ({ key: criteria[0]?.area.key, title: 'Working together' })),
    );
    expect(reviewedPartsOf({ levels, rules: rules.map(decision) }, both).areas).toHaveLength(1);
  });
});
