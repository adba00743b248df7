import { type NominationId, type PersonId, nomination } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { by } from '../asked.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { requestOn } from '../streams.js';

export class RecusePerson extends Command<Receipt> {
  constructor(
    readonly asked: Readonly<{ nominationId: NominationId; personId: PersonId; reason: string }>,
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

  async execute({ asked, context }: RecusePerson): Promise<Receipt> {
    const { nominationId, cycleId } = await this.facts.existingNomination(asked.nominationId);
    const command = async () => {
      const facts = await this.facts.nominationFacts(cycleId);
      const personKnown = await this.facts.isRegistered(asked.personId);
      return { type: 'RecusePerson' as const, data: { ...asked, personKnown }, ...by(context), facts };
    };
    return decideAndAppend(this.aggregates, nomination, requestOn('nomination', nominationId, command, context));
  }
}
