import { type NominationCommand, nomination, type NominationState } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';

/** Commands on a nomination that need no facts but its cycle and its pinned framework version. */
export class ExecuteNomination extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<
      Exclude<NominationCommand, { type: 'OpenNomination' | 'AssignReviewer' | 'RecusePerson' }>
    >,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ExecuteNomination)
export class ExecuteNominationHandler implements ICommandHandler<ExecuteNomination> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  execute({ input, context }: ExecuteNomination): Promise<Receipt> {
    const { nominationId } = input.data;
    const command = async (state: NominationState | null) => ({
      ...input,
      ...issuedBy(context),
      facts: await this.facts.nominationFacts(existing(state).cycleId),
    });
    return decideAndAppend(this.aggregates, nomination, commandRequest('nomination', nominationId, command, context));
  }
}
