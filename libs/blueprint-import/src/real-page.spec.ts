import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { framework, rubricOf, type FrameworkCommand } from '@plumbline/domain';
import { applyMapping, inspectBlueprint, proposeMapping } from './index.js';

const folder = resolve(import.meta.dirname, '../../../../shared/blueprints');
const read = (name: string): Buffer => {
  const file = resolve(folder, name);
  if (!existsSync(file))
    throw new Error(`These specs read real documents: put ${name} into shared/blueprints beside the clone.`);
  return readFileSync(file);
};
const page = (): Buffer => read('003_8b52492fb09af37e.txt');
const laid = () => {
  const inspection = inspectBlueprint('page', page());
  return { ...inspection, ...applyMapping([inspection], proposeMapping(inspection)) };
};

/** An account of the page that owes nothing to the parser: every line that begins with a hyphen and a space. */
const bullets = () =>
  page()
    .toString('utf8')
    .split('\n')
    .flatMap((line, index) =>
      line.startsWith('- ') ? [{ text: line.slice(2).trim(), locator: `line ${String(index + 1)}` }] : [],
    );

describe('the career-track page that was given to us', () => {
  it('has every list item in exactly one item, verbatim, with its line', () => {
    const imported = inspectBlueprint('page', page());
    const listed = imported.items.filter((item) => item.kind !== 'area');
    expect(listed.map(({ text, locator }) => ({ text, locator }))).toEqual(bullets());
    expect(bullets()).toHaveLength(54);
    expect(imported.report.unmapped).toEqual([]);
  });
  it('has three areas, of which the first has no heading of its own', () => {
    const { items, areas } = laid();
    const of = (kind: string) => areas.map((a) => items.filter((i) => i.kind === kind && i.group === a.key).length);
    expect(areas.map((area) => area.key)).toEqual(['career-track-staff', 'project-leadership', 'busines-involment']);
    expect(of('responsibility')).toEqual([9, 10, 5]);
    expect(of('example')).toEqual([5, 3, 3]);
    expect(of('anti-pattern')).toEqual([5, 4, 3]);
    expect(items.filter((item) => item.kind === 'resource')).toHaveLength(7);
  });
  it('gives keys that are unique and fit the domain', () => {
    const keys = inspectBlueprint('page', page()).items.map((item) => item.key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^[a-z0-9][a-z0-9-]{0,127}$/);
  });
  it('points from every criterion to its sentence', () => {
    const { items, criteria, source } = laid();
    expect(criteria).toHaveLength(24);
    for (const { text, source: from } of criteria) {
      expect(from?.blueprint).toBe(source.sha256);
      expect(items.find((item) => item.key === from?.item)).toMatchObject({ text, locator: from?.locator });
    }
  });
  it('goes into a draft and out as a version', () => {
    const by = { actor: 'admin', now: '2027-01-01T00:00:00Z' };
    const { levels, areas, criteria } = laid();
    const { report, ...inspection } = inspectBlueprint('page', page());
    const { unmapped, ambiguities } = report;
    const items = inspection.items.map((item) => ({ ...item, fields: {} }));
    const reading = { ...inspection, items, unmapped, ambiguities };
    const applied = { mapping: { levels, rules: [] }, laid: { areas, criteria, counterSignals: [] } };
    const frameworkId = 'ic';
    const commands: FrameworkCommand[] = [
      {
        type: 'DraftFramework',
        data: { frameworkId, track: 'ic', title: 'IC', scale: { min: 1, max: 5, labels: [] } },
        ...by,
      },
      { type: 'ImportBlueprint', data: { frameworkId, reading, applied }, ...by },
      { type: 'PublishFramework', data: { frameworkId, semanticHash: 'h' }, ...by },
    ];
    const state = commands.reduce(
      (before, command) => framework.decide(command, before).reduce(framework.evolve, before),
      framework.initialState(),
    );
    const rubric = rubricOf(state, 1);
    expect(rubric?.criteria).toHaveLength(24);
    expect(rubric?.levels.map((level) => level.key)).toEqual(['staff']);
  });
  it('is read in less than half a second', () => {
    const before = performance.now();
    inspectBlueprint('page', page());
    expect(performance.now() - before).toBeLessThan(500);
  });
});
