import { inspectBlueprint, type InspectedItem, type Inspection } from '@plumbline/blueprint-import';
import { type DocumentSet, lazily, postOf } from '../../support/documents/document-set.js';
import { independentAccount } from './independent.js';

const sorted = (texts: readonly string[]): string[] => [...texts].sort();
const said = (values: readonly (string | null)[]): string[] => values.filter((value) => value !== null);

/** The cells that are in an item, one by one; null of an item that came of no row. */
const cellsOf = (item: InspectedItem): string[] | null => {
  if (item.kind === 'kpi')
    return said([item.metric, item.measures, item.why, item.target?.raw ?? null, item.frequency]);
  if (item.kind === 'tool') return said([item.category, item.name, item.use, item.adoption]);
  if (item.kind !== 'dimension') return null;
  const weight = item.weight === null ? null : `${String(item.weight)}%`;
  return said([item.name, weight, ...Object.values(item.anchors), item.evidence]);
};

const left = ({ report }: Inspection, ...from: string[]): string[] =>
  report.unmapped.filter((one) => from.includes(one.from)).map(({ text }) => text);

const listed = ({ items }: Inspection): string[] =>
  items.filter((item) => cellsOf(item) === null && item.kind !== 'rating-scale').map(({ text }) => text);

export const accountSuite =
  ({ roles }: DocumentSet) =>
  (): void => {
    describe.each(roles)('the account of $name', (role) => {
      const read = lazily(() => inspectBlueprint('post', role.bytes()));
      const account = lazily(() => independentAccount(postOf(role).content.rendered));

      it('has every list item and every typed list item in exactly one item, or unmapped', () => {
        const ours = [...listed(read()), ...left(read(), 'list-item', 'pseudo-list-item')];
        expect(sorted(ours)).toEqual(sorted([...account().listItems, ...account().typed]));
      });
      it('has every cell in exactly one item, or unmapped', () => {
        const ours = [...read().items.flatMap((item) => cellsOf(item) ?? []), ...left(read(), 'cell')];
        expect(sorted(ours)).toEqual(sorted(account().cells));
      });
      it('has the lines that are typed below a list item in that item', () => {
        for (const item of read().items) {
          const parts = 'details' in item ? item.details.map(({ text }) => text) : [];
          for (const part of parts) expect(item.text).toContain(part);
          if (item.kind === 'skill') expect(item.text).toContain(item.use);
          if (item.kind === 'soft-skill')
            for (const part of [item.why, item.demonstrated, item.strong]) expect(item.text).toContain(part);
        }
      });
      it('has no text that is not in the page', () => {
        const page = new Set([...account().listItems, ...account().typed, ...account().cells]);
        expect(read().items.length).toBeGreaterThan(0);
        for (const item of read().items) if (item.kind !== 'rating-scale') expect(page).toContain(item.text);
      });
      it('has a unique key and a unique place for each item', () => {
        const { items } = read();
        expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
        expect(new Set(items.map(({ locator }) => locator)).size).toBe(items.length);
        for (const { key } of items) expect(key).toMatch(/^[a-z0-9][a-z0-9-]{0,127}$/u);
      });
      it('points to the line on which each item begins', () => {
        const lines = postOf(role).content.rendered.split('\n');
        expect(read().items.length).toBeGreaterThan(0);
        for (const { locator, text } of read().items) {
          const line = Number(/^content\.rendered, line (\d+), column \d+$/u.exec(locator)?.[1]);
          const near = lines.slice(line - 1, line + 2).join(' ');
          const [word = ''] = /[A-Za-z]{3,}/u.exec(text) ?? [];
          expect(near).toContain(word);
        }
      });
    });
  };
