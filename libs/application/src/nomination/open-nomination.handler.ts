import { dayOf, type OpenNomination as Open, nomination } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { by, type Asked } from '../asked.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
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

  execute({ asked, context }: OpenNomination): Promise<Receipt> {
    const { nominationId, cycleId, candidateId } = asked.data;
    const command = async () => {
      const candidate = await this.facts.candidate(candidateId, dayOf(context.now));
      return { ...asked, ...by(context), facts: { ...(await this.facts.nominationFacts(cycleId)), candidate } };
    };
    return decideAndAppend(this.aggregates, nomination, requestOn('nomination', nominationId, command, context));
  }
}
