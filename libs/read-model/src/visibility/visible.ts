import { type RawBuilder, sql, type SqlBool } from 'kysely';

/** Who a list is for. `all`: an admin or auditor, who sees what no conflict or candidacy keeps from them. */
export type Seer = Readonly<{
  personId: string;
  all: boolean;
  /** An auditor who is no admin. */
  audits?: boolean;
  /** Calendar date, UTC: reporting lines hold from day to day. */
  today: string;
  /** Everybody in the seer's line today, where it was looked up and is short. */
  line?: readonly string[];
}>;
/** Whose line, on which day. */
export type Line = Pick<Seer, 'personId' | 'today'>;

/** The ids as one parameter, however many: for `in`, and to join with. */
export const anyOf = (ids: Iterable<string | number>): RawBuilder<string> =>
  sql`(select "value" from json_each(${JSON.stringify([...ids])}))`;

export const holds = (today: string): RawBuilder<SqlBool> =>
  sql`r."fromDate" <= ${today} and (r."toDate" is null or r."toDate" > ${today})`;

/**
 * The manager is somewhere above that person on that day. Looked for upwards, where the way is short, however many people
 * are below. A loop in the line ends where it began.
 */
export const isBelow = (person: string, { personId, today }: Line): RawBuilder<SqlBool> => sql`exists (
  with recursive up(id) as (
    select r."managerId" from "reportingLine" r where r."personId" = ${sql.ref(person)} and ${holds(today)}
    union
    select r."managerId" from up cross join "reportingLine" r on r."personId" = up.id where ${holds(today)}
  ) select 1 from up where up.id = ${personId})`;

/** Ids of the cycles whose committee the person is in or chairs, twice where both. */
export const cyclesOf = (personId: string): RawBuilder<string> => sql`(
  select m."cycleId" from "cycleMember" m where m."personId" = ${personId}
  union all select c."cycleId" from "cycle" c where c."chairId" = ${personId})`;

const stands = (personId: string, relation: RawBuilder<SqlBool>): RawBuilder<SqlBool> => sql`exists (
  select 1 from "nominationAccess" a
  where a."nominationId" = n."nominationId" and a."personId" = ${personId} and ${relation})`;

const isRecused = (personId: string) => stands(personId, sql`a."relation" = 'recused'`);
const isReviewer = (personId: string) => stands(personId, sql`a."relation" = 'reviewer'`);
const votes = (personId: string) => stands(personId, sql`a."relation" = 'member' and n."state" = 'voting'`);

/** The nomination `n` is about the seer. */
export const isOwn = ({ personId }: Seer): RawBuilder<SqlBool> => sql`n."candidateId" = ${personId}`;

/** In the committee of `n`: a member or the chair of its cycle, or a member of its open vote. */
const decides = (personId: string): RawBuilder<SqlBool> =>
  sql`(n."cycleId" in ${cyclesOf(personId)} or ${votes(personId)})`;

/**
 * The seer owes `n` a review: until it is in, no rating and nothing made of ratings is for them. One that they missed comes in
 * no more, and keeps nothing from those who decide.
 */
export const owesReview = ({ personId }: Seer): RawBuilder<SqlBool> => sql`(
  ${stands(personId, sql`a."relation" = 'reviewer' and a."done" = 0`)}
  and not (${stands(personId, sql`a."relation" = 'reviewer' and a."missed" = 1`)} and ${decides(personId)}))`;

/** The seer takes part in deciding on `n`, or oversees it; not as its candidate, not while recused. */
export const calibrates = (seer: Seer): RawBuilder<SqlBool> => {
  const office = seer.all ? sql`1 = 1` : decides(seer.personId);
  return sql`(not ${isOwn(seer)} and ${office} and not ${isRecused(seer.personId)})`;
};

/** The candidate of `n` is in the seer's reporting line. */
export const leads = (seer: Seer): RawBuilder<SqlBool> => {
  const inLine = seer.line ? sql`n."candidateId" in ${anyOf(seer.line)}` : isBelow('n.candidateId', seer);
  return sql`(not ${isOwn(seer)} and ${inLine})`;
};

/**
 * The seer may see what a decision on `n` rests on. As in its packet, an auditor is none where they manage the candidate or
 * were asked for a review that is not in; who sits in the committee may, all the same.
 */
export const weighs = (seer: Seer): RawBuilder<SqlBool> => {
  if (!seer.audits) return calibrates(seer);
  const owes = stands(seer.personId, sql`a."relation" = 'reviewer' and a."done" = 0`);
  return sql`(${calibrates(seer)} and (${decides(seer.personId)} or not (${leads(seer)} or ${owes})))`;
};

/**
 * Whether the nomination `n` exists for the seer: the same rules as those of access to one nomination, as a predicate.
 * Its candidate sees it while its feedback is released; a recused person only as a line manager.
 */
export const sees = (seer: Seer): RawBuilder<SqlBool> => sql`(
  (${isOwn(seer)} and n."state" in ('released', 'appealed'))
  or ${calibrates(seer)} or ${leads(seer)} or (not ${isOwn(seer)} and ${isReviewer(seer.personId)}))`;
