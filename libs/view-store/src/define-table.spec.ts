import { id, impersonalJson, impersonalText, integer, oneOf, personalField, personalText } from './columns.js';
import { type DatabaseOf, fromJson } from './database.js';
import { defineTable, type RowOf } from './define-table.js';

const rows = defineTable('sample_rows', {
  key: ['id'],
  columns: {
    id,
    count: integer,
    note: impersonalText.orNull,
    flags: impersonalJson<readonly string[]>(),
    extra: impersonalJson<{ a: number }>().orNull,
  },
  indexes: [['count']],
});

describe('defineTable', () => {
  it('keeps name, key, columns and indexes as declared', () => {
    expect(rows).toMatchObject({ name: 'sample_rows', key: ['id'], indexes: [['count']] });
  });

  it('gives rows the type of their columns', () => {
    const row: RowOf<typeof rows> = { id: 'a', count: 1, note: null, flags: ['x'], extra: { a: 1 } };
    // @ts-expect-error a number is no text
    const wrong: RowOf<typeof rows> = { ...row, id: 1 };
    // @ts-expect-error null is not allowed
    const missing: RowOf<typeof rows> = { ...row, count: null };
    expect([wrong, missing]).toHaveLength(2);
  });

  it('gives queries the type of every column, and json as text that remembers its type', () => {
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

  it('refuses names that would break SQL or a rebuild', () => {
    const define = (name: string): unknown => defineTable(name, { key: ['id'], columns: { id } });
    expect(() => define('a__g2')).toThrow('cannot name');
    expect(() => define('a"; drop table b')).toThrow('cannot name');
  });

  it('refuses a table without a key, and values that could be any text', () => {
    expect(() => defineTable('t', { key: [], columns: { id } })).toThrow('needs a key');
    // @ts-expect-error any text is no list of words
    defineTable('t', { key: ['id'], columns: { id, words: oneOf<string>() } });
  });

  it('refuses personal columns without the person they are about, and the reverse', () => {
    const columns = { id, comment: personalText };
    expect(() => defineTable('t', { key: ['id'], columns })).toThrow('about');
    expect(() => defineTable('t', { key: ['id'], about: 'id', columns: { id } })).toThrow('about');
    expect(defineTable('t', { key: ['id'], about: 'id', columns })).toMatchObject({ about: 'id' });
  });

  it('accepts only existing numbers and texts as head columns', () => {
    const head = { of: 'cycle', revision: 'revision' } as const;
    expect(defineTable('t', { key: ['id'], head, columns: { id, revision: integer } })).toMatchObject({ head });
    // @ts-expect-error a text is no revision
    defineTable('t', { key: ['id'], head, columns: { id, revision: id } });
  });

  it('marks a field of the entries of a list as personal', () => {
    const { erased } = personalField<{ rating: number; comment: string | null }>('comment');
    const entries = [
      { rating: 3, comment: 'Slow' },
      { rating: 4, comment: null },
    ];
    expect(erased?.(entries)).toEqual([
      { rating: 3, comment: 'erased' },
      { rating: 4, comment: null },
    ]);
  });
});
