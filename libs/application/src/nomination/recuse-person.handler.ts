import { type NominationId, type PersonId, nomination, type NominationState } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';

export class RecusePerson extends Command<Receipt> {
  constructor(
    readonly input: Readonly<{ nominationId: NominationId; personId: PersonId; reason: string }>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(RecusePerson)
export class RecusePersonHandler implements ICommandHandler<RecusePerson> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  execute({ input, context }: RecusePerson): Promise<Receipt> {
    const { nominationId } = input;
    const command = async (state: NominationState | null) => {
      const facts = await this.facts.nominationFacts(existing(state).cycleId);
      const personKnown = await this.facts.isRegistered(input.personId);
      return { type: 'RecusePerson' as const, data: { ...input, personKnown }, ...issuedBy(context), facts };
    };
    return decideAndAppend(this.aggregates, nomination, commandRequest('nomination', nominationId, command, context));
  }
}
