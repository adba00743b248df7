import { known, type NominationRecorded, type RecordedOf, type Rules } from '../kernel/by-type.js';
import { put } from '../kernel/changes.js';
import type { Change, OwnRows } from '@plumbline/view-store';
import { becomes, moved, textFor } from './head.js';
import type { PacketEvidenceRow, PacketRow, PacketTextRow, TextKind } from '@plumbline/read-model';

const opened = ({ data, revision }: RecordedOf<'NominationOpened'>): readonly Change[] => {
  const { framework, ...rest } = data;
  const row: PacketRow = {
    ...rest,
    frameworkId: framework.id,
    frameworkVersion: framework.version,
    state: 'draft',
    round: 0,
    revision: Number(revision),
  };
  return [put('packet', row)];
};

/** Writes one of the nomination's own texts over the one before. */
export const writes = (event: NominationRecorded, own: OwnRows, kind: TextKind, text: string): Change => {
  const row: PacketTextRow = {
    nominationId: event.data.nominationId,
    kind,
    text: textFor(event, own)(text),
    writtenAt: event.metadata.recordedAt,
    writtenBy: event.metadata.actor,
  };
  return put('packetText', row);
};

const attached = (event: RecordedOf<'EvidenceAttached'>, own: OwnRows): readonly Change[] => {
  const { nominationId, evidenceId, title, body, link, criteria } = event.data;
  const text = textFor(event, own);
  const row: PacketEvidenceRow = {
    nominationId,
    evidenceId,
    title: text(title),
    body: text(body),
    link: text(link),
    criteria,
    withdrawn: 0,
    withdrawnReason: null,
    attachedAt: event.metadata.recordedAt,
    revisedAt: null,
  };
  return [moved(event, own), put('packetEvidence', row)];
};

const evidence = (own: OwnRows, nominationId: string, evidenceId: string): PacketEvidenceRow =>
  known(own.get<PacketEvidenceRow>('packetEvidence', { nominationId, evidenceId }), `evidence ${evidenceId}`);

const revised = (event: RecordedOf<'EvidenceRevised'>, own: OwnRows): readonly Change[] => {
  const { nominationId, evidenceId, title, body, link, criteria } = event.data;
  const text = textFor(event, own);
  const row: PacketEvidenceRow = {
    ...evidence(own, nominationId, evidenceId),
    title: text(title),
    body: text(body),
    link: text(link),
    criteria,
    revisedAt: event.metadata.recordedAt,
  };
  return [moved(event, own), put('packetEvidence', row)];
};

const withdrawn = (event: RecordedOf<'EvidenceWithdrawn'>, own: OwnRows): readonly Change[] => {
  const { nominationId, evidenceId, reason } = event.data;
  const withdrawnReason = textFor(event, own)(reason);
  const row = { ...evidence(own, nominationId, evidenceId), withdrawn: 1, withdrawnReason };
  return [moved(event, own), put('packetEvidence', row)];
};

/** What the line writes: statement and evidence, and whether the packet is in. */
export const writing: Rules = {
  NominationOpened: opened,
  StatementWritten: (event, own) => [moved(event, own), writes(event, own, 'statement', event.data.statement)],
  EvidenceAttached: attached,
  EvidenceRevised: revised,
  EvidenceWithdrawn: withdrawn,
  NominationSubmitted: becomes({ state: 'submitted' }),
  NominationReturned: (event, own) => [
    moved(event, own, { state: 'returned' }),
    writes(event, own, 'returned', event.data.reason),
  ],
  NominationWithdrawn: (event, own) => [
    moved(event, own, { state: 'withdrawn' }),
    writes(event, own, 'withdrawn', event.data.reason),
  ],
};
