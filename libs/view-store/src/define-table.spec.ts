import { type DatabaseOf, fromJson } from './database.js';
import { defineTable } from './define-table.js';

type Row = { id: string; count: number; note: string | null; flags: readonly string[]; extra: { a: number } | null };
const rows = defineTable<Row>()({
  name: 'sample_rows',
  key: ['id'],
  columns: { id: 'text', count: 'integer', note: 'text?', flags: 'json', extra: 'json?' },
  indexes: [['count']],
});

describe('defineTable', () => {
  it('keeps name, key, columns and indexes as declared', () => {
    expect(rows).toMatchObject({ name: 'sample_rows', key: ['id'], indexes: [['count']] });
  });

  it('gives queries the type of every column, json as text that remembers what it holds', () => {
    const read: DatabaseOf<readonly [typeof rows]>['sample_rows'] = {
      id: 'a',
      count: 1,
      note: null,
      flags: '["x"]',
      extra: null,
    };
    const flags: readonly string[] = fromJson(read.flags);
    expect(flags).toEqual(['x']);
  });

  it('refuses names that SQL or a rebuild could stumble on', () => {
    const define = (name: string): unknown =>
      defineTable<{ id: string }>()({ name, key: ['id'], columns: { id: 'text' } });
    expect(() => define('a__g2')).toThrow('cannot name');
    expect(() => define('a"; drop table b')).toThrow('cannot name');
  });

  it('refuses a column kind that does not fit the row', () => {
    // @ts-expect-error a number is no text
    defineTable<{ id: number }>()({ name: 't', key: ['id'], columns: { id: 'text' } });
    // @ts-expect-error a column is missing
    defineTable<{ id: string; b: string }>()({ name: 't', key: ['id'], columns: { id: 'text' } });
    expect(() => defineTable<{ id: string }>()({ name: 't', key: [], columns: { id: 'text' } })).toThrow('needs a key');
  });
});
