import type { Outcome, Recommendation, VotingResult } from '@plumbline/domain';
import {
  defineTable,
  flag,
  id,
  impersonalJson,
  impersonalText,
  instant,
  integer,
  oneOf,
  type RowOf,
} from '@plumbline/view-store';

const subject = { nominationId: id, cycleId: id, candidateId: id, targetLevel: id, orgUnit: id };

/** What the register needs to know of a nomination when it is decided. */
export const decisionSubjectTable = defineTable('decisionSubject', {
  key: ['nominationId'],
  columns: {
    ...subject,
    /** The chair who broke the last tie. */
    tieBrokenBy: id.orNull,
    /** Whose reviews, as far as they count, were revised once the reviews of others could be read. */
    revisedAfterOthers: impersonalJson<readonly string[]>(),
  },
});
export type DecisionSubjectRow = RowOf<typeof decisionSubjectTable>;

/** One line of the register, for ever; a reopening marks it, a later decision stands beside it. */
export const decisionTable = defineTable('decision', {
  key: ['nominationId', 'revision'],
  columns: {
    ...subject,
    /** Revision of the DecisionRecorded event. */
    revision: integer,
    round: integer,
    outcome: oneOf<Outcome>(),
    result: oneOf<VotingResult>(),
    tieBrokenAs: oneOf<Recommendation>().orNull,
    tieBrokenBy: id.orNull,
    /** How many of the reviews that counted were revised once the reviews of others could be read. */
    revisedAfterOthers: integer,
    electorate: integer,
    promote: integer,
    notYet: integer,
    abstain: integer,
    recused: integer,
    present: integer,
    required: integer,
    quorumMet: flag,
    policyVersion: integer,
    nominationRevision: impersonalText,
    /** 1 when it went against the tally. */
    override: flag,
    /** 1 once the decision was reopened. */
    superseded: flag,
    decidedAt: instant,
    decidedBy: id,
    releasedAt: instant.orNull,
  },
  indexes: [['decidedAt', 'nominationId', 'round'], ['cycleId', 'decidedAt', 'nominationId', 'round'], ['candidateId']],
});
export type DecisionRow = RowOf<typeof decisionTable>;

export const decisionsTables = [decisionSubjectTable, decisionTable] as const;
