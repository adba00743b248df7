import { type ChangeManager as Change, nextChange, person, type PersonState } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';

export class ChangeManager extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Change>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ChangeManager)
export class ChangeManagerHandler implements ICommandHandler<ChangeManager> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  execute({ input, context }: ChangeManager): Promise<Receipt> {
    const { personId, managerId, effectiveDate } = input.data;
    const command = async (state: PersonState | null) => {
      const until = nextChange(existing(state), effectiveDate);
      const facts = await this.facts.manager(managerId, { from: effectiveDate, until, now: context.now });
      return { ...input, ...issuedBy(context), facts };
    };
    return decideAndAppend(this.aggregates, person, commandRequest('person', personId, command, context));
  }
}
