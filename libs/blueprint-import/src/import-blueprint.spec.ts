import { createHash } from 'node:crypto';
import { BlueprintRefused, importBlueprint, inspectBlueprint, UnsupportedBlueprint } from './index.js';

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
const items = (text: string) => importBlueprint('x', text).items;
const caught = (content: Uint8Array | string): BlueprintRefused => {
  try {
    importBlueprint('x', content);
  } catch (error) {
    if (error instanceof BlueprintRefused) return error;
    throw error;
  }
  throw new Error('it was imported');
};

describe('a career-track page', () => {
  const imported = importBlueprint(' ladder.md\n', PAGE);
  it('becomes items in the order of the page, each with its kind, group, count and line', () => {
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
    expect(imported.unmapped).toEqual([]);
  });
  it('names its source by the digest of the bytes, and the importer', () => {
    const sha256 = createHash('sha256').update(PAGE).digest('hex');
    expect(imported.source).toEqual({ name: 'ladder.md', format: 'career-track', sha256 });
    expect(imported.importerVersion).toBe('career-track/2');
  });
  it('says under which heading each text stood', () => {
    expect(new Set(imported.items.map((i) => i.section))).toEqual(
      new Set(['Career track senior', 'Further reading', 'Growing others']),
    );
  });
  it('proposes one level, its areas, and a criterion for each responsibility', () => {
    const { levels, areas, criteria } = imported.proposal;
    expect(levels).toEqual([{ key: 'senior', title: 'Senior', ordinal: 1, summary: '' }]);
    expect(areas[0]).toEqual({
      key: 'career-track-senior',
      title: 'Career track senior',
      examples: ['Made the nightly job a quiet one.'],
      antiPatterns: ['Waits to be asked.'],
    });
    expect(criteria).toHaveLength(3);
    expect(criteria[2]).toEqual({
      key: 'coaches-two-colleagues',
      area: 'growing-others',
      text: 'Coaches two colleagues.',
      requirements: [{ level: 'senior', requiredRating: 3, weight: null, critical: false, minEvidence: 1 }],
      source: { blueprint: imported.source.sha256, item: 'coaches-two-colleagues', locator: 'line 27' },
    });
  });
  it('asks for the middle of the scale, or for what the caller says', () => {
    const rated = (options: object) =>
      importBlueprint('x', PAGE, options).proposal.criteria[0]?.requirements[0]?.requiredRating;
    expect(rated({ scale: { min: 1, max: 4 } })).toBe(3);
    expect(rated({ scale: { min: 0, max: 10 } })).toBe(5);
    expect(rated({ requiredRating: 4 })).toBe(4);
    expect(importBlueprint('x', PAGE, { ordinal: 7 }).proposal.levels[0]?.ordinal).toBe(7);
  });
  it('is the same with other line ends, white space and a byte order mark, but for the digest', () => {
    const other = importBlueprint('y', '\uFEFF' + PAGE.replaceAll('\n', '\r\n').replaceAll(' with its', '  with\tits'));
    expect(other.items).toEqual(imported.items);
    expect(other.source.sha256).not.toBe(imported.source.sha256);
  });
  it('keeps the keys of what stays when lines are added, moved or reworded at the end', () => {
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
  it('takes bytes as it takes text', () => {
    expect(importBlueprint('x', Buffer.from(PAGE)).items).toEqual(imported.items);
  });
  it('does not look at the name', () => {
    expect(importBlueprint('ladder.json', PAGE).items).toEqual(imported.items);
  });
});

describe('what a page says beside its lists', () => {
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
  it('is reported in the order of the page, each list item by itself', () => {
    expect(importBlueprint('x', page).unmapped).toEqual([
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
  it('never becomes a criterion, but for points below a point, which are said to be read so', () => {
    expect(importBlueprint('x', page).proposal.criteria.map((c) => c.text)).toEqual([
      'Ships.',
      'A point below a point.',
      'Plans.',
    ]);
    expect(inspectBlueprint('x', page).report.ambiguities).toEqual([
      { what: 'nested-list', text: 'Ships.', section: 'Delivery', locator: 'line 10' },
    ]);
  });
  it('loses its tags within a sentence, and a script with its source', () => {
    const [, item] = items(
      '# Staff\nResponsibilities:\n- Says <script>alert(1)</script> out <img src=x onerror=y> loud.\n',
    );
    expect(item?.text).toBe('Says out loud.');
  });
});

describe('the level that a page is about', () => {
  const level = (title: string) =>
    importBlueprint('x', `# ${title}\n\nResponsibilities:\n- Leads.\n`).proposal.levels[0];
  it.each([
    ['Career track staff', 'staff', 'Staff'],
    ['Staff Engineer: career ladder', 'staff-engineer', 'Staff Engineer'],
    ['Career track', 'career-track', 'Career track'],
  ])('is what %p says beside furniture', (title, key, name) => {
    expect(level(title)).toMatchObject({ key, title: name });
  });
  it('has a key even where no letter is Latin', () => {
    expect(level('職務')?.key).toMatch(/^text-[0-9a-f]{8}$/);
  });
});

describe('a document of another family', () => {
  it.each([
    ['JSON', '{"content": {"rendered": "<h2>Responsibilities:</h2>"}}'],
    ['JSON', '["Responsibilities:"]'],
    ['HTML or XML', '<h2>\nDuties of the day\n</h2>\n<ul><li>Leads.</li></ul>'],
    ['Markdown or YAML without', '---\ntitle: Staff\n---\n\n- Leads.\n'],
    ['text without', 'title: Staff\nteam: one that is not listed\n'],
    ['text without', '# Staff\n\nResponsibilities:\n\nLeads, mostly.\n'],
    ['an empty document', ' \n'],
  ])('is refused as %s, with what would be taken', (seen, text) => {
    const error = caught(text);
    expect(error).toBeInstanceOf(UnsupportedBlueprint);
    expect(error.code).toBe('blueprint-unsupported');
    expect(error.message).toContain(seen);
    expect(error.message).toContain('Supported: a career-track page in Markdown');
  });
});
