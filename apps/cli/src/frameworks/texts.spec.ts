import type { FrameworkMapping, MappingPreview, ProposedRule as Rule, VersionDiff } from '@plumbline/responses';
import { filled } from '../output.js';
import { diffText } from './diff-text.js';
import { mappingText } from './mapping-text.js';
import { previewText } from './preview-text.js';

const rule: Rule = {
  ...{ blueprint: 'a'.repeat(64), kind: 'skill', group: 'must-have', itemLevel: null, count: 10, becomes: 'criterion' },
  ...{ level: 'staff', area: { key: 'skills', title: 'Must-have skills' }, weight: 'stated', critical: 'stated' },
  ...{
    requiredRating: 3,
    minEvidence: 1,
    reason: 'Stated as what the role must have. '.repeat(6).trim(),
    basis: 'proposed',
  },
};
const staff = { key: 'staff', title: 'Staff', ordinal: 1, summary: '' };
const shown = (...rules: Rule[]): FrameworkMapping => ({
  ...{ id: 'f', revision: '3', mapping: { levels: [staff], entryLevels: [], rules } },
  blueprints: [{ sha256: rule.blueprint, name: 'staff.md', format: 'role-blueprint', roleTitle: 'Staff Engineer' }],
});

describe('a mapping, as the terminal shows it', () => {
  it('fits 120 columns and loses no word of its reasons', () => {
    const text = mappingText(shown(rule), false);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(`proposed: ${rule.reason}`);
    expect(text).toContain(
      'skill/must-have, 10 items at staff in Must-have skills: rating 3, evidence 1, weight as stated',
    );
  });
  it('counts the kinds that become nothing, and lists them on request', () => {
    const nothing = ['kpi', 'tool'].map((kind): Rule => ({ ...rule, kind, group: null, count: 3, becomes: 'nothing' }));
    const text = mappingText(shown(rule, ...nothing), false);
    expect(text).toContain('of 6 items of 2 kinds; --all shows them');
    expect(text).not.toContain('kpi');
    expect(mappingText(shown(rule, ...nothing), true)).toMatch(/nothing {9}kpi, 3 items\n/);
  });
  it('does not break a word that is longer than a line', () => {
    expect(filled(`a ${'x'.repeat(200)}`, 2)).toBe(`a ${'x'.repeat(200)}`);
    expect(filled(`${'one '.repeat(40)}end`, 4).split('\n')).toHaveLength(2);
  });
});

describe('the preview of a mapping, as the terminal shows it', () => {
  const none = { added: [], revised: [], removed: [], kept: [] };
  const keys = Array.from({ length: 25 }, (_, n) => `k${n.toString()}`);
  const preview: MappingPreview = {
    id: 'f',
    revision: '3',
    levels: none,
    entryLevels: { added: ['junior'], removed: [] },
    areas: { ...none, added: ['a'] },
    counterSignals: none,
    criteria: { added: ['b', 'c'], revised: ['d'], removed: keys, kept: [{ key: 'e', why: 'edited-by-hand' }] },
    warnings: [{ code: 'weights-mixed', level: 'staff', detail: 'Weights are mixed.' }],
  };
  it('counts by part, names what is removed and what stays as edited by hand, and shows warnings', () => {
    const [counts, ...lines] = previewText(preview);
    expect(counts).toBe('levels +0 -0 ~0, areas +1 -0 ~0, criteria +2 -25 ~1, counter-signals +0 -0 ~0');
    expect(lines).toContain('  + entry level junior');
    expect(lines).toContain('  - criterion k0');
    expect(lines).toContain('  … and 5 more; --json names them');
    expect(lines).toContain('  = criterion e: edited by hand, and so kept as it is');
    expect(lines.at(-1)).toBe('Warning: Weights are mixed.');
  });
});

describe('the difference of two versions, as the terminal shows it', () => {
  const same = { added: [], removed: [], reworded: [], moved: [] };
  const area = { key: 'craft', title: 'Craft', examples: ['Asked.'], antiPatterns: ['Guesses.'] };
  const none = { added: [], removed: [], revised: [] };
  const diff: VersionDiff = {
    ...{
      id: 'f',
      from: 1,
      to: 2,
      levels: none,
      entryLevels: { added: [], removed: [] },
      areas: none,
      criteria: { ...same, reweighted: [] },
      counterSignals: same,
    },
    ...{ pinned: null, hidden: [] },
  };
  it('lists added, removed and changed levels and areas', () => {
    const renamed = { ...area, title: 'Our craft', examples: ['Asked twice.'] };
    const text = diffText({
      ...diff,
      levels: { ...none, added: [{ ...staff, key: 'fellow', title: 'Fellow' }], removed: [staff] },
      entryLevels: { added: ['junior'], removed: ['trainee'] },
      areas: { ...none, revised: [{ key: 'craft', from: area, to: renamed }] },
    });
    expect(text.split('\n').slice(1)).toEqual([
      '+ level fellow: Fellow',
      '- level staff: Staff',
      '+ entry level junior',
      '- entry level trainee',
      '~ area craft: Craft',
      '  now: Our craft',
      '  + example: Asked twice.',
      '  - example: Asked.',
    ]);
  });
  it('says where a criterion and a counter-signal moved to', () => {
    const moved = [{ key: 'k', from: 'craft', to: 'people' }];
    const text = diffText({
      ...diff,
      criteria: { ...same, moved, reweighted: [] },
      counterSignals: { ...same, moved },
    });
    expect(text).toContain('~ criterion k: moved from area craft to people');
    expect(text).toContain('~ counter-signal k: moved from area craft to people');
  });
  it('says when nothing differs', () => {
    expect(diffText(diff)).toContain('Nothing in them differs.');
  });
});
