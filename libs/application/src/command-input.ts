import type { CommandContext } from './command-context.js';

type AddedByHandler = 'facts' | 'actor' | 'now' | 'said';

/** A command of the domain without what the handler adds: actor, time and looked-up facts. */
export type CommandInput<C> = C extends unknown ? Omit<C, AddedByHandler> : never;

/** The command's actor and time, as the domain takes them, and what a source says with it. */
export const issuedBy = ({ actor, now, said }: CommandContext): Pick<CommandContext, 'actor' | 'now' | 'said'> => ({
  ...{ actor, now },
  ...(said && { said }),
});
