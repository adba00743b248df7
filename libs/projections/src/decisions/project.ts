import type { DecisionRow, DecisionSubjectRow } from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { change, put } from '../kernel/changes.js';
import { defineView, mustExist, type RecordedOf, type RulesOf } from '../kernel/define-view.js';

const subject = ({ data }: RecordedOf<'NominationOpened'>): readonly Change[] => {
  const { nominationId, cycleId, candidateId, targetLevel, orgUnit } = data;
  const row: DecisionSubjectRow = {
    ...{ nominationId, cycleId, candidateId, targetLevel, orgUnit },
    tieBrokenBy: null,
    revisedAfterOthers: [],
  };
  return [put('decisionSubject', row)];
};

const subjectOf = (rows: ViewRows, nominationId: string): DecisionSubjectRow =>
  mustExist(rows.get<DecisionSubjectRow>('decisionSubject', { nominationId }), `nomination ${nominationId}`);

const revised = ({ data }: RecordedOf<'ReviewRevised'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, reviewerId, othersReadable } = data;
  const before = subjectOf(rows, nominationId);
  if (othersReadable !== true || before.revisedAfterOthers.includes(reviewerId)) return [];
  return [put('decisionSubject', { ...before, revisedAfterOthers: [...before.revisedAfterOthers, reviewerId] })];
};

/** A review of somebody recused counts no longer. */
const recused = (
  { data: { nominationId, personId } }: RecordedOf<'ReviewerRecused'>,
  rows: ViewRows,
): readonly Change[] => {
  const before = subjectOf(rows, nominationId);
  if (!before.revisedAfterOthers.includes(personId)) return [];
  const revisedAfterOthers = before.revisedAfterOthers.filter((id) => id !== personId);
  return [put('decisionSubject', { ...before, revisedAfterOthers })];
};

const recorded = ({ data, metadata, revision }: RecordedOf<'DecisionRecorded'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, round, outcome, result, tieBrokenAs, tally, quorum, policyVersion, nominationRevision } = data;
  const { tieBrokenBy, revisedAfterOthers, ...about } = subjectOf(rows, nominationId);
  const row: DecisionRow = {
    ...about,
    revision: Number(revision),
    round,
    outcome,
    result,
    tieBrokenAs,
    tieBrokenBy: tieBrokenAs === null ? null : tieBrokenBy,
    revisedAfterOthers: revisedAfterOthers.length,
    ...tally,
    present: quorum.present,
    required: quorum.required,
    quorumMet: Number(quorum.met),
    policyVersion,
    nominationRevision,
    override: Number(data.override !== null),
    superseded: 0,
    decidedAt: metadata.recordedAt,
    decidedBy: metadata.actor,
    releasedAt: null,
  };
  return [put('decision', row)];
};

const changeStandingDecision = (
  rows: ViewRows,
  nominationId: string,
  changed: Partial<DecisionRow>,
): readonly Change[] =>
  change(rows, { table: 'decision', where: { nominationId }, only: ({ superseded }) => superseded === 0 }, changed);

const rules: RulesOf<'decisions'> = {
  NominationOpened: subject,
  ReviewRevised: revised,
  ReviewerRecused: recused,
  TieBroken: ({ data: { nominationId, chairId: tieBrokenBy } }, rows) => [
    put('decisionSubject', { ...subjectOf(rows, nominationId), tieBrokenBy }),
  ],
  DecisionRecorded: recorded,
  DecisionReopened: ({ data }, rows) => changeStandingDecision(rows, data.nominationId, { superseded: 1 }),
  FeedbackReleased: ({ data, metadata }, rows) =>
    changeStandingDecision(rows, data.nominationId, { releasedAt: metadata.recordedAt }),
};

/** The register of decisions: what was decided on which tally, and whether it is superseded. */
export const decisions = defineView('decisions', {
  version: 2,
  tables: ['decisionSubject', 'decision'],
  rules,
});
