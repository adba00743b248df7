import {
  applyMapping,
  BlueprintRefused,
  inspectBlueprint,
  type InspectedItem,
  proposeMapping,
} from '@plumbline/blueprint-import';
import { framework, type FrameworkCommand, rubricOf } from '@plumbline/domain';
import { reading } from '@plumbline/testing';
import { type DocumentSet, lazily } from '../../support/documents/document-set.js';

const { costToRead } = reading((content) => inspectBlueprint('page', content), BlueprintRefused);

export const pageSuite =
  ({ page }: DocumentSet) =>
  (): void => {
    const read = lazily(() => inspectBlueprint('page', page.bytes()));
    const mapped = lazily(() => ({ ...read(), ...applyMapping([read()], proposeMapping(read())) }));
    const areas = Object.values(page.areas);
    const responsibilities = areas.reduce((sum, area) => sum + area.responsibilities, 0);

    /** An account of the page that owes nothing to the parser: every line that begins with a hyphen and a space. */
    const bullets = () =>
      page
        .bytes()
        .toString('utf8')
        .split('\n')
        .flatMap((line, index) =>
          line.startsWith('- ') ? [{ text: line.slice(2).trim(), locator: `line ${String(index + 1)}` }] : [],
        );

    it('has every list item in exactly one item, verbatim, with its line', () => {
      const { items, report } = read();
      const listed = items.filter((item) => item.kind !== 'area');
      expect(listed.map(({ text, locator }) => ({ text, locator }))).toEqual(bullets());
      const counted = areas.reduce((sum, area) => sum + area.examples + area.antiPatterns, responsibilities);
      expect(bullets()).toHaveLength(counted + page.resources);
      expect([report.unmapped, report.ambiguities]).toEqual([[], []]);
    });
    it('has its areas, of which the first has no heading', () => {
      const { items, areas: found } = mapped();
      const count = (kind: InspectedItem['kind'], group: string) =>
        items.filter((item) => item.kind === kind && item.group === group).length;
      const counted = found.map(({ key }) => {
        const of = (kind: InspectedItem['kind']) => count(kind, key);
        return [
          key,
          { responsibilities: of('responsibility'), examples: of('example'), antiPatterns: of('anti-pattern') },
        ];
      });
      expect(counted).toEqual(Object.entries(page.areas));
      expect(items.filter((item) => item.kind === 'resource')).toHaveLength(page.resources);
    });
    it('has the title and the level of the role', () => {
      expect(read().role).toEqual({
        title: { value: 'Career track staff', basis: 'stated' },
        level: { value: 'Staff', basis: 'inferred' },
        ...{ track: null, department: null, horizon: null, reportsTo: null },
      });
    });
    it('gives keys that are unique and fit the domain', () => {
      const keys = read().items.map((item) => item.key);
      expect(keys.length).toBeGreaterThanOrEqual(responsibilities);
      expect(new Set(keys).size).toBe(keys.length);
      for (const key of keys) expect(key).toMatch(/^[a-z0-9][a-z0-9-]{0,127}$/);
    });
    it('links every criterion to its sentence', () => {
      const { items, criteria, source } = mapped();
      expect(criteria).toHaveLength(responsibilities);
      for (const { text, source: from } of criteria) {
        expect(from?.blueprint).toBe(source.sha256);
        expect(items.find((item) => item.key === from?.item)).toMatchObject({ text, locator: from?.locator });
      }
    });
    it('is applied to a draft and published as a version', () => {
      const by = { actor: 'admin', now: '2027-01-01T00:00:00Z' };
      const { levels, areas: found, criteria } = mapped();
      const { report, ...inspection } = read();
      const { unmapped, ambiguities } = report;
      const items = inspection.items.map((item) => ({ ...item, fields: {} }));
      const edition = { ...inspection, document: null, items, unmapped, ambiguities };
      const applied = { mapping: { levels, rules: [] }, parts: { areas: found, criteria, counterSignals: [] } };
      const frameworkId = 'ic';
      const scale = { min: 1, max: 5, labels: [] };
      const commands: FrameworkCommand[] = [
        { type: 'DraftFramework', data: { frameworkId, track: 'ic', title: 'IC', scale }, ...by },
        { type: 'ImportBlueprint', data: { frameworkId, edition, applied }, ...by },
        { type: 'PublishFramework', data: { frameworkId, semanticHash: 'h' }, ...by },
      ];
      const state = commands.reduce(
        (before, command) => framework.decide(command, before).reduce(framework.evolve, before),
        framework.initialState(),
      );
      const rubric = rubricOf(state, 1);
      expect(rubric?.criteria).toHaveLength(responsibilities);
      expect(rubric?.levels.map((level) => level.key)).toEqual(['staff']);
    });
    it('takes no longer to read than the largest page of a list', () => {
      expect(costToRead(page.bytes())).toBeLessThan(1);
    });
  };
