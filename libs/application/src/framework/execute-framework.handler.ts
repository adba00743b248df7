import { type FrameworkCommand, framework } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { onExisting } from '../command-request.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { commandRequest } from '../streams.js';

/** Commands on an existing draft, and retirement. */
export class ExecuteFramework extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Exclude<FrameworkCommand, { type: 'DraftFramework' | 'PublishFramework' }>>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ExecuteFramework)
export class ExecuteFrameworkHandler implements ICommandHandler<ExecuteFramework> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ input, context }: ExecuteFramework): Promise<Receipt> {
    const command = onExisting({ ...input, ...issuedBy(context) });
    return decideAndAppend(
      this.aggregates,
      framework,
      commandRequest('framework', input.data.frameworkId, command, context),
    );
  }
}
