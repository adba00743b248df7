import { type PersonCommand, person } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { onExisting } from '../command-request.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { commandRequest } from '../streams.js';

/** Commands that need no facts but the person's own state. */
export class ExecutePerson extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Exclude<PersonCommand, { facts: unknown }>>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ExecutePerson)
export class ExecutePersonHandler implements ICommandHandler<ExecutePerson> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ input, context }: ExecutePerson): Promise<Receipt> {
    const command = onExisting({ ...input, ...issuedBy(context) });
    return decideAndAppend(this.aggregates, person, commandRequest('person', input.data.personId, command, context));
  }
}
