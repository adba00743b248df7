import { nomination, type NominationCommand, type NominationState } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';

/** Commands that make a nomination stand or not, beside the others of its candidate in the cycle. */
export class DecideNomination extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Extract<NominationCommand, { type: 'RecordDecision' | 'ReopenDecision' }>>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(DecideNomination)
export class DecideNominationHandler implements ICommandHandler<DecideNomination> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  execute({ input, context }: DecideNomination): Promise<Receipt> {
    const command = async (state: NominationState | null) => {
      const rivals = await this.facts.rivals(existing(state));
      const facts = { ...(await this.facts.nominationFacts(existing(state).cycleId)), rivals };
      return { ...input, ...issuedBy(context), facts };
    };
    const request = commandRequest('nomination', input.data.nominationId, command, context);
    return decideAndAppend(this.aggregates, nomination, request);
  }
}
