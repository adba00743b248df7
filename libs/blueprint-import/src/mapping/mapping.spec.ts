import { applyMapping, BlueprintRefused, inspectBlueprint, proposeMapping, proposeMappings } from '../index.js';

const ROLE = (level: string, next: string) => `# ${level} Tester: Role Blueprint

## Core Responsibilities
### Technical responsibilities
- Tests.

## Technical Skills Required
### Must-have technical skills
- **Patience (Critical)**
- **Care (Important → often Critical)**
### Good-to-have technical skills
- **Luck (Optional)**

## Career Path
### Skills needed for promotion (${next})
- Teaches testing.

## Risks
### Anti-patterns
- Tests nothing.

## Hiring Criteria
### Red flags
- Breaks things.
### Scorecard dimensions
| Dimension | Weight | Evidence |
|--|--|--|
| Depth | 60% | Talk |
| Width | 40% | Talk |
`;
const senior = inspectBlueprint('senior', ROLE('Senior', 'to Staff/Principal'));
const staff = inspectBlueprint('staff', ROLE('Staff', 'Staff → Principal'));
const mapping = proposeMappings([staff, senior]);
const ruleOf = (kind: string, group: string | null = null) => {
  const rule = proposeMapping(senior).rules.find((one) => one.kind === kind && one.group === group);
  if (rule === undefined) throw new Error(`no rule for ${kind}`);
  return rule;
};

describe('the proposed mapping', () => {
  it('has the levels of the documents and those they name next, in their order', () => {
    expect(mapping.levels.map(({ key }) => key)).toEqual(['senior', 'staff', 'principal']);
  });
  it('gives each level a unique ordinal, by the number in its name if its words rank it no higher', () => {
    const page = (title: string) =>
      inspectBlueprint(
        'page.md',
        `## Career track ${title}\n\nResponsibilities:\n\n- Says early what is at risk as ${title}.\n`,
      );
    const levelsOf = (...titles: string[]) => {
      const { levels } = proposeMappings(titles.map(page));
      expect(new Set(levels.map(({ ordinal }) => ordinal)).size).toBe(titles.length);
      return levels.map(({ title }) => title);
    };
    expect(levelsOf('L6', 'L4', 'L5')).toEqual(['L4', 'L5', 'L6']);
    expect(levelsOf('L10', 'L9')).toEqual(['L9', 'L10']);
    expect(levelsOf('Makers', 'Keepers')).toEqual(['Makers', 'Keepers']);
  });
  it.each([
    ['skill', 'must-have', 'criterion', 'senior'],
    ['promotion', null, 'criterion', 'staff'],
    ['anti-pattern', null, 'counter-signal', 'senior'],
    ['red-flag', null, 'counter-signal', 'senior'],
    ['responsibility', 'technical', 'guidance', 'senior'],
    ['skill', 'good-to-have', 'nothing', 'senior'],
    ['dimension', null, 'nothing', 'senior'],
  ])('makes of %s/%s a %s of %s', (kind, group, becomes, level) => {
    expect(ruleOf(kind, group)).toMatchObject({ becomes, level });
  });
  it('reports a document that names two next levels', () => {
    expect(ruleOf('promotion').reason).toContain('"Staff/Principal"');
    const plain = proposeMapping(staff).rules.find(({ kind }) => kind === 'promotion');
    expect([plain?.level, plain?.reason.includes('more than one')]).toEqual(['principal', false]);
  });
  it('says that scorecards are for hiring, and proposes no weight that is not stated', () => {
    expect(ruleOf('dimension').reason).toContain('hiring');
    expect(
      proposeMapping(senior)
        .rules.filter(({ weight }) => weight !== null)
        .map(({ kind, weight }) => [kind, weight]),
    ).toEqual([['dimension', 'stated']]);
  });
  it('requires the middle of the scale, rounded up', () => {
    expect(proposeMapping(senior, { scale: { min: 1, max: 4 } }).rules[0]?.requiredRating).toBe(3);
  });
  it('leaves the level open if the document names none', () => {
    const page = inspectBlueprint('x', '# Career track\n\nResponsibilities:\n- Leads.\n');
    const proposed = proposeMapping(page);
    expect(proposed.rules[0]).toMatchObject({ becomes: 'criterion', level: null });
    expect(proposed.rules[0]?.reason).toContain('fill it in');
    expect(() => applyMapping([page], proposed)).toThrow(BlueprintRefused);
  });
});

