import type { CommandContext } from './command-context.js';
import type { Request } from './request.js';

export type AggregateKind = 'framework' | 'cycle' | 'nomination' | 'person';

export const streamOf = (kind: AggregateKind, id: string): string => `${kind}-${id}`;

/** A command for one aggregate, addressed to its stream. */
export const requestOn = <C>(
  kind: AggregateKind,
  id: string,
  command: Request<C>['command'],
  context: CommandContext,
): Request<C> => ({
  stream: streamOf(kind, id),
  id,
  command,
  context,
});
