import { byType, known, type NominationRecorded, type RecordedOf } from '../kernel/by-type.js';
import { put, remove } from '../kernel/changes.js';
import type { Change, OwnRows, View } from '@plumbline/view-store';
import { kept } from './count.js';
import type { AccessRelation, BoardRow, NominationAccessRow } from '@plumbline/read-model';

const boardRow = (own: OwnRows, nominationId: string): BoardRow =>
  known(own.get<BoardRow>('nomination', { nominationId }), `nomination ${nominationId}`);

const touched = (event: NominationRecorded, own: OwnRows, change: Partial<BoardRow> = {}): readonly Change[] => {
  const before = boardRow(own, event.data.nominationId);
  const { recordedAt: updatedAt } = event.metadata;
  return kept(own, { ...before, ...change, updatedAt, revision: Number(event.revision) }, before);
};
const touch = (event: NominationRecorded, own: OwnRows): readonly Change[] => touched(event, own);
const becomes =
  (change: Partial<BoardRow>) =>
  (event: NominationRecorded, own: OwnRows): readonly Change[] =>
    touched(event, own, change);

const access = (row: Omit<NominationAccessRow, 'done' | 'missed'>, done = 0): Change =>
  put('nominationAccess', { ...row, done, missed: 0 });
const accessOf = (own: OwnRows, nominationId: string, personId: string, relation: AccessRelation) =>
  own.get<NominationAccessRow>('nominationAccess', { nominationId, personId, relation });

const opened = ({ data, metadata, revision }: RecordedOf<'NominationOpened'>, own: OwnRows): readonly Change[] => {
  const { nominationId, cycleId, candidateId, nominatorId, targetLevel, currentLevel, orgUnit } = data;
  const row: BoardRow = {
    nominationId,
    cycleId,
    candidateId,
    nominatorId,
    targetLevel,
    currentLevel,
    orgUnit,
    state: 'draft',
    outcome: null,
    reviewers: 0,
    reviewsIn: 0,
    openedAt: metadata.recordedAt,
    updatedAt: metadata.recordedAt,
    revision: Number(revision),
  };
  return kept(own, row);
};

const assigned = (event: RecordedOf<'ReviewerAssigned'>, own: OwnRows): readonly Change[] => {
  const { nominationId, reviewerId: personId } = event.data;
  const { reviewers } = boardRow(own, nominationId);
  const isNew = accessOf(own, nominationId, personId, 'reviewer') === undefined;
  return [
    ...touched(event, own, { reviewers: reviewers + Number(isNew) }),
    access({ nominationId, personId, relation: 'reviewer' }),
  ];
};

/** What the board counts once a reviewer is out: their review, if it was in, counts no more. */
const without = (own: OwnRows, nominationId: string, personId: string): Partial<BoardRow> => {
  const { reviewers, reviewsIn } = boardRow(own, nominationId);
  const reviewer = accessOf(own, nominationId, personId, 'reviewer');
  return reviewer === undefined ? {} : { reviewers: reviewers - 1, reviewsIn: reviewsIn - reviewer.done };
};

const declined = (event: RecordedOf<'ReviewerDeclined'>, own: OwnRows): readonly Change[] => {
  const { nominationId, reviewerId: personId } = event.data;
  return [
    ...touched(event, own, without(own, nominationId, personId)),
    remove('nominationAccess', { nominationId, personId, relation: 'reviewer' }),
  ];
};

const recused = (event: RecordedOf<'ReviewerRecused'>, own: OwnRows): readonly Change[] => {
  const { nominationId, personId } = event.data;
  const out = (['reviewer', 'member'] as const)
    .filter((relation) => accessOf(own, nominationId, personId, relation) !== undefined)
    .map((relation) => remove('nominationAccess', { nominationId, personId, relation }));
  return [
    ...touched(event, own, without(own, nominationId, personId)),
    ...out,
    access({ nominationId, personId, relation: 'recused' }),
  ];
};

const reviewed = (event: RecordedOf<'ReviewSubmitted'>, own: OwnRows): readonly Change[] => {
  const { nominationId, reviewerId: personId } = event.data;
  const { reviewsIn } = boardRow(own, nominationId);
  return [
    ...touched(event, own, { reviewsIn: reviewsIn + 1 }),
    access({ nominationId, personId, relation: 'reviewer' }, 1),
  ];
};

const isOwed = ({ relation, done }: NominationAccessRow): boolean => relation === 'reviewer' && done === 0;

/** The members of the round in place of those of an earlier one; never the candidate, never the recused. */
const votingOpened = (event: RecordedOf<'VotingOpened'>, own: OwnRows): readonly Change[] => {
  const { nominationId, candidateId, members } = event.data;
  const rows = own.find<NominationAccessRow>('nominationAccess', { nominationId });
  const isRecused = (id: string): boolean => rows.some((row) => row.personId === id && row.relation === 'recused');
  const electorate = members.filter((id) => id !== candidateId && !isRecused(id));
  return [
    ...touched(event, own, { state: 'voting' }),
    ...rows
      .filter(({ relation, personId }) => relation === 'member' && !electorate.includes(personId))
      .map(({ personId }) => remove('nominationAccess', { nominationId, personId, relation: 'member' })),
    ...electorate.map((personId) => access({ nominationId, personId, relation: 'member' })),
    ...rows.filter(isOwed).map((row) => put('nominationAccess', { ...row, missed: 1 })),
  ];
};

/** One line for each nomination, and who besides candidate, line and committee may see it. */
export const board: View = {
  name: 'board',
  version: 3,
  tables: ['nomination', 'nominationAccess', 'stateCount'],
  project: byType({
    NominationOpened: opened,
    StatementWritten: touch,
    EvidenceAttached: touch,
    EvidenceRevised: touch,
    EvidenceWithdrawn: touch,
    NominationSubmitted: becomes({ state: 'submitted' }),
    NominationReturned: becomes({ state: 'returned' }),
    NominationWithdrawn: becomes({ state: 'withdrawn' }),
    ReviewerAssigned: assigned,
    ReviewerDeclined: declined,
    ConflictDeclared: touch,
    ReviewerRecused: recused,
    ReviewSubmitted: reviewed,
    ReviewRevised: touch,
    VotingOpened: votingOpened,
    VoteCast: touch,
    VoteChanged: touch,
    VotingClosed: becomes({ state: 'voted' }),
    TieBroken: touch,
    DecisionRecorded: (event, own) => touched(event, own, { state: 'decided', outcome: event.data.outcome }),
    DecisionReopened: becomes({ state: 'submitted', outcome: null }),
    FeedbackReleased: becomes({ state: 'released' }),
    AppealFiled: becomes({ state: 'appealed' }),
    AppealResolved: becomes({ state: 'released' }),
  }),
};
