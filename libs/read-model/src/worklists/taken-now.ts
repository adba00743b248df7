import type { Deadlines } from '@plumbline/domain';
import { sql, type SqlBool } from 'kysely';

/*
 * What is taken now on a nomination `n` of the cycle `c`, whose packet is `k` and newest round `r`. The deciders of nominations
 * have the same rules on loaded states; the spec beside this file asks both.
 */

const isLapsed = sql<SqlBool>`(n."state" = 'voted' and (r."result" = 'no-quorum' or r."voided" = 1))`;

/** Between submission and the opening of voting, or after a round that lapsed and before the next. */
export const awaitsVote = sql<SqlBool>`(n."state" = 'submitted' or ${isLapsed})`;

const isReleasing = sql<SqlBool>`c."phase" = 'releasing'`;

/** A further round may be prepared and held while feedback is released, too, and then has no deadline. */
export const isPastDeadlines = sql<SqlBool>`(${isReleasing} and k."round" > 0)`;
const isOpenToReviews = sql<SqlBool>`(k."opens" is null or k."opens" <> 'votes')`;
export const reviewsTaken = sql<SqlBool>`(${awaitsVote} and ${isOpenToReviews} and (c."phase" in ('reviewing', 'calibrating') or ${isPastDeadlines}))`;

/** While a round is open it is the newest one. */
export const isFurtherRound = sql<SqlBool>`(${isReleasing} and k."round" > 1)`;
/** Compared as moments: as texts they order only where all have the same digits. */
export const isInTime = (deadline: keyof Deadlines, now: string) =>
  sql<SqlBool>`unixepoch(json_extract(c."deadlines", ${`$.${deadline}`}), 'subsec') >= unixepoch(${now}, 'subsec')`;
export const votesTaken = sql<SqlBool>`(n."state" = 'voting' and (c."phase" = 'calibrating' or ${isFurtherRound}))`;

const isDecidable = sql<SqlBool>`(n."state" = 'voted' and not ${isLapsed} and c."phase" in ('calibrating', 'releasing'))`;
export const isTied = sql<SqlBool>`(${isDecidable} and r."result" = 'tied' and r."tieBrokenAs" is null)`;
export const decisionTaken = sql<SqlBool>`(${isDecidable} and (r."result" <> 'tied' or r."tieBrokenAs" is not null))`;

export const closingTaken = sql<SqlBool>`(n."state" = 'voting' and c."phase" in ('calibrating', 'releasing'))`;
export const releaseTaken = sql<SqlBool>`(n."state" = 'decided' and ${isReleasing})`;
export const resolutionTaken = sql<SqlBool>`(n."state" = 'appealed' and ${isReleasing})`;

const settingOf = (path: string) => sql<number>`cast(json_extract(c."policy", ${path}) as integer)`;
const minReviews = settingOf('$.minReviews');

/** Members who are here and may vote on it. No share of them is more than all of them, so a quorum asks for its votes alone. */
const electorate = (
  today: string,
) => sql<number>`(select count(*) from "cycleMember" m join "person" e on e."personId" = m."personId"
  where m."cycleId" = c."cycleId" and m."personId" <> n."candidateId"
  and e."erased" = 0 and (e."leftOn" is null or e."leftOn" > ${today}) and not exists (select 1 from "nominationAccess" x
    where x."nominationId" = n."nominationId" and x."personId" = m."personId" and x."relation" = 'recused'))`;

const opensNow = sql<SqlBool>`(c."phase" = 'calibrating' or ${isPastDeadlines})`;
export const openingTaken = (today: string) => sql<SqlBool>`(${awaitsVote} and ${opensNow}
  and n."reviewsIn" >= ${minReviews} and ${electorate(today)} >= ${settingOf('$.quorum.minVotes')})`;

/** Fewer reviewers than the policy asks for reviews. */
export const reviewersMissing = sql<SqlBool>`(${awaitsVote} and ${isOpenToReviews} and n."reviewers" < ${minReviews}
  and (c."phase" in ('nominating', 'reviewing', 'calibrating') or ${isPastDeadlines}))`;

/** The packet can be written and submitted. */
export const submissionTaken = sql<SqlBool>`((n."state" = 'draft' and c."phase" = 'nominating')
  or (n."state" = 'returned' and (c."phase" in ('nominating', 'reviewing')
    or k."opens" = 'packet' and c."phase" in ('calibrating', 'releasing'))))`;

/** Whoever voted for or against in the round breaks no tie, unless the policy says so. */
export const mayBreakTie = (personId: string) => sql<SqlBool>`(${settingOf('$.chairWhoVotedBreaksTies')} = 1
  or not exists (select 1 from "packetVote" w where w."nominationId" = n."nominationId" and w."round" = k."round"
    and w."memberId" = ${personId} and w."choice" in ('promote', 'not-yet')))`;
