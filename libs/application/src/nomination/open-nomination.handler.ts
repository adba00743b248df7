import { type OpenNomination as Open, nomination } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { by, type Asked } from '../asked.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { dateOf, Facts } from '../facts.js';
import { requestOn } from '../streams.js';

export class OpenNomination extends Command<Receipt> {
  constructor(
    readonly asked: Asked<Open>,
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

  async execute({ asked, context }: OpenNomination): Promise<Receipt> {
    const candidate = await this.facts.candidate(asked.data.candidateId, dateOf(context.now));
    const facts = { ...(await this.facts.nominationFacts(asked.data.cycleId)), candidate };
    return decideAndAppend(
      this.aggregates,
      nomination,
      requestOn('nomination', asked.data.nominationId, { ...asked, ...by(context), facts }, context),
    );
  }
}
