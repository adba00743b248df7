import type { PacketAppealRow, PacketDecisionRow } from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { change, put } from '../kernel/changes.js';
import { mustExist, type RecordedOf, type SomeRulesOf } from '../kernel/define-view.js';
import { changeHead, headOf } from './head.js';
import { roundOf } from './votes.js';

const decided = ({ data, metadata, revision }: RecordedOf<'DecisionRecorded'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, round, outcome, rationale, conditions, override, policyVersion } = data;
  const row: PacketDecisionRow = {
    nominationId,
    revision: Number(revision),
    round,
    outcome,
    rationale,
    conditions,
    override: Number(override !== null),
    overrideReason: override?.reason ?? null,
    policyVersion,
    decidedAt: metadata.recordedAt,
    decidedBy: metadata.actor,
    feedback: null,
    releasedAt: null,
    supersededAt: null,
    supersededBecause: null,
  };
  return [changeHead(rows, nominationId, { state: 'decided' }), put('packetDecision', row)];
};

const changeStandingDecision = (
  rows: ViewRows,
  nominationId: string,
  changed: Partial<PacketDecisionRow>,
): readonly Change[] =>
  change(
    rows,
    { table: 'packetDecision', where: { nominationId }, only: ({ supersededAt }) => supersededAt === null },
    changed,
  );

const reopened = ({ data, metadata }: RecordedOf<'DecisionReopened'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, opens, reason: supersededBecause } = data;
  const { round } = headOf(rows, nominationId);
  return [
    changeHead(rows, nominationId, { state: opens === 'packet' ? 'returned' : 'submitted', opens }),
    ...changeStandingDecision(rows, nominationId, { supersededAt: metadata.recordedAt, supersededBecause }),
    put('packetRound', { ...roundOf(rows, nominationId, round), voided: 1 }),
  ];
};

const released = ({ data, metadata }: RecordedOf<'FeedbackReleased'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, feedback } = data;
  return [
    changeHead(rows, nominationId, { state: 'released' }),
    ...changeStandingDecision(rows, nominationId, { feedback, releasedAt: metadata.recordedAt }),
  ];
};

const appealed = ({ data, metadata }: RecordedOf<'AppealFiled'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, appealId, grounds } = data;
  const row: PacketAppealRow = {
    nominationId,
    appealId,
    grounds,
    filedAt: metadata.recordedAt,
    resolution: null,
    rationale: null,
    resolvedAt: null,
  };
  return [changeHead(rows, nominationId, { state: 'appealed' }), put('packetAppeal', row)];
};

const resolved = ({ data, metadata }: RecordedOf<'AppealResolved'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, appealId, resolution, rationale } = data;
  const row: PacketAppealRow = {
    ...mustExist(rows.get<PacketAppealRow>('packetAppeal', { nominationId, appealId }), `appeal ${appealId}`),
    resolution,
    rationale,
    resolvedAt: metadata.recordedAt,
  };
  return [changeHead(rows, nominationId, { state: 'released' }), put('packetAppeal', row)];
};

/** The decision, feedback and appeals. */
export const decisionRules = {
  DecisionRecorded: decided,
  DecisionReopened: reopened,
  FeedbackReleased: released,
  AppealFiled: appealed,
  AppealResolved: resolved,
} satisfies SomeRulesOf<'packets'>;
