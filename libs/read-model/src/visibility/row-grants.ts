import { type Capacity, type Circumstance, type Grants, grantsOf, withoutConflicts } from '@plumbline/access';
import type { NominationStatus } from '@plumbline/domain';
import { type RawBuilder, sql } from 'kysely';
import { ACCESS_ROWS, type AccessFact, accessRowOf, CONDITIONS, type Fact, FACTS, isAccessFact } from './facts.js';
import type { ListViewer } from './list-viewer.js';

const bitOf = (fact: Fact): number => 1 << FACTS.indexOf(fact);
const IN_ROWS = FACTS.filter(isAccessFact);
const BY_THEMSELVES = FACTS.filter((fact) => !isAccessFact(fact));

const sum = (parts: readonly RawBuilder<unknown>[]): RawBuilder<number> => sql`${sql.join(parts, sql` + `)}`;
const bitIf = (fact: Fact, condition: RawBuilder<unknown>) =>
  sql`case when ${condition} then ${sql.lit(bitOf(fact))} else 0 end`;
const inRow = (fact: AccessFact) => bitIf(fact, ACCESS_ROWS[fact]);

/** All facts about the viewer and the nomination `n`, before conflicts, as one number. */
export const factsOf = (viewer: ListViewer): RawBuilder<number> => sql`(
  coalesce((select sum(${sum(IN_ROWS.map(inRow))}) from ${accessRowOf(viewer)}), 0)
  + ${sum(BY_THEMSELVES.map((fact) => bitIf(fact, CONDITIONS[fact](viewer))))})`;

const heldAs = (fact: Fact): Capacity | Circumstance => (fact === 'committee' || fact === 'voter' ? 'member' : fact);

type FactsInRow = Readonly<{ facts: number; state: NominationStatus }>;

/** What the viewer sees of the nomination in a row of a list, by the same rules as for a loaded one. Computed once for equal facts. */
export const grantsInRows = ({ roles }: ListViewer): ((row: FactsInRow) => Grants) => {
  const cached = new Map<string, Grants>();
  return ({ facts, state }) => {
    const key = `${state} ${facts.toString()}`;
    const held = () => FACTS.filter((fact) => (facts & bitOf(fact)) !== 0).map(heldAs);
    const grants = cached.get(key) ?? grantsOf(withoutConflicts([...held(), ...roles]), state);
    cached.set(key, grants);
    return grants;
  };
};
