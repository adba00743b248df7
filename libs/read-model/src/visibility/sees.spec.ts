import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { Role } from '@plumbline/access';
import type { Views } from '../tables.js';
import { sees } from './sees.js';

const db = new Kysely<Views>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (of) => new SqliteIntrospector(of),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});
/** Where in the condition each of the roles' viewers is asked about rows of their own, and where about whose line they are in. */
const placesOf = (roles: readonly Role[]) => {
  const { sql } = sees({ personId: 'ann', roles, today: '2027-01-01' }, 'reviewers').compile(db);
  return [...sql.matchAll(/"nominationAccess"|with recursive up/g)].map(([found]) =>
    found.startsWith('w') ? 'line' : 'row',
  );
};

describe('the condition on a field, as SQL', () => {
  it('climbs a reporting line only once no row of the viewer has answered', () => {
    expect(placesOf([])).not.toContain('line');
    const places = placesOf(['auditor']);
    expect(places.filter((place) => place === 'line')).toHaveLength(1);
    expect(places.at(-1)).toBe('line');
  });
});