describe('an applied mapping', () => {
  const applied = applyMapping([senior, staff], mapping);
  it('makes criteria at their levels, critical only if that is stated without a condition', () => {
    expect(
      applied.criteria.map(({ key, requirements }) => [
        key,
        requirements.map(({ level, critical }) => `${level} ${String(critical)}`),
      ]),
    ).toEqual([
      ['senior-skill-patience', ['senior true', 'staff true']],
      ['senior-skill-care', ['senior false', 'staff false']],
      ['staff-promotion-teaches-testing', ['staff false', 'principal false']],
    ]);
  });
  it('links each criterion and counter-signal to its item', () => {
    const items = new Map(
      [senior, staff].flatMap(({ source, items: all }) =>
        all.map((item) => [`${source.sha256} ${item.key}`, item] as const),
      ),
    );
    const parts = [...applied.criteria, ...applied.counterSignals];
    expect(parts).toHaveLength(7);
    for (const { text, source } of parts) {
      const item = items.get(`${source?.blueprint ?? ''} ${source?.item ?? ''}`);
      expect(item).toMatchObject({ text, locator: source?.locator });
    }
  });
  it('has an area for every part, and no other', () => {
    const used = [...applied.criteria, ...applied.counterSignals].map(({ area }) => area);
    expect(applied.areas.map(({ key }) => key).sort()).toEqual([...new Set([...used, 'responsibilities'])].sort());
    expect(applied.areas.find(({ key }) => key === 'responsibilities')?.examples).toEqual(['Tests.', 'Tests.']);
  });
  it('takes scorecard weights as stated if an admin chose them', () => {
    const rules = mapping.rules.map((rule) =>
      rule.kind === 'dimension' ? { ...rule, becomes: 'criterion' as const } : rule,
    );
    const { criteria } = applyMapping([staff], { ...mapping, rules });
    const weights = criteria
      .filter(({ area }) => area === 'scorecard')
      .map(({ text, requirements }) => [text, requirements[0]?.weight]);
    expect(weights).toEqual([
      ['Depth: Talk', 60],
      ['Width: Talk', 40],
    ]);
  });
  it('keeps the key of an item over editions, even if another document has a similar item', () => {
    const text = ROLE('Staff', 'Staff → Principal').replace('Staff Tester', 'Staff Lead');
    const signals = (page: string) => {
      const lead = inspectBlueprint('lead', page.replace('Tests nothing.', 'Tests nothing, ever.'));
      const both = proposeMappings([staff, lead]);
      return applyMapping([staff, lead], both).counterSignals.map(({ key }) => key);
    };
    const [first, second] = [signals(text), signals(text.replace('Teaches testing.', 'Teaches it.'))];
    expect(new Set(first).size).toBe(4);
    expect(second).toEqual(first);
  });
  it('makes one criterion of equal texts, however their letters are composed', () => {
    const text = (level: string) => ROLE(level, `${level} → Principal`).replace('Teaches testing.', 'Führt ein Team.');
    const apart = inspectBlueprint('staff', text('Staff').normalize('NFD'));
    const composed = inspectBlueprint('senior', text('Senior'));
    const both = applyMapping([composed, apart], proposeMappings([composed, apart]));
    expect(both.criteria.filter(({ area }) => area === 'promotion')).toHaveLength(1);
  });
  it('makes nothing of an item without visible text', () => {
    const page = inspectBlueprint('staff', ROLE('Staff', 'Staff → Principal').replace('Tests nothing.', '\u200b'));
    const mapped = applyMapping([page], proposeMapping(page));
    expect(mapped.counterSignals.map(({ text }) => text)).toEqual(['Breaks things.']);
    expect(mapped.areas.flatMap(({ antiPatterns }) => antiPatterns)).not.toContain('\u200b');
  });
  it('is deterministic, and makes nothing without rules', () => {
    expect(applyMapping([senior, staff], mapping)).toEqual(applied);
    expect(applyMapping([senior], { levels: mapping.levels, rules: [] })).toEqual({
      levels: [],
      areas: [],
      criteria: [],
      counterSignals: [],
    });
  });
  it('is refused if a rule names a level that the mapping lacks', () => {
    expect(() => applyMapping([senior], { ...mapping, levels: [] })).toThrow(/lacks the level senior/);
  });
});
