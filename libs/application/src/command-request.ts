import type { CommandContext } from './command-context.js';
import type { Loaded } from './aggregates.js';
import { existing } from './not-found.js';

/**
 * Makes a command in its turn, right before each decision, from the current state, its revision, and facts that are looked up
 * then: a decision includes every event that was acknowledged while the command waited.
 */
export type BuildCommand<C, S> = (state: S, revision: Loaded<S>['revision']) => C | Promise<C>;

/** A command for the aggregate of that stream, or what makes it in its turn. */
export type CommandRequest<C, S> = Readonly<{
  stream: string;
  command: C | BuildCommand<C, S>;
  context: CommandContext;
}>;

export const commandFor = <C, S>(
  { command }: CommandRequest<C, S>,
  { state, revision }: Pick<Loaded<S>, 'state' | 'revision'>,
): C | Promise<C> => (typeof command === 'function' ? (command as BuildCommand<C, S>)(state, revision) : command);

/** A command that needs no facts, for an aggregate that must exist. */
export const onExisting =
  <C>(command: C) =>
  (state: object | null): C => {
    existing(state);
    return command;
  };
