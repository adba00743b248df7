import type { CommandContext } from './command-context.js';
import type { CommandRequest } from './command-request.js';

export type AggregateKind = 'framework' | 'cycle' | 'candidacy' | 'nomination' | 'person';

export const streamOf = (kind: AggregateKind, id: string): string => `${kind}-${id}`;
/** The id of the aggregate whose stream it is. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

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
