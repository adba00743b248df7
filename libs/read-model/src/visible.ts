import { type RawBuilder, sql, type SqlBool } from 'kysely';

/** Who a list is for. `all`: an admin or auditor, who sees what no conflict or candidacy keeps from them. */
export type Seer = Readonly<{
  personId: string;
  all: boolean;
  /** Calendar date, UTC: reporting lines hold from day to day. */
  today: string;
}>;

const holds = (today: string): RawBuilder<SqlBool> =>
  sql`r."fromDate" <= ${today} and (r."toDate" is null or r."toDate" > ${today})`;

/** Ids of everybody anywhere below a manager on that day. A loop in the line ends where it began. */
export const lineOf = ({ personId, today }: Pick<Seer, 'personId' | 'today'>): RawBuilder<string> => sql`(
  with recursive line(id) as (
    select r."personId" from "reportingLine" r where r."managerId" = ${personId} and ${holds(today)}
    union
    select r."personId" from "reportingLine" r join line on r."managerId" = line.id where ${holds(today)}
  ) select id from line)`;

/** Ids of the cycles whose committee the person is in or chairs. */
export const cyclesOf = (personId: string): RawBuilder<string> => sql`(
  select m."cycleId" from "cycleMember" m where m."personId" = ${personId}
  union select c."cycleId" from "cycle" c where c."chairId" = ${personId})`;

const stands = (personId: string, relation: RawBuilder<SqlBool>): RawBuilder<SqlBool> => sql`exists (
  select 1 from "nominationAccess" a
  where a."nominationId" = n."nominationId" and a."personId" = ${personId} and ${relation})`;

const isRecused = (personId: string) => stands(personId, sql`a."relation" = 'recused'`);
const isReviewer = (personId: string) => stands(personId, sql`a."relation" = 'reviewer'`);
const votes = (personId: string) => stands(personId, sql`a."relation" = 'member' and n."state" = 'voting'`);

/** The nomination `n` is about the seer. */
export const isOwn = ({ personId }: Seer): RawBuilder<SqlBool> => sql`n."candidateId" = ${personId}`;

/** The seer owes `n` a review: until it is in, no rating and nothing made of ratings is for them. */
export const owesReview = ({ personId }: Seer): RawBuilder<SqlBool> =>
  stands(personId, sql`a."relation" = 'reviewer' and a."done" = 0`);

/** The seer takes part in deciding on `n`, or oversees it; not as its candidate, not while recused. */
export const calibrates = (seer: Seer): RawBuilder<SqlBool> => {
  const { personId } = seer;
  const office = sql`(n."cycleId" in ${cyclesOf(personId)} or ${votes(personId)})`;
  return sql`(not ${isOwn(seer)} and ${seer.all ? sql`1 = 1` : office} and not ${isRecused(personId)})`;
};

/** The candidate of `n` is in the seer's reporting line. */
export const leads = (seer: Seer): RawBuilder<SqlBool> =>
  sql`(not ${isOwn(seer)} and n."candidateId" in ${lineOf(seer)})`;

/**
 * Whether the nomination `n` exists for the seer: the same rules as those of access to one nomination, as a predicate.
 * Its candidate sees it while its feedback is released; a recused person only as a line manager.
 */
export const sees = (seer: Seer): RawBuilder<SqlBool> => sql`(
  (${isOwn(seer)} and n."state" in ('released', 'appealed'))
  or ${calibrates(seer)} or ${leads(seer)} or (not ${isOwn(seer)} and ${isReviewer(seer.personId)}))`;
