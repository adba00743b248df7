import { known, type NominationRecorded } from '../kernel/by-type.js';
import { put } from '../kernel/changes.js';
import type { Change, OwnRows } from '@plumbline/view-store';
import type { PacketErasedRow, PacketRow } from '@plumbline/read-model';

/** Stands where a text was that can no longer be read. */
export const ERASED = 'erased';

export const headOf = (own: OwnRows, nominationId: string): PacketRow =>
  known(own.get<PacketRow>('packet', { nominationId }), `nomination ${nominationId}`);

/** The head moves on with every event of the nomination: it carries the revision that ETags are made of. */
export const moved = (event: NominationRecorded, own: OwnRows, change: Partial<PacketRow> = {}): Change =>
  put('packet', { ...headOf(own, event.data.nominationId), ...change, revision: Number(event.revision) });

export const move = (event: NominationRecorded, own: OwnRows): readonly Change[] => [moved(event, own)];

export const becomes =
  (change: Partial<PacketRow>) =>
  (event: NominationRecorded, own: OwnRows): readonly Change[] => [moved(event, own, change)];

type Text = <T extends string | null>(text: T) => T | string;

/** How free text about somebody is kept: as written, or as "erased" once they are. */
export const textAbout = (own: OwnRows, personId: string): Text => {
  const isErased = own.get<PacketErasedRow>('packetErased', { personId }) !== undefined;
  return (text) => (isErased && text !== null ? ERASED : text);
};

/** The same, about the candidate of the nomination. */
export const textFor = ({ data }: NominationRecorded, own: OwnRows): Text => textAbout(own, data.candidateId);
