import { type DraftFramework as Draft, framework } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { commandRequest } from '../streams.js';

export class DraftFramework extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Draft>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(DraftFramework)
export class DraftFrameworkHandler implements ICommandHandler<DraftFramework> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ input, context }: DraftFramework): Promise<Receipt> {
    return decideAndAppend(
      this.aggregates,
      framework,
      commandRequest('framework', input.data.frameworkId, { ...input, ...issuedBy(context) }, context),
    );
  }
}
