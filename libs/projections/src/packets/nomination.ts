import type { PacketEvidenceRow, PacketRow } from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { put } from '../kernel/changes.js';
import { mustExist, type RecordedOf, type SomeRulesOf } from '../kernel/define-view.js';
import { becomes, changeHead, putText } from './head.js';

const opened = ({ data }: RecordedOf<'NominationOpened'>): readonly Change[] => {
  const { framework, onBehalf, ...rest } = data;
  const row: Omit<PacketRow, 'revision'> = {
    ...rest,
    onBehalf: Number(onBehalf),
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    state: 'draft',
    round: 0,
    opens: null,
    textsExpiredAt: null,
  };
  return [put('packet', row)];
};

const attached = ({ data, metadata }: RecordedOf<'EvidenceAttached'>): readonly Change[] => {
  const { nominationId, evidenceId, title, body, link, criteria } = data;
  const row: PacketEvidenceRow = {
    nominationId,
    evidenceId,
    title,
    body,
    link,
    criteria,
    withdrawn: 0,
    withdrawnReason: null,
    attachedAt: metadata.recordedAt,
    revisedAt: null,
  };
  return [put('packetEvidence', row)];
};

const evidenceOf = (rows: ViewRows, nominationId: string, evidenceId: string): PacketEvidenceRow =>
  mustExist(rows.get<PacketEvidenceRow>('packetEvidence', { nominationId, evidenceId }), `evidence ${evidenceId}`);

const revised = ({ data, metadata }: RecordedOf<'EvidenceRevised'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, evidenceId, title, body, link, criteria } = data;
  const before = evidenceOf(rows, nominationId, evidenceId);
  const row: PacketEvidenceRow = { ...before, title, body, link, criteria, revisedAt: metadata.recordedAt };
  return [put('packetEvidence', row)];
};

const withdrawn = ({ data }: RecordedOf<'EvidenceWithdrawn'>, rows: ViewRows): readonly Change[] => {
  const { nominationId, evidenceId, reason: withdrawnReason } = data;
  const row: PacketEvidenceRow = { ...evidenceOf(rows, nominationId, evidenceId), withdrawn: 1, withdrawnReason };
  return [put('packetEvidence', row)];
};

/** The nomination itself: statement and evidence, and whether it is submitted. */
export const nominationRules = {
  NominationOpened: opened,
  StatementWritten: (event) => [putText(event, 'statement', event.data.statement)],
  EvidenceAttached: attached,
  EvidenceRevised: revised,
  EvidenceWithdrawn: withdrawn,
  NominationSubmitted: becomes('submitted'),
  NominationReturned: (event, rows) => [
    changeHead(rows, event.data.nominationId, { state: 'returned' }),
    putText(event, 'returnedBecause', event.data.reason),
  ],
  NominationWithdrawn: (event, rows) => [
    changeHead(rows, event.data.nominationId, { state: 'withdrawn' }),
    putText(event, 'withdrawnBecause', event.data.reason),
  ],
  TextsExpired: ({ data, metadata }, rows) => [
    changeHead(rows, data.nominationId, { textsExpiredAt: metadata.recordedAt }),
  ],
} satisfies SomeRulesOf<'packets'>;
