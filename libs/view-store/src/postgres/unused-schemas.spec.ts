import { UnusedSchemas } from './unused-schemas.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** A database with schemas of other releases. */
const server = (...there: string[]) => {
  const used = new Set<string>();
  const kept = new Set<string>();
  const locked: string[] = [];
  const nameIn = (text: string): string => /plumbline_\w+/u.exec(text)?.[0] ?? '';
  const dropped: string[] = [];
  const rows = <Row>(text: string): Promise<readonly Row[]> => {
    if (text.includes('pg_namespace')) return Promise.resolve(there.map((schema) => ({ schema })) as Row[]);
    if (text.includes('pg_try_advisory_lock')) {
      // Whoever asks goes through the schemas in this order, each time.
      const schema = there[locked.length % there.length] ?? '';
      locked.push(schema);
      return Promise.resolve([{ isFree: !used.has(schema) }] as Row[]);
    }
    if (!text.startsWith('DROP')) return Promise.resolve([]);
    if (kept.has(nameIn(text))) return Promise.reject(new Error('must be owner'));
    dropped.push(nameIn(text));
    return Promise.resolve([]);
  };
  return { session: { rows }, used, kept, dropped };
};

describe('views of other releases', () => {
  it('are dropped once they were found unused for so long, each time', async () => {
    const { session, used, dropped } = server('plumbline_views_a', 'plumbline_views_b');
    const schemas = new UnusedSchemas(session, HOUR);
    used.add('plumbline_views_b');
    expect(await schemas.drop(0)).toEqual([]);
    expect(await schemas.drop(HOUR - MINUTE)).toEqual([]);
    expect(await schemas.drop(HOUR)).toEqual([{ schema: 'plumbline_views_a' }]);
    expect(dropped).toEqual(['plumbline_views_a']);
  });
  it('have their time anew where somebody used them meanwhile', async () => {
    const { session, used } = server('plumbline_views_a');
    const schemas = new UnusedSchemas(session, HOUR);
    await schemas.drop(0);
    used.add('plumbline_views_a');
    await schemas.drop(HOUR);
    used.clear();
    expect(await schemas.drop(HOUR + MINUTE)).toEqual([]);
    expect(await schemas.drop(2 * HOUR)).toEqual([]);
    expect(await schemas.drop(2 * HOUR + MINUTE)).toEqual([{ schema: 'plumbline_views_a' }]);
  });
  it('are told once in that time where they cannot be dropped, and keep no others from it', async () => {
    const { session, kept, dropped } = server('plumbline_views_a', 'plumbline_views_b');
    const schemas = new UnusedSchemas(session, HOUR);
    kept.add('plumbline_views_a');
    await schemas.drop(0);
    const told = await schemas.drop(HOUR);
    expect(told).toMatchObject([{ schema: 'plumbline_views_a', error: { message: 'must be owner' } }, {}]);
    expect(dropped).toEqual(['plumbline_views_b']);
    expect((await schemas.drop(HOUR + MINUTE)).filter(({ error }) => error !== undefined)).toEqual([]);
  });
});
