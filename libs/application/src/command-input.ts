import type { CommandContext } from './command-context.js';

type Known = 'facts' | 'actor' | 'now';

/** What a caller asks for: a command of the domain less what the handler adds (who, when, looked-up facts). */
export type CommandInput<C> = C extends unknown ? Omit<C, Known> : never;

/** The command's caller and clock, as the domain wants them. */
export const issuedBy = ({ actor, now }: CommandContext): Pick<CommandContext, 'actor' | 'now'> => ({ actor, now });
