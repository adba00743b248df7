import type { Recorded } from '@plumbline/domain';

/** The last event that is handled: where it stands, and what tells that it is of this log. */
export type Checkpoint = Readonly<{ position: string; stream: string; revision: string; id: string }>;

export const checkpointAt = ({ position, stream, revision, id }: Omit<Recorded, 'data' | 'type'>): Checkpoint => ({
  ...{ position, stream, revision: String(revision), id },
});

/** Another relay has gone on in the meantime, or this one is no longer sure to be the only one. */
export class SeatLost extends Error {
  override readonly name = 'SeatLost';
}

/** Whoever has it relays, and nobody else. */
export interface Seat {
  readonly checkpoint: Checkpoint | null;
  /** Aborted once it is lost. */
  readonly lost: AbortSignal;
  /** Resolves once it is durable. @throws SeatLost */
  move(to: Checkpoint): Promise<void>;
  /** Asks whether it is still there. @throws SeatLost */
  confirm(): Promise<void>;
  leave(): Promise<void>;
}

/** Undefined while another process has the seat. */
export type TakeSeat = () => Promise<Seat | undefined>;
