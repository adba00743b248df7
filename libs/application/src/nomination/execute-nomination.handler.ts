import { type NominationCommand, nomination } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { by, type Asked } from '../asked.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { requestOn } from '../streams.js';

/** Everything about a nomination that needs no more than its cycle and the framework version it is pinned to. */
export class ExecuteNomination extends Command<Receipt> {
  constructor(
    readonly asked: Asked<Exclude<NominationCommand, { type: 'OpenNomination' | 'AssignReviewer' | 'RecusePerson' }>>,
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

  async execute({ asked, context }: ExecuteNomination): Promise<Receipt> {
    const { nominationId, cycleId } = await this.facts.existingNomination(asked.data.nominationId);
    const command = async () => ({ ...asked, ...by(context), facts: await this.facts.nominationFacts(cycleId) });
    return decideAndAppend(this.aggregates, nomination, requestOn('nomination', nominationId, command, context));
  }
}
