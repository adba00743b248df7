import { type CycleCommand, cycle } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { onExisting } from '../command-request.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { commandRequest } from '../streams.js';

/** Commands that need no facts but the cycle's own state. */
export class ExecuteCycle extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Exclude<CycleCommand, { facts: unknown }>>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ExecuteCycle)
export class ExecuteCycleHandler implements ICommandHandler<ExecuteCycle> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ input, context }: ExecuteCycle): Promise<Receipt> {
    const command = onExisting({ ...input, ...issuedBy(context) });
    return decideAndAppend(this.aggregates, cycle, commandRequest('cycle', input.data.cycleId, command, context));
  }
}
