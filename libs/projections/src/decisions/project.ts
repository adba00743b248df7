import { byType, known, type RecordedOf } from '../kernel/by-type.js';
import { change, put } from '../kernel/changes.js';
import type { Change, OwnRows, View } from '@plumbline/view-store';
import type { DecisionRow, DecisionSubjectRow } from '@plumbline/read-model';

const subject = ({ data }: RecordedOf<'NominationOpened'>): readonly Change[] => {
  const { nominationId, cycleId, candidateId, targetLevel, orgUnit } = data;
  const row: DecisionSubjectRow = { nominationId, cycleId, candidateId, targetLevel, orgUnit };
  return [put('decisionSubject', row)];
};

const recorded = ({ data, metadata, revision }: RecordedOf<'DecisionRecorded'>, own: OwnRows): readonly Change[] => {
  const { nominationId, round, outcome, result, tieBrokenAs, tally, quorum, policyVersion, nominationRevision } = data;
  const key = { nominationId };
  const row: DecisionRow = {
    ...known(own.get<DecisionSubjectRow>('decisionSubject', key), `nomination ${nominationId}`),
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

const standing = (own: OwnRows, nominationId: string, changed: Partial<DecisionRow>): readonly Change[] =>
  change(own, { table: 'decision', where: { nominationId }, only: ({ superseded }) => superseded === 0 }, changed);

/** The register of decisions: what was decided on which tally, and whether it still stands. */
export const decisions: View = {
  name: 'decisions',
  version: 1,
  tables: ['decisionSubject', 'decision'],
  project: byType({
    NominationOpened: subject,
    DecisionRecorded: recorded,
    DecisionReopened: ({ data }, own) => standing(own, data.nominationId, { superseded: 1 }),
    FeedbackReleased: ({ data, metadata }, own) =>
      standing(own, data.nominationId, { releasedAt: metadata.recordedAt }),
  }),
};
