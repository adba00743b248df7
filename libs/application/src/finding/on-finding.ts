import {
  type AnyEvent,
  cycle,
  type Decider,
  type FindingAbout,
  type FindingCommand,
  framework,
  nomination,
  person,
} from '@plumbline/domain';
import type { CommandContext, Receipt } from '../command-context.js';
import { onExisting } from '../command-request.js';
import { type Aggregates, decideAndAppend } from '../decide-and-append.js';
import { commandRequest } from '../streams.js';

/** Each takes these commands, on a state of its own. */
const DECIDERS = { nomination, cycle, framework, person } as unknown as Readonly<
  Record<FindingAbout['kind'], Decider<object | null, FindingCommand, AnyEvent>>
>;

/** Decides a command on a finding, on the stream that this stands on. */
export const onFinding = (
  aggregates: Aggregates,
  command: FindingCommand,
  context: CommandContext,
): Promise<Receipt> => {
  const { kind, id } = command.data.about;
  return decideAndAppend(aggregates, DECIDERS[kind], commandRequest(kind, id, onExisting(command), context));
};
