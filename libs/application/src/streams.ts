import type { CommandContext } from './command-context.js';
import type { CommandRequest } from './command-request.js';

const ADDRESSED = ['framework', 'cycle', 'nomination', 'person'] as const;
/** What requests address. */
export type AddressedKind = (typeof ADDRESSED)[number];
export type AggregateKind = AddressedKind | 'candidacy';

export const streamOf = (kind: AggregateKind, id: string): string => `${kind}-${id}`;
/** The id of the aggregate whose stream it is. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);
/** Undefined for a stream that no request addresses. */
export const kindOf = (stream: string): AddressedKind | undefined =>
  ADDRESSED.find((kind) => stream.startsWith(streamOf(kind, '')));

/** A command for one aggregate, addressed to its stream. */
export const commandRequest = <C, S>(
  kind: AggregateKind,
  id: string,
  command: CommandRequest<C, S>['command'],
  context: CommandContext,
): CommandRequest<C, S> => ({
  stream: streamOf(kind, id),
  command,
  context,
});
