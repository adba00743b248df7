import {
  CAPACITIES,
  CIRCUMSTANCES,
  type Capacity,
  type Cell,
  CONFLICTS,
  FIELDS,
  GRANTS,
  grantsOf,
  STATES,
  withoutConflicts,
} from '@plumbline/access';
import { isAsWritten } from './differences.js';

const RELEASED = ['released', 'appealed'] as const;
const VALUES: readonly Cell[] = [
  { seen: STATES },
  { seen: ['decided', ...RELEASED] },
  { seen: RELEASED },
  { seen: [] },
  { seen: [], barred: { unless: [] } },
  { seen: [], barred: { unless: ['member', 'chair'] } },
];

/** One place of the table, and another value for it. */
type Flip = Readonly<{ what: string; at: object; key: string; value: unknown }>;
const flip = (what: string, at: object, key: string, value: unknown): Flip => ({
  ...{ what: `${what} ${JSON.stringify(value)}`, at, key, value },
});

const cells = FIELDS.flatMap((field) =>
  CAPACITIES.flatMap((capacity) => {
    const others = VALUES.filter((value) => JSON.stringify(value) !== JSON.stringify(GRANTS[field][capacity]));
    return others.map((value) => flip(`${field} ${capacity}`, GRANTS[field], capacity, value));
  }),
);

/** Every name of a list left out, and every other one added. */
const toggles = (rule: object, key: string, names: readonly string[]): readonly Flip[] => {
  const list = (rule as Record<string, readonly string[]>)[key] ?? [];
  return names.map((name) => {
    const value = list.includes(name) ? list.filter((one) => one !== name) : [...list, name];
    return flip(`${key} ${name}`, rule, key, value);
  });
};
const conflicts = CONFLICTS.flatMap((conflict) => [
  ...toggles(conflict, 'of', [...CAPACITIES, ...CIRCUMSTANCES]),
  ...toggles(conflict, 'loses', CAPACITIES),
]);

const flipped = <T>({ at, key, value }: Flip, look: () => T): T => {
  const place = at as Record<string, unknown>;
  const before = place[key];
  place[key] = value;
  try {
    return look();
  } finally {
    place[key] = before;
  }
};

const PEOPLE = [...CAPACITIES, ...CIRCUMSTANCES];
/** Whoever is the candidate is nominated. */
const SUBSETS = Array.from({ length: 1 << PEOPLE.length }, (_, bits) =>
  PEOPLE.filter((_, at) => bits & (1 << at)),
).filter((held) => held.includes('nominated') || !held.includes('candidate'));

const seenIn = (capacities: readonly Capacity[]): string =>
  STATES.map((state) => Object.values(grantsOf(capacities, state)).map(Number).join('')).join(' ');

/** Everything that anybody sees, whatever they are at once. */
const everything = (): string => {
  const seen = new Map<string, string>();
  return SUBSETS.map((held) => {
    const capacities = withoutConflicts(held);
    const known = seen.get(capacities.join()) ?? seenIn(capacities);
    seen.set(capacities.join(), known);
    return known;
  }).join(' ');
};

describe('the table of grants', () => {
  const asItIs = everything();
  const unseen = [...cells, ...conflicts].filter((change) => flipped(change, isAsWritten));

  it('matches the matrix before any change', () => {
    expect(isAsWritten()).toBe(true);
    expect([cells.length, conflicts.length]).toEqual([FIELDS.length * CAPACITIES.length * 5, 4 * 21]);
  });
  it('has no cell that can change without the matrix noticing, unless it would change nothing for anybody', () => {
    expect(unseen.filter((change) => flipped(change, everything) !== asItIs).map(({ what }) => what)).toEqual([]);
    expect(unseen.length).toBeLessThan(cells.length / 10);
  });
});
