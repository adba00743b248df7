import { nomination, type NominationCommand, type NominationState } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, type BuildCommand, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';
import { type NominationInput, restingOn } from './resting-on.js';

type Decided = Extract<NominationCommand, { type: 'RecordDecision' | 'ReopenDecision' }>;

/** Commands that make a nomination stand or not, beside the others of its candidate in the cycle. */
export class DecideNomination extends Command<Receipt> {
  constructor(
    readonly input: NominationInput<Decided>,
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
    const command: BuildCommand<Decided, NominationState | null> = async (state, revision) => {
      const rivals = await this.facts.rivals(existing(state));
      const facts = { ...(await this.facts.nominationFacts(existing(state).cycleId)), rivals };
      return { ...restingOn<Decided>(input, revision), ...issuedBy(context), facts };
    };
    const request = commandRequest('nomination', input.data.nominationId, command, context);
    return decideAndAppend(this.aggregates, nomination, request);
  }
}
