import type { AccessRelation, BoardRow, NominationAccessRow } from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { put, remove } from '../kernel/changes.js';
import {
  defineView,
  mustExist,
  type NominationRecorded,
  type RecordedOf,
  type RulesOf,
} from '../kernel/define-view.js';
import { type BoardLine, putCounted } from './count.js';

const lineOf = (rows: ViewRows, nominationId: string): BoardRow =>
  mustExist(rows.get<BoardRow>('nomination', { nominationId }), `nomination ${nominationId}`);

const changed = (rows: ViewRows, nominationId: string, change: Partial<BoardLine>): readonly Change[] => {
  const before = lineOf(rows, nominationId);
  return putCounted(rows, { ...before, ...change }, before);
};
const becomes =
  (change: Partial<BoardLine>) =>
  ({ data }: NominationRecorded, rows: ViewRows): readonly Change[] =>
    changed(rows, data.nominationId, change);

const access = (row: Omit<NominationAccessRow, 'done' | 'missed'>, done = 0): Change =>
  put('nominationAccess', { ...row, done, missed: 0 });
const accessOf = (rows: ViewRows, nominationId: string, personId: string, relation: AccessRelation) =>
  rows.get<NominationAccessRow>('nominationAccess', { nominationId, personId, relation });

const opened = ({ data, metadata }: RecordedOf<'NominationOpened'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, cycleId, candidateId, nominatorId, targetLevel, currentLevel, orgUnit } = data;
  const row: BoardLine = {
    nominationId,
    cycleId,
    candidateId,
    nominatorId,
    targetLevel,
    currentLevel,
    orgUnit,
    state: 'draft',
    outcome: null,
    told: 0,
    reviewers: 0,
    reviewsIn: 0,
    openedAt: metadata.recordedAt,
    textsExpiredAt: null,
  };
  return putCounted(rows, row);
};

const assigned = ({ data }: RecordedOf<'ReviewerAssigned'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, reviewerId: personId } = data;
  const { reviewers } = lineOf(rows, nominationId);
  const isNew = accessOf(rows, nominationId, personId, 'reviewer') === undefined;
  return [
    ...changed(rows, nominationId, { reviewers: reviewers + Number(isNew) }),
    access({ nominationId, personId, relation: 'reviewer' }),
  ];
};

/** The counts of the board once a reviewer is out: their review, if it was in, no longer counts. */
const without = (rows: ViewRows, nominationId: string, personId: string): Partial<BoardLine> => {
  const { reviewers, reviewsIn } = lineOf(rows, nominationId);
  const reviewer = accessOf(rows, nominationId, personId, 'reviewer');
  return reviewer === undefined ? {} : { reviewers: reviewers - 1, reviewsIn: reviewsIn - reviewer.done };
};

const declined = ({ data }: RecordedOf<'ReviewerDeclined'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, reviewerId: personId } = data;
  return [
    ...changed(rows, nominationId, without(rows, nominationId, personId)),
    remove('nominationAccess', { nominationId, personId, relation: 'reviewer' }),
  ];
};

const recused = ({ data }: RecordedOf<'ReviewerRecused'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, personId } = data;
  const out = (['reviewer', 'member'] as const)
    .filter((relation) => accessOf(rows, nominationId, personId, relation) !== undefined)
    .map((relation) => remove('nominationAccess', { nominationId, personId, relation }));
  return [
    ...changed(rows, nominationId, without(rows, nominationId, personId)),
    ...out,
    access({ nominationId, personId, relation: 'recused' }),
  ];
};

const reviewed = ({ data }: RecordedOf<'ReviewSubmitted'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, reviewerId: personId } = data;
  const { reviewsIn } = lineOf(rows, nominationId);
  return [
    ...changed(rows, nominationId, { reviewsIn: reviewsIn + 1 }),
    access({ nominationId, personId, relation: 'reviewer' }, 1),
  ];
};

const isOwed = ({ relation, done }: NominationAccessRow): boolean => relation === 'reviewer' && done === 0;

/** Replaces the members of an earlier round; never the candidate or recused people. */
const votingOpened = ({ data }: RecordedOf<'VotingOpened'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, candidateId, members } = data;
  const people = rows.find<NominationAccessRow>('nominationAccess', { nominationId });
  const isRecused = (id: string): boolean => people.some((row) => row.personId === id && row.relation === 'recused');
  const electorate = members.filter((id) => id !== candidateId && !isRecused(id));
  return [
    ...changed(rows, nominationId, { state: 'voting' }),
    ...people
      .filter(({ relation, personId }) => relation === 'member' && !electorate.includes(personId))
      .map(({ personId }) => remove('nominationAccess', { nominationId, personId, relation: 'member' })),
    ...electorate.map((personId) => access({ nominationId, personId, relation: 'member' })),
    ...people.filter(isOwed).map((row) => put('nominationAccess', { ...row, missed: 1 })),
  ];
};

const rules: RulesOf<'board'> = {
  NominationOpened: opened,
  NominationSubmitted: becomes({ state: 'submitted' }),
  NominationReturned: becomes({ state: 'returned' }),
  NominationWithdrawn: becomes({ state: 'withdrawn' }),
  ReviewerAssigned: assigned,
  ReviewerDeclined: declined,
  ReviewerRecused: recused,
  ReviewSubmitted: reviewed,
  VotingOpened: votingOpened,
  VotingClosed: becomes({ state: 'voted' }),
  DecisionRecorded: ({ data }, rows) => changed(rows, data.nominationId, { state: 'decided', outcome: data.outcome }),
  DecisionReopened: ({ data }, rows) =>
    changed(rows, data.nominationId, { state: data.opens === 'packet' ? 'returned' : 'submitted', outcome: null }),
  FeedbackReleased: becomes({ state: 'released', told: 1 }),
  AppealFiled: becomes({ state: 'appealed' }),
  AppealResolved: becomes({ state: 'released' }),
  TextsExpired: ({ data, metadata }, rows) => changed(rows, data.nominationId, { textsExpiredAt: metadata.recordedAt }),
};

/** One line for each nomination, and who besides candidate, line and committee may see it. */
export const board = defineView('board', {
  version: 6,
  tables: ['nomination', 'nominationAccess', 'stateCount'],
  rules,
});
