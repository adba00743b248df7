import { type OpenCycle as Open, cycle } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { by, type Asked } from '../asked.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { requestOn } from '../streams.js';

export class OpenCycle extends Command<Receipt> {
  constructor(
    readonly asked: Asked<Open>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(OpenCycle)
export class OpenCycleHandler implements ICommandHandler<OpenCycle> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  execute({ asked, context }: OpenCycle): Promise<Receipt> {
    const { cycleId, framework } = asked.data;
    const command = async () => {
      const facts = { rubric: await this.facts.rubricOnOffer(framework) };
      return { ...asked, ...by(context), facts };
    };
    return decideAndAppend(this.aggregates, cycle, requestOn('cycle', cycleId, command, context));
  }
}
