import { applyMapping, inspectBlueprint, proposeMappings } from '@plumbline/blueprint-import';
import type { Document } from '../../support/documents/document-set.js';
import { LADDER, LEVELS, MATRIX } from '../../support/documents/ours.js';

const read = ({ name, bytes }: Document) => inspectBlueprint(name, bytes());
/** What every level is asked for, by area, in the words of the document. */
const asked = (documents: readonly Document[]) => {
  const inspections = documents.map(read);
  const mapped = applyMapping(inspections, proposeMappings(inspections));
  const titles = new Map(mapped.areas.map(({ key, title }) => [key, title]));
  const counts: Record<string, Record<string, number>> = {};
  for (const { area, requirements } of mapped.criteria)
    for (const { level } of requirements) {
      const areas = (counts[level] ??= {});
      const title = titles.get(area) ?? area;
      areas[title] = (areas[title] ?? 0) + 1;
    }
  return { levels: mapped.levels.map(({ key }) => key), counts, signals: mapped.counterSignals.length };
};
/** Every list item of a page, by the marks in its text alone. */
const bulletsOf = ({ bytes }: Document): string[] =>
  bytes()
    .toString('utf8')
    .split('\n')
    .flatMap((line) => (line.startsWith('- ') ? [line.slice(2)] : []));

describe.each([LADDER, ...LEVELS])('the list items of $name', (document) => {
  it('are each in exactly one item, word for word, and nothing is left over', () => {
    const { items, report } = read(document);
    const listed = items.filter(({ kind }) => kind === 'responsibility' || kind === 'anti-pattern');
    expect(listed.map(({ text }) => text)).toEqual(bulletsOf(document));
    expect([
      report.unmapped.filter(({ reason }) => reason !== 'prose' && reason !== 'repeats'),
      report.ambiguities,
    ]).toEqual([[], []]);
  });
});

it('every cell of the matrix is in one item, or one for each point of its list', () => {
  const cells = MATRIX.bytes()
    .toString('utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .flatMap((line) => line.split('|').slice(2, -1))
    .flatMap((cell) => cell.replace(/<\/?ul>/gu, '').split(/<\/?li>/u))
    .flatMap((text) => (text.trim() === '' ? [] : [text.trim()]));
  const { items, report } = read(MATRIX);
  const said = items.filter(({ kind }) => kind === 'responsibility').map(({ text }) => text);
  expect(said.sort()).toEqual(cells.sort());
  expect(report.unmapped.filter(({ from }) => from === 'list-item' || from === 'pseudo-list-item')).toEqual([]);
});

describe('the levels and areas', () => {
  it('of a ladder in one file are its headings', () => {
    expect(asked([LADDER])).toEqual({
      levels: ['engineer', 'senior', 'staff', 'principal'],
      counts: {
        engineer: { Craft: 2, Delivery: 2, People: 1 },
        senior: { Craft: 3, Delivery: 2, People: 1 },
        staff: { Craft: 2, Delivery: 3, People: 2 },
        principal: { Craft: 1, Delivery: 1, People: 2 },
      },
      signals: 1,
    });
  });
  it('of a ladder with a file for each level are its titles and headings', () => {
    expect(asked(LEVELS)).toEqual({
      levels: ['junior', 'senior', 'staff'],
      counts: {
        junior: { Craft: 2, Delivery: 1, Communication: 1 },
        senior: { Craft: 3, Delivery: 2, Communication: 1 },
        staff: { Craft: 2, Delivery: 2, Communication: 2 },
      },
      signals: 0,
    });
  });
  it('of a matrix are its columns and rows', () => {
    expect(asked([MATRIX])).toEqual({
      levels: ['junior', 'senior', 'staff'],
      counts: {
        junior: { Craft: 1, Delivery: 1, Planning: 1 },
        senior: { Craft: 2, Delivery: 1, Influence: 1, Planning: 1 },
        staff: { Craft: 1, Delivery: 2, Influence: 1 },
      },
      signals: 0,
    });
  });
});
