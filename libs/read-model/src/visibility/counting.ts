import type { Field } from '@plumbline/access';
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import type { Views } from '../tables.js';
import { expressionFor } from './compile.js';
import { type Expression, isAll, isAny, isFact, isNot } from './expression.js';
import { CONDITIONS, type Fact, isOfCycle, NOMINATIONS, OF_CYCLE, type OfCycle } from './facts.js';
import type { ListViewer } from './list-viewer.js';
import { sees } from './sees.js';

/** Whether the expression holds for a nomination to which the viewer has no relation but those to its cycle. */
const valueFor = (ofCycle: Readonly<Record<OfCycle, boolean>>, it: Expression): boolean => {
  if (typeof it === 'boolean') return it;
  if (isFact(it)) return isOfCycle(it.fact) && ofCycle[it.fact];
  if (isNot(it)) return !valueFor(ofCycle, it.not);
  if (isAll(it)) return it.all.every((part) => valueFor(ofCycle, part));
  if (isAny(it)) return it.any.some((part) => valueFor(ofCycle, part));
  throw new Error('What is counted by cycle cannot hang on the state of a nomination.');
};

/** The facts that can change the value: to true those that count for it, to false the others. */
const turning = (it: Expression, value: boolean): readonly Fact[] => {
  if (typeof it === 'boolean') return [];
  if (isFact(it)) return value ? [] : [it.fact];
  if (isNot(it)) return turning(it.not, !value);
  if (isAll(it)) return it.all.flatMap((part) => turning(part, value));
  return isAny(it) ? it.any.flatMap((part) => turning(part, value)) : [];
};

const toCycle = async (db: Kysely<Views>, viewer: ListViewer, cycleId: string) => {
  const { rows } = await sql<Record<OfCycle, number>>`
    select ${sql.join(OF_CYCLE.map((fact) => sql`${CONDITIONS[fact](viewer)} as ${sql.ref(fact)}`))}
    from (select ${cycleId} as "cycleId") n`.execute(db);
  const holds = (fact: OfCycle): boolean => rows[0]?.[fact] === 1;
  return { committee: holds('committee'), chair: holds('chair'), eligible: holds('eligible') };
};

export type Counting = Readonly<{
  /** Whether the totals of the cycle count at all. */
  totals: RawBuilder<SqlBool>;
  /** The nominations `n` for which the totals are wrong for this viewer, and what to count each of them as. */
  few: RawBuilder<SqlBool>;
  each: RawBuilder<number>;
}>;

/**
 * How to count a cycle for the viewer without checking each of its nominations. All nominations to which the viewer has no relation
 * besides those to the cycle are either all visible or all hidden, so the totals are right except for a few, or zero except for a few.
 */
export const countingFor = async (
  db: Kysely<Views>,
  viewer: ListViewer,
  cycleId: string,
  field: Field,
): Promise<Counting> => {
  const expression = expressionFor(viewer.roles, field);
  const seen = valueFor(await toCycle(db, viewer, cycleId), expression);
  const facts = [...new Set(turning(expression, seen))].filter((fact) => !isOfCycle(fact));
  const others = sql.join(
    facts.map((fact) => NOMINATIONS[fact](viewer)),
    sql` union `,
  );
  // No index holds what the cycle is compared as: the few rows are looked up one by one.
  return {
    totals: seen ? sql`true` : sql`false`,
    few: sql`(n."nominationId" in (${others}) and n."cycleId" || '' = ${cycleId} and ${seen ? sql`not` : sql``} ${sees(viewer, field)})`,
    each: seen ? sql`-1` : sql`1`,
  };
};
