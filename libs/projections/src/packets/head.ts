import type { PacketRow, PacketTextRow } from '@plumbline/read-model';
import type { Change, ViewRows } from '@plumbline/view-store';
import { put } from '../kernel/changes.js';
import { mustExist, type NominationRecorded } from '../kernel/define-view.js';

export const headOf = (rows: ViewRows, nominationId: string): PacketRow =>
  mustExist(rows.get<PacketRow>('packet', { nominationId }), `nomination ${nominationId}`);

export const changeHead = (rows: ViewRows, nominationId: string, change: Partial<PacketRow>): Change =>
  put('packet', { ...headOf(rows, nominationId), ...change });

export const becomes =
  (state: PacketRow['state']) =>
  ({ data }: NominationRecorded, rows: ViewRows): readonly Change[] => [changeHead(rows, data.nominationId, { state })];

/** Writes one of the nomination's own texts over the one before. */
export const putText = (
  { data: { nominationId } }: NominationRecorded,
  kind: PacketTextRow['kind'],
  text: string,
): Change => {
  const row: PacketTextRow = { nominationId, kind, text };
  return put('packetText', row);
};
