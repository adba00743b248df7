import { type CycleCommand, cycle } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { by, type Asked } from '../asked.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { requestOn } from '../streams.js';

/** What a cycle decides from its own events alone. */
export class ExecuteCycle extends Command<Receipt> {
  constructor(
    readonly asked: Asked<Exclude<CycleCommand, { facts: unknown }>>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ExecuteCycle)
export class ExecuteCycleHandler implements ICommandHandler<ExecuteCycle> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  async execute({ asked, context }: ExecuteCycle): Promise<Receipt> {
    const { cycleId } = await this.facts.existingCycle(asked.data.cycleId);
    return decideAndAppend(this.aggregates, cycle, requestOn('cycle', cycleId, { ...asked, ...by(context) }, context));
  }
}
