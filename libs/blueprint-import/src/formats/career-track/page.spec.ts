import { createHash } from 'node:crypto';
import { applyMapping, inspectBlueprint, proposeMapping } from '../../index.js';

const PAGE = `---
title: Career track senior
layout: post
---

## Career track senior
##### Further reading
- [A book](https://books.example/one)
- https://talks.example/two

Responsibilities:

- Runs a **service** with its team,
  by day &amp; by night.
- Reviews <b>designs</b> of \`others\`.

**Examples:**
1. Made the nightly job
   a quiet one.

Anti-Patterns

* Waits to be asked.

#### Growing others
Responsibilities:
- Coaches two colleagues.
# Growing others
Examples:
- Paired through a whole migration.
`;
const items = (text: string) => inspectBlueprint('x', text).items;
/** What comes of a page whose mapping nobody changed. */
const mapped = (text: string) => {
  const inspection = inspectBlueprint('x', text);
  return applyMapping([inspection], proposeMapping(inspection));
};

describe('a career-track page', () => {
  const imported = inspectBlueprint(' ladder.md\n', PAGE);
  it('becomes items in page order, each with kind, group, ordinal and line', () => {
    expect(imported.items.map((i) => [i.kind, i.group, i.ordinal, i.locator, i.text])).toEqual([
      ['area', null, 1, 'line 6', 'Career track senior'],
      ['resource', null, 1, 'line 8', 'A book (https://books.example/one)'],
      ['resource', null, 2, 'line 9', 'https://talks.example/two'],
      ['responsibility', 'career-track-senior', 1, 'line 13', 'Runs a service with its team, by day & by night.'],
      ['responsibility', 'career-track-senior', 2, 'line 15', 'Reviews designs of others.'],
      ['example', 'career-track-senior', 1, 'line 18', 'Made the nightly job a quiet one.'],
      ['anti-pattern', 'career-track-senior', 1, 'line 23', 'Waits to be asked.'],
      ['area', null, 2, 'line 25', 'Growing others'],
      ['responsibility', 'growing-others', 1, 'line 27', 'Coaches two colleagues.'],
      ['example', 'growing-others', 1, 'line 30', 'Paired through a whole migration.'],
    ]);
    expect(imported.report.unmapped).toEqual([]);
  });
  it('names its source by the digest of its bytes, and the importer version', () => {
    const sha256 = createHash('sha256').update(PAGE).digest('hex');
    expect(imported.source).toEqual({ name: 'ladder.md', format: 'career-track', sha256 });
    expect(imported.importerVersion).toBe('career-track/3');
  });
  it('records the heading above each text', () => {
    expect(new Set(imported.items.map((i) => i.section))).toEqual(
      new Set(['Career track senior', 'Further reading', 'Growing others']),
    );
  });
  it('proposes one level, its areas, and a criterion for each responsibility', () => {
    const { levels, areas, criteria } = mapped(PAGE);
    expect(levels).toEqual([{ key: 'senior', title: 'Senior', ordinal: 5, summary: '' }]);
    expect(areas[0]).toEqual({
      key: 'career-track-senior',
      title: 'Career track senior',
      examples: ['Made the nightly job a quiet one.'],
      antiPatterns: ['Waits to be asked.'],
    });
    expect(criteria).toHaveLength(3);
    expect(criteria[2]).toEqual({
      key: 'senior-coaches-two-colleagues',
      area: 'growing-others',
      text: 'Coaches two colleagues.',
      requirements: [{ level: 'senior', requiredRating: 3, weight: null, critical: false, minEvidence: 1 }],
      source: { blueprint: imported.source.sha256, item: 'coaches-two-colleagues', locator: 'line 27' },
    });
  });
  it('requires the middle of the scale', () => {
    const asked = (min: number, max: number) =>
      proposeMapping(imported, { scale: { min, max } }).rules.find(({ kind }) => kind === 'responsibility');
    expect(asked(1, 4)?.requiredRating).toBe(3);
    expect(asked(0, 10)?.requiredRating).toBe(5);
  });
  it('reads the same with other line ends, white space and a byte order mark, except for the digest', () => {
    const other = inspectBlueprint(
      'y',
      '\uFEFF' + PAGE.replaceAll('\n', '\r\n').replaceAll(' with its', '  with\tits'),
    );
    expect(other.items).toEqual(imported.items);
    expect(other.source.sha256).not.toBe(imported.source.sha256);
  });
  it('keeps the keys of unchanged lines when others are added, moved or reworded at the end', () => {
    const edition = PAGE.replace('- Reviews', '- Writes things down.\n- Reviews').replace(
      'Waits to be',
      'Waits  to\n  be',
    );
    const keys = new Set(items(edition).map((i) => i.key));
    for (const { key } of imported.items) expect(keys).toContain(key);
    const long = (end: string) =>
      items(
        `# Staff\nResponsibilities:\n- Keeps the shared libraries of many teams healthy and small, year after ${end}.\n`,
      );
    expect(long('year')[1]?.key).toBe(long('each other year')[1]?.key);
  });
  it('reads bytes as it reads text', () => {
    expect(inspectBlueprint('x', Buffer.from(PAGE)).items).toEqual(imported.items);
  });
  it('ignores the file name', () => {
    expect(inspectBlueprint('ladder.json', PAGE).items).toEqual(imported.items);
  });
});

describe('text of a page outside its lists', () => {
  const page = `# Staff

An introduction.

- A list that nothing announces.
  - With a point inside.

## Delivery
Responsibilities:
- Ships.
  - A point below a point.
- Plans.

Some more words.

- A list after words.

> - Quoted.

## Empty
Examples:

## Later
<div onclick="x()">

[ref]: https://refs.example/
`;
  it('is reported in page order, each list item separately', () => {
    expect(inspectBlueprint('x', page).report.unmapped.map(({ text }) => text)).toEqual([
      'An introduction.',
      'A list that nothing announces.',
      'With a point inside.',
      'Some more words.',
      'A list after words.',
      'Quoted.',
      'Empty',
      'Examples:',
      'Later',
      'ref: https://refs.example/',
    ]);
  });
  it('never becomes a criterion, except nested points, which are reported as ambiguous', () => {
    expect(mapped(page).criteria.map((c) => c.text)).toEqual(['Ships.', 'A point below a point.', 'Plans.']);
    expect(inspectBlueprint('x', page).report.ambiguities).toEqual([
      { what: 'nested-list', text: 'Ships.', section: 'Delivery', locator: 'line 10' },
    ]);
  });
  it('loses its tags within a sentence, and scripts with their source', () => {
    const [, item] = items(
      '# Staff\nResponsibilities:\n- Says <script>alert(1)</script> out <img src=x onerror=y> loud.\n',
    );
    expect(item?.text).toBe('Says out loud.');
  });
});
