import { dayOf, type NominationId, type PersonId, nomination } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { by } from '../asked.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { requestOn } from '../streams.js';

export class AssignReviewer extends Command<Receipt> {
  constructor(
    readonly asked: Readonly<{ nominationId: NominationId; reviewerId: PersonId }>,
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

  async execute({ asked, context }: AssignReviewer): Promise<Receipt> {
    const { nominationId, cycleId } = await this.facts.existingNomination(asked.nominationId);
    const command = async () => {
      const facts = await this.facts.nominationFacts(cycleId);
      const reviewerKnown = await this.facts.isHere(asked.reviewerId, dayOf(context.now));
      return { type: 'AssignReviewer' as const, data: { ...asked, reviewerKnown }, ...by(context), facts };
    };
    return decideAndAppend(this.aggregates, nomination, requestOn('nomination', nominationId, command, context));
  }
}
