import { dayOf, nomination, type NominationId, type NominationState } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';

export class OpenVoting extends Command<Receipt> {
  constructor(
    readonly input: Readonly<{ nominationId: NominationId }>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(OpenVoting)
export class OpenVotingHandler implements ICommandHandler<OpenVoting> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  execute({ input, context }: OpenVoting): Promise<Receipt> {
    const command = async (state: NominationState | null) => {
      const facts = await this.facts.nominationFacts(existing(state).cycleId);
      const departed = await this.facts.unknownPeople(facts.cycle?.members ?? [], dayOf(context.now));
      return { type: 'OpenVoting' as const, data: input, ...issuedBy(context), facts: { ...facts, departed } };
    };
    const request = commandRequest('nomination', input.nominationId, command, context);
    return decideAndAppend(this.aggregates, nomination, request);
  }
}
