import { type Field, isToldToChairs } from '@plumbline/access';
import type { Found } from '@plumbline/domain';
import { type Finding, hide, hiddenIn, type PersonRef } from '@plumbline/responses';
import { fromJson } from '@plumbline/view-store';
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import { nameOf } from '../names.js';
import { behind, type Page, pageOf, type PageOf } from '../paging/page.js';
import type { Views } from '../tables.js';
import { CONDITIONS } from '../visibility/facts.js';
import type { ListViewer } from '../visibility/list-viewer.js';
import { sees } from '../visibility/sees.js';
import { saidOf } from './said.js';

type Condition = RawBuilder<SqlBool>;
export type FindingFilter = Readonly<{ state?: 'open' | 'resolved' | undefined }>;
export const FINDINGS_SCOPE = 'findings';

/** Before its reason is read, which is in its event. */
export type FindingLine = Omit<Finding, 'resolved'> &
  Readonly<{
    resolvedWith: Readonly<{ revision: number; by: PersonRef; at: string }> | null;
    /** On which stream it was decided, and what is shown to an auditor who may not know of that; null where it is not shown anyway. */
    guarded: Readonly<{ stream: string; unknown: Pick<Finding, 'said' | 'events' | 'hidden'> }> | null;
  }>;

const truth = (holds: boolean): Condition => (holds ? sql`true` : sql`false`);
const ofNomination = (viewer: ListViewer, column: string, field: Field): Condition =>
  sql`exists (select 1 from "nomination" n where n."nominationId" = ${sql.ref(column)} and ${sees(viewer, field)})`;
const ofCycle = (condition: Condition): Condition =>
  sql`exists (select 1 from "cycle" n where n."cycleId" = f."aboutId" and ${condition})`;

const has = (viewer: ListViewer, role: 'admin' | 'auditor'): boolean => viewer.roles.includes(role);
const auditsRound = (viewer: ListViewer): Condition =>
  has(viewer, 'auditor') ? sql`(not ${CONDITIONS.eligible(viewer)})` : truth(false);
const isOther = ({ personId }: ListViewer): Condition => sql`f."aboutId" <> ${personId}`;

/** Whether the viewer audits what the finding stands on. */
const isAudited = (viewer: ListViewer): Condition => sql`case f."aboutKind"
  when 'nomination' then ${ofNomination(viewer, 'f.aboutId', 'history')}
  when 'cycle' then ${ofCycle(auditsRound(viewer))}
  when 'person' then (${truth(has(viewer, 'auditor'))} and ${isOther(viewer)})
  else ${truth(has(viewer, 'auditor'))} end`;

const isOfRole = (viewer: ListViewer): Condition => truth(has(viewer, 'admin') || has(viewer, 'auditor'));
const isShown = (viewer: ListViewer): Condition => sql`case f."aboutKind"
  when 'nomination' then ${ofNomination(viewer, 'f.aboutId', 'findings')}
  when 'cycle' then ${ofCycle(sql`(${CONDITIONS.chair(viewer)} or ${auditsRound(viewer)})`)}
  when 'person' then (${isOfRole(viewer)} and ${isOther(viewer)})
  else ${isOfRole(viewer)} end`;

/** Of whoever owes a review, even as the chair, what happened to reviewers is kept, and so is which step it was. */
const owesNoReview = (viewer: ListViewer, column: string): Condition => ofNomination(viewer, column, 'reviewers');

/** Whether the viewer may know on what it was decided: no nomination that is kept from them, and not their own record, of which some is. */
const isGuardShown = (viewer: ListViewer): Condition => sql`(
  (f."onNominationId" is null or (${ofNomination(viewer, 'f.onNominationId', 'findings')} and ${owesNoReview(viewer, 'f.onNominationId')}))
  and (f."onPersonId" is null or f."onPersonId" <> ${viewer.personId}))`;

/** What a reader knows it by: the candidate, the person, or a title. */
const aboutName = sql<string | null>`case f."aboutKind"
  when 'nomination' then (select ${nameOf('q')} from "nomination" o join "person" q on q."personId" = o."candidateId" where o."nominationId" = f."aboutId")
  when 'cycle' then (select o."title" from "cycle" o where o."cycleId" = f."aboutId")
  when 'framework' then (select o."title" from "framework" o where o."frameworkId" = f."aboutId")
  else (select ${nameOf('q')} from "person" q where q."personId" = f."aboutId") end`;

