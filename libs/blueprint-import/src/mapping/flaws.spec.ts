import { growthByEight } from '@plumbline/testing';
import { inspectBlueprint } from '../inspect-blueprint.js';
import { mappingFlaws, type MappingFlaw } from './flaws.js';
import type { Mapping, MappingRule } from './mapping.js';
import { proposeMapping } from './propose-mapping.js';

const page = (text: string) =>
  inspectBlueprint(
    'page.md',
    `## Career track staff\n\nResponsibilities:\n\n- ${text}\n\nAnti-Patterns:\n\n- Decides alone.\n`,
  );
const staff = page('Says early what is at risk.');
const proposed = proposeMapping(staff);
const at = proposed.rules.findIndex(({ kind }) => kind === 'responsibility');
const other = proposed.rules.findIndex(({ kind }) => kind === 'anti-pattern');

const flawsOf = (mapping: Mapping, earlier = [page('Says it late.')]): readonly MappingFlaw[] =>
  mappingFlaws(mapping, { latest: [staff], earlier });
const with_ = (change: Partial<MappingRule>, which = at): Mapping => ({
  ...proposed,
  rules: proposed.rules.map((rule, index) => (index === which ? { ...rule, ...change } : rule)),
});
const appended = (...rules: readonly (MappingRule | undefined)[]): Mapping => ({
  ...proposed,
  rules: [...proposed.rules, ...rules.flatMap((rule) => rule ?? [])],
});
const said = (mapping: Mapping): readonly string[] =>
  flawsOf(mapping).map(({ field, problem }) => `${field} ${problem}`);
const here = (field: string, about = 'responsibility/staff of page.md') => `rules[${String(at)}]${field} (${about})`;

describe('the flaws of a mapping', () => {
  it('are none for a proposed mapping, with or without its counts', () => {
    expect(flawsOf(proposed)).toEqual([]);
    expect(flawsOf({ ...proposed, rules: proposed.rules.map((rule) => ({ ...rule, count: 0 })) })).toEqual([]);
  });
  it('name a kind, group and count that the document does not have', () => {
    const group = proposed.rules[at]?.group ?? null;
    const named = `responsibility${group === null ? '' : `/${group}`} of page.md`;
    expect(said(with_({ kind: 'nokind' as 'kpi' }))).toEqual([
      expect.stringMatching(/^rules\[\d+\] \(nokind.* of page\.md\) is about items that the document does not have$/),
      `rules has none for ${named} (1 item)`,
    ]);
    expect(said(with_({ group: 'elsewhere' }))).toHaveLength(2);
    expect(said(with_({ count: 7 }))).toEqual([`${here('.count', named)} says 7 items, and the document has 1`]);
  });
  it('name items without a rule, and how to fix that', () => {
    const less = { ...proposed, rules: proposed.rules.filter((_, index) => index !== other) };
    expect(flawsOf(less)).toEqual([
      {
        field: 'rules',
        problem: expect.stringMatching(/^has none for anti-pattern.* of page\.md \(1 item\)$/) as string,
        fix: expect.stringContaining('becomes "nothing"') as string,
      },
    ]);
    expect(flawsOf(with_({ becomes: 'nothing' }))).toEqual([]);
  });
  it('name two rules about the same items, even if they agree', () => {
    const again = proposed.rules[at];
    const [said_] = said(appended(again && { ...again, becomes: 'nothing' }));
    expect(said_).toContain(`is about the same items as rules[${String(at)}]`);
    expect(said(appended(again))).toHaveLength(1);
  });
  it('name a level that is listed twice, and two levels with one ordinal', () => {
    const [level] = proposed.levels;
    if (level === undefined) throw new Error('There is no level.');
    expect(said({ ...proposed, levels: [level, { ...level, title: 'Other' }] })).toEqual([
      'levels[1].key is "staff" again, as in levels[0]',
    ]);
    const principal = { ...level, key: 'principal' };
    const asking: MappingRule[] = with_({ level: 'principal', becomes: 'criterion' }, other).rules.slice();
    const both = { levels: [level, principal], rules: asking };
    expect(said(both)).toEqual(['levels[1].ordinal of principal is that of staff too']);
  });
  it.each([
    ['null', null],
    ['one that the mapping lacks', 'fellow'],
  ])('name a criterion of a level that is %s, the levels that there are, and how to add one', (_what, level) => {
    const add = 'a level that is not there yet goes into "levels" first, with a key, a title and an ordinal.';
    const field = `rules[${String(at)}].level`;
    expect(flawsOf(with_({ level }))).toMatchObject([{ field, fix: `Send one of staff; ${add}` }]);
    const none = { ...with_({ level }), levels: [] };
    expect(flawsOf(none)).toContainEqual(expect.objectContaining({ field, fix: `There is none: ${add}` }));
  });
  it('name an area with two titles, unless nothing becomes of one of them', () => {
    const area = { ...(proposed.rules[at]?.area ?? { key: 'x' }), title: 'Another' };
    expect(said(with_({ area }, other))).toEqual([expect.stringContaining('"Another", and rules[')]);
    expect(said({ ...proposed, rules: with_({ area, becomes: 'nothing' }, other).rules })).toEqual([]);
  });
  it('name documents that were not imported, and editions that a later one replaced', () => {
    const earlier = page('Says it late.').source.sha256;
    expect(said(appended(...proposed.rules.map((rule) => ({ ...rule, blueprint: earlier }))))).toEqual(
      proposed.rules.map(() => expect.stringContaining('an edition that a later import stands in for') as string),
    );
    expect(said(appended({ ...(proposed.rules[at] as MappingRule), blueprint: 'f'.repeat(64) }))).toEqual([
      expect.stringContaining(`of ${'f'.repeat(64)}) names no imported document`),
    ]);
  });
  it('take linear time to find', () => {
    const many = (length: number) =>
      Array.from({ length }, (_, n) => ({ ...(proposed.rules[at] as MappingRule), group: `g${String(n)}` }));
    expect(flawsOf({ ...proposed, rules: many(2_000) }).length).toBeGreaterThan(2_000);
    expect(growthByEight((size) => flawsOf({ ...proposed, rules: many(size) }), 4_000)).toBeLessThan(24);
  });
});
