import { type FrameworkCommand, framework, type FrameworkState } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';

/** Work on a draft that is there, and retirement. */
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
    const command = (state: FrameworkState | null) => {
      existing(state);
      return { ...input, ...issuedBy(context) };
    };
    return decideAndAppend(
      this.aggregates,
      framework,
      commandRequest('framework', input.data.frameworkId, command, context),
    );
  }
}
