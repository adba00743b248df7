import type { DecisionRow, DecisionSubjectRow } from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { change, put } from '../kernel/changes.js';
import { defineView, mustExist, type RecordedOf, type RulesOf } from '../kernel/define-view.js';

const subject = ({ data }: RecordedOf<'NominationOpened'>): readonly Change[] => {
  const { nominationId, cycleId, candidateId, targetLevel, orgUnit } = data;
  const row: DecisionSubjectRow = { nominationId, cycleId, candidateId, targetLevel, orgUnit };
  return [put('decisionSubject', row)];
};

const recorded = ({ data, metadata, revision }: RecordedOf<'DecisionRecorded'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, round, outcome, result, tieBrokenAs, tally, quorum, policyVersion, nominationRevision } = data;
  const key = { nominationId };
  const row: DecisionRow = {
    ...mustExist(rows.get<DecisionSubjectRow>('decisionSubject', key), `nomination ${nominationId}`),
    revision: Number(revision),
    round,
    outcome,
    result,
    tieBrokenAs,
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
  DecisionRecorded: recorded,
  DecisionReopened: ({ data }, rows) => changeStandingDecision(rows, data.nominationId, { superseded: 1 }),
  FeedbackReleased: ({ data, metadata }, rows) =>
    changeStandingDecision(rows, data.nominationId, { releasedAt: metadata.recordedAt }),
};

/** The register of decisions: what was decided on which tally, and whether it is superseded. */
export const decisions = defineView('decisions', {
  version: 1,
  tables: ['decisionSubject', 'decision'],
  rules,
});
