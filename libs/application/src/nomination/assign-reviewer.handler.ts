import { dayOf, type NominationId, type PersonId, nomination, type NominationState } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';

export class AssignReviewer extends Command<Receipt> {
  constructor(
    readonly input: Readonly<{ nominationId: NominationId; reviewerId: PersonId }>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(AssignReviewer)
export class AssignReviewerHandler implements ICommandHandler<AssignReviewer> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  execute({ input, context }: AssignReviewer): Promise<Receipt> {
    const { nominationId } = input;
    const command = async (state: NominationState | null) => {
      const facts = await this.facts.nominationFacts(existing(state).cycleId);
      const reviewerKnown = await this.facts.isHere(input.reviewerId, dayOf(context.now));
      return { type: 'AssignReviewer' as const, data: { ...input, reviewerKnown }, ...issuedBy(context), facts };
    };
    return decideAndAppend(this.aggregates, nomination, commandRequest('nomination', nominationId, command, context));
  }
}
