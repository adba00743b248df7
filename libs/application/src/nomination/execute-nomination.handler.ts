import { readsReviews } from '@plumbline/access';
import {
  type ActorFacts,
  type CycleId,
  nomination,
  type NominationCommand,
  type NominationFacts,
  type NominationState,
} from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';

type OfItsOwnHandler =
  | 'OpenNomination'
  | 'ExpireTexts'
  | 'AssignReviewer'
  | 'RecusePerson'
  | 'OpenVoting'
  | 'RecordDecision'
  | 'ReopenDecision';

/** Commands on a nomination that need no facts but its cycle, its pinned framework version and what the actor reads. */
export class ExecuteNomination extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Exclude<NominationCommand, { type: OfItsOwnHandler }>>,
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
    const command = async (state: NominationState | null) => ({
      ...input,
      ...issuedBy(context),
      facts: await this.factsFor(existing(state).cycleId, context),
    });
    const request = commandRequest('nomination', input.data.nominationId, command, context);
    return decideAndAppend(this.aggregates, nomination, request);
  }

  private async factsFor(cycleId: CycleId, { roles = [] }: CommandContext): Promise<NominationFacts & ActorFacts> {
    return { ...(await this.facts.nominationFacts(cycleId)), readsByRole: readsReviews(roles) };
  }
}
