import { type OpenCycle as Open, cycle } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { commandRequest } from '../streams.js';

export class OpenCycle extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Open>,
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

  execute({ input, context }: OpenCycle): Promise<Receipt> {
    const { cycleId, framework } = input.data;
    const command = async () => {
      const openerLevel = (await this.facts.person(context.actor))?.level ?? null;
      const facts = { rubric: await this.facts.rubricOnOffer(framework), openerLevel };
      return { ...input, ...issuedBy(context), facts };
    };
    return decideAndAppend(this.aggregates, cycle, commandRequest('cycle', cycleId, command, context));
  }
}
