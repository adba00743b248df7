import {
  type CalendarDate,
  managerBefore,
  nextChange,
  person,
  type PersonId,
  type PersonState,
} from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';

export class CancelManagerChange extends Command<Receipt> {
  constructor(
    readonly input: Readonly<{ personId: PersonId; effectiveDate: CalendarDate }>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** Who held before holds on, and others may have been put below the person meanwhile. */
@CommandHandler(CancelManagerChange)
export class CancelManagerChangeHandler implements ICommandHandler<CancelManagerChange> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  execute({ input, context }: CancelManagerChange): Promise<Receipt> {
    const { personId, effectiveDate: from } = input;
    const command = async (state: PersonState | null) => {
      const [before, until] = [managerBefore(existing(state), from), nextChange(existing(state), from)];
      const facts = await this.facts.manager(before, { from, until, now: context.now });
      return { type: 'CancelManagerChange' as const, data: input, ...issuedBy(context), facts };
    };
    return decideAndAppend(this.aggregates, person, commandRequest('person', personId, command, context));
  }
}