const asFlag = (condition: Condition) => sql<number>`case when ${condition} then 1 else 0 end`;

const linesFor = (db: Kysely<Views>, viewer: ListViewer) =>
  db
    .selectFrom('finding as f')
    .leftJoin('person as p', 'p.personId', 'f.onPersonId')
    .leftJoin('person as by', 'by.personId', 'f.resolvedBy')
    .selectAll('f')
    .select([nameOf('p').as('onName'), nameOf('by').as('byName'), aboutName.as('aboutName')])
    .select([asFlag(isAudited(viewer)).as('audited'), asFlag(isGuardShown(viewer)).as('guardShown')])
    .select(asFlag(sql`(f."aboutKind" <> 'nomination' or ${owesNoReview(viewer, 'f.aboutId')})`).as('owesNothing'))
    .where(isShown(viewer));
type Line = Awaited<ReturnType<ReturnType<typeof linesFor>['execute']>>[number];

const isOfAdmins = ({ aboutKind }: Line, { roles }: ListViewer): boolean =>
  roles.includes('admin') && (aboutKind === 'person' || aboutKind === 'framework');

/** Auditors know all of it; admins whatever happens to people and frameworks, where that is about one. */
const knowsOf = (line: Line, viewer: ListViewer) => {
  const found = fromJson(line.found);
  const audited = line.audited === 1;
  const tells = (eventType: string) =>
    audited || isOfAdmins(line, viewer) || (line.owesNothing === 1 && isToldToChairs(eventType));
  const isClaim = found.decidedOn.stream.startsWith('candidacy-');
  const decidedOn = line.guardShown === 1 && (audited || !isClaim);
  return {
    audited,
    done: tells(found.done.eventType),
    decidedOn,
    changed: decidedOn && tells(found.changedBy.eventType),
  };
};

const shownPlace = ({ eventId, eventType, revision }: Found['done']) => ({ id: eventId, type: eventType, revision });
const eventsOf = ({ done, decidedOn, changedBy }: Found) => ({
  recorded: shownPlace(done),
  read: decidedOn,
  changedBy: shownPlace(changedBy),
});

const itemOf = (line: Line, viewer: ListViewer): FindingLine => {
  const { findingId, state, raisedAt, resolvedAt, resolvedBy, resolvedRevision } = line;
  const [found, knows] = [fromJson(line.found), knowsOf(line, viewer)];
  const about = { kind: line.aboutKind, id: line.aboutId };
  const names = { about: line.aboutName ?? line.aboutId, on: line.onPersonId === null ? null : line.onName };
  const shown = (known: ReturnType<typeof knowsOf>) => ({
    said: saidOf({ about, findingId, found, names, knows: known }),
    ...hide({ events: eventsOf(found) }, hiddenIn({ events: known.audited && known.changed })),
  });
  const isResolved = resolvedAt !== null && resolvedBy !== null && resolvedRevision !== null;
  return {
    ...{ id: findingId, kind: found.kind, state, on: about, raisedAt },
    ...shown(knows),
    guarded:
      knows.audited && knows.decidedOn
        ? { stream: found.decidedOn.stream, unknown: shown({ ...knows, decidedOn: false, changed: false }) }
        : null,
    resolvedWith: isResolved
      ? { revision: resolvedRevision, by: { id: resolvedBy, name: line.byName }, at: resolvedAt }
      : null,
  };
};

/** Newest first. */
export const findingsPage = async (
  db: Kysely<Views>,
  viewer: ListViewer,
  { state }: FindingFilter,
  { after, limit }: PageOf,
): Promise<Page<FindingLine>> => {
  const lines = await linesFor(db, viewer)
    .$if(state !== undefined, (q) => q.where('f.state', '=', state ?? 'open'))
    .$if(after !== undefined, (q) => q.where(behind(['f.raisedAt', 'f.findingId'], after ?? [], true)))
    .orderBy('f.raisedAt', 'desc')
    .orderBy('f.findingId', 'desc')
    .limit(limit + 1)
    .execute();
  return pageOf(lines, limit, {
    scope: FINDINGS_SCOPE,
    place: ({ raisedAt, findingId }) => [raisedAt, findingId],
    item: (line) => itemOf(line, viewer),
  });
};
