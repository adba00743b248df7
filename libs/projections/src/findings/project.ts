import type { FindingRow } from '@plumbline/read-model';
import { put } from '../kernel/changes.js';
import { defineView, mustExist, type RulesOf } from '../kernel/define-view.js';

const idIn = (stream: string, kind: string): string | null =>
  stream.startsWith(`${kind}-`) ? stream.slice(kind.length + 1) : null;

const rules: RulesOf<'findings'> = {
  FindingRaised: ({ data: { findingId, about, found }, metadata }) => {
    const row: FindingRow = {
      findingId,
      aboutKind: about.kind,
      aboutId: about.id,
      onNominationId: idIn(found.decidedOn.stream, 'nomination'),
      onPersonId: idIn(found.decidedOn.stream, 'person'),
      found,
      state: 'open',
      raisedAt: metadata.recordedAt,
      resolvedAt: null,
      resolvedBy: null,
      resolvedRevision: null,
    };
    return [put('finding', row)];
  },
  FindingResolved: ({ data: { findingId }, metadata, revision }, rows) => {
    const row = mustExist(rows.get<FindingRow>('finding', { findingId }), `finding ${findingId}`);
    const { recordedAt: resolvedAt, actor: resolvedBy } = metadata;
    return [put('finding', { ...row, state: 'resolved', resolvedAt, resolvedBy, resolvedRevision: Number(revision) })];
  },
};

/** What was found, on whatever it stands, and how it was resolved. */
export const findings = defineView('findings', { version: 1, tables: ['finding'], rules });
