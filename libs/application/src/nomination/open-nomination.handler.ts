import { dayOf, type OpenNomination as Open, nomination } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { commandRequest } from '../streams.js';

export class OpenNomination extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Open>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(OpenNomination)
export class OpenNominationHandler implements ICommandHandler<OpenNomination> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  execute({ input, context }: OpenNomination): Promise<Receipt> {
    const { nominationId, cycleId, candidateId } = input.data;
    const command = async () => {
      const candidate = await this.facts.candidate(candidateId, dayOf(context.now));
      return { ...input, ...issuedBy(context), facts: { ...(await this.facts.nominationFacts(cycleId)), candidate } };
    };
    return decideAndAppend(this.aggregates, nomination, commandRequest('nomination', nominationId, command, context));
  }
}
