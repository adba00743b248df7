// The writer thread runs this from plain sources too: nothing of other libraries but types.
import type { CommandRecord } from '@plumbline/event-log';

/** A record as a store keeps it. Those from before there were keys, and those of requests without text, hold the digest as it was `given`. */
export type KeptRecord = Omit<CommandRecord, 'hasText'> & Readonly<{ given: string }>;

/** Whether a record that is kept is of this very request. */
export const isAskedBy = (kept: Pick<CommandRecord, 'request'>, { request, given }: KeptRecord): boolean =>
  kept.request === request || kept.request === given;
