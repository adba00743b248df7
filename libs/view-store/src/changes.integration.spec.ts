import { tempDir } from '@plumbline/testing';
import { id, impersonalText } from './columns.js';
import { defineTable } from './define-table.js';
import { openReadModel } from './read-model.js';
import { openReadModelReader } from './reader.js';
import type { View } from './view.js';

const PLACES = defineTable('place', { key: ['placeId'], columns: { placeId: id, name: impersonalText } });
const DOORS = defineTable('door', { key: ['placeId', 'doorId'], columns: { placeId: id, doorId: id } });
const tables = [PLACES, DOORS];
const VIEW: View = { name: 'places', version: 1, tables: ['place', 'door'], project: () => [] };

const dir = tempDir();
const model = openReadModel({ dataDir: dir.path, tables });
model.prepare([VIEW]);
const rows = model.rows([VIEW]);
const { changes, close } = (() => {
  const reader = openReadModelReader({ dataDir: dir.path });
  return { changes: reader.changes, close: reader.close.bind(reader) };
})();
afterAll(() => {
  close();
  model.close();
  dir.remove();
});

const put = (table: string, row: Record<string, string>): void => {
  model.transaction(() => {
    rows.apply(VIEW.tables, [{ table, put: row }]);
    rows.flush();
  });
};

describe('changes, seen by another connection', () => {
  it('leave answers made of other rows current', () => {
    const at = changes.now();
    put('place', { placeId: 'north', name: 'North' });
    expect(changes.isCurrent(at, ['place south', 'placeId south', 'door'])).toBe(true);
    for (const source of ['place', 'place north', 'placeId north'])
      expect([source, changes.isCurrent(at, [source])]).toEqual([source, false]);
  });

  it('are found by the first column of the key, in any table', () => {
    const at = changes.now();
    put('door', { placeId: 'north', doorId: 'front' });
    expect(changes.isCurrent(at, ['placeId north'])).toBe(false);
    expect(changes.isCurrent(at, ['place north'])).toBe(true);
  });

  it('that were rolled back are not recorded', () => {
    const at = changes.now();
    const failing = (): void =>
      model.transaction(() => {
        rows.apply(VIEW.tables, [{ table: 'place', put: { placeId: 'north', name: 'Nowhere' } }]);
        rows.flush();
        throw new Error('rolled back');
      });
    expect(failing).toThrow('rolled back');
    rows.clear();
    expect(changes.isCurrent(at, ['place north'])).toBe(true);
  });

  it.each([
    [
      'a swap',
      () => {
        model.rebuildTables([VIEW]).swap(() => ({ position: null, parked: [] }));
      },
    ],
    [
      'a reset',
      () => {
        model.reset(VIEW);
      },
    ],
  ])('invalidate everything after %s', (_what, work) => {
    const at = changes.now();
    work();
    expect(changes.isCurrent(at, ['elsewhere'])).toBe(false);
    expect(changes.isCurrent(changes.now(), ['place'])).toBe(true);
    rows.clear();
  });

  it('invalidate everything for a reader that is too far behind', () => {
    const at = changes.now();
    model.transaction(() => {
      for (let n = 0; n < 3_000; n += 1)
        rows.apply(VIEW.tables, [{ table: 'place', put: { placeId: n.toString(), name: 'One of many' } }]);
      rows.flush();
    });
    expect(changes.isCurrent(at, ['elsewhere'])).toBe(false);
    expect(changes.isCurrent(changes.now(), ['place 1'])).toBe(true);
  });
});
