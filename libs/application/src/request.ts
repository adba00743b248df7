import type { CommandContext } from './command-context.js';

/**
 * A command for the aggregate of that stream. One that is decided on facts about other aggregates is a
 * function that looks them up: it is called in the command's turn, right before each decision, so that no decision rests on
 * facts from before an event that was acknowledged while the command waited.
 */
export type Request<C> = Readonly<{
  stream: string;
  command: C | (() => Promise<C>);
  context: CommandContext;
}>;

export const commandOf = <C>({ command }: Request<C>): C | Promise<C> =>
  typeof command === 'function' ? (command as () => Promise<C>)() : command;
