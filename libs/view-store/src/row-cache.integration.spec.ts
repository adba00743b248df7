import Database from 'better-sqlite3';
import fc from 'fast-check';
import { put, remove } from '@plumbline/projections';
import type { Row } from './view.js';
import { id, impersonalJson, integer } from './columns.js';
import { defineTable, type RowOf } from './define-table.js';
import { cacheOf, createFresh } from './generations.js';
import { prepareDigests } from './row-digests.js';

const ITEMS = defineTable('items', {
  key: ['shelf', 'slot'],
  columns: { shelf: id, slot: integer, label: id.orNull, tags: impersonalJson<readonly string[]>() },
  indexes: [['label', 'slot']],
});
type Item = RowOf<typeof ITEMS>;

const empty = (): Database.Database => {
  const db = new Database(':memory:');
  prepareDigests(db);
  return db;
};
const cached = () => {
  const db = empty();
  createFresh(db, ITEMS, 'items');
  return { db, cache: cacheOf(db, [ITEMS]) };
};
const tables = ['items'];

const shelf = fc.constantFrom('a', 'b');
const slot = fc.integer({ min: 0, max: 3 });
const label = fc.constantFrom('x', 'y', null);
const act = fc.oneof(
  fc.record({ do: fc.constant('put' as const), shelf, slot, label, tags: fc.array(shelf, { maxLength: 2 }) }),
  fc.record({ do: fc.constant('remove' as const), shelf, slot }),
  fc.record({ do: fc.constant('find' as const), shelf }),
  fc.record({ do: fc.constant('label' as const), label: fc.constantFrom('x', 'y') }),
  fc.record({ do: fc.constantFrom('flush' as const, 'forget' as const) }),
);

describe('the row cache of a batch', () => {
  it('reads as the table would if every change were written at once', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const { db, cache } = cached();
        const rows = cache.rowsOf(tables);
        const plain = new Map<string, Item>();
        const expected = (fits: (item: Item) => boolean): Item[] =>
          [...plain].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, item]) => (fits(item) ? [item] : []));
        for (const one of acts) {
          if (one.do === 'put') {
            const item: Item = { shelf: one.shelf, slot: one.slot, label: one.label, tags: one.tags };
            cache.apply(tables, [put('items', item)]);
            plain.set(`${item.shelf} ${String(item.slot)}`, item);
          } else if (one.do === 'remove') {
            cache.apply(tables, [remove('items', { shelf: one.shelf, slot: one.slot })]);
            plain.delete(`${one.shelf} ${String(one.slot)}`);
          } else if (one.do === 'find') {
            expect(rows.find('items', { shelf: one.shelf })).toEqual(expected((item) => item.shelf === one.shelf));
          } else if (one.do === 'label') {
            expect(rows.find('items', { label: one.label })).toEqual(expected((item) => item.label === one.label));
          } else {
            cache.flush();
            if (one.do === 'forget') cache.clear();
          }
          for (const [key, item] of plain) {
            expect(rows.get('items', { shelf: key.slice(0, 1), slot: Number(key.slice(2)) })).toEqual(item);
          }
        }
        cache.flush();
        const stored = db.prepare<[], Row>('SELECT * FROM items ORDER BY shelf, slot').all();
        expect(stored).toEqual(expected(() => true).map((item) => ({ ...item, tags: JSON.stringify(item.tags) })));
        db.close();
      }),
    );
  });

  it('applies all changes of an event or none', () => {
    const { cache } = cached();
    const item = { shelf: 'a', slot: 1, label: null, tags: [] };
    expect(() => {
      cache.apply(tables, [put('items', item), put('items', { ...item, slot: undefined })]);
    }).toThrow('key column slot has no value');
    expect(cache.rowsOf(tables).get('items', { shelf: 'a', slot: 1 })).toBeUndefined();
    expect(cache.dirty).toBe(0);
  });

  it('limits a view to its own tables, and a search to the indexes', () => {
    const { cache } = cached();
    expect(() => cache.rowsOf([]).get('items', { shelf: 'a', slot: 1 })).toThrow('no table of this view');
    expect(() => {
      cache.apply([], [put('items', { shelf: 'a', slot: 1 })]);
    }).toThrow('no table of this view');
    expect(() => cache.rowsOf(tables).find('items', { slot: 1 })).toThrow('no index that begins with slot');
  });

  it('drops nothing that was not written', () => {
    const { cache } = cached();
    for (let slot = 0; slot < 5_000; slot += 1)
      cache.apply(tables, [put('items', { shelf: 'a', slot, label: null, tags: [] })]);
    cache.trim();
    expect(cache.dirty).toBe(5_000);
    cache.flush();
    cache.trim();
    expect(cache.rowsOf(tables).find('items', { shelf: 'a' })).toHaveLength(5_000);
  });

  it('writes only columns that changed, and nothing for a row that did not', () => {
    const { db, cache } = cached();
    const writes = () => db.prepare('SELECT total_changes()').pluck().get() as number;
    const item = { shelf: 'a', slot: 1, label: 'x', tags: ['t'] };
    cache.apply(tables, [put('items', item)]);
    cache.flush();
    const before = writes();
    cache.apply(tables, [put('items', { ...item })]);
    cache.flush();
    expect(writes()).toBe(before);
    // Where it wrote the whole row, it would undo what somebody else did to the other columns.
    db.exec("UPDATE items SET label = 'y'");
    cache.apply(tables, [put('items', { ...item, tags: ['u'] })]);
    cache.flush();
    expect(db.prepare('SELECT * FROM items').all()).toEqual([{ ...item, label: 'y', tags: '["u"]' }]);
    db.close();
  });

  it('keeps the rows of small tables when those of a large one are dropped', () => {
    const NOTES = defineTable('notes', { key: ['id'], columns: { id } });
    const db = empty();
    for (const table of [ITEMS, NOTES]) createFresh(db, table, table.name);
    const cache = cacheOf(db, [ITEMS, NOTES]);
    const both = cache.rowsOf(['items', 'notes']);
    cache.apply(['notes'], [put('notes', { id: 'n' })]);
    for (let slot = 0; slot < 5_000; slot += 1)
      cache.apply(tables, [put('items', { shelf: 'a', slot, label: null, tags: [] })]);
    cache.flush();
    db.exec('DELETE FROM notes; DELETE FROM items');
    cache.trim();
    expect(both.get('notes', { id: 'n' })).toEqual({ id: 'n' });
    expect(both.get('items', { shelf: 'a', slot: 1 })).toBeUndefined();
    db.close();
  });
});
