import { type FrameworkCommand, framework } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { by, type Asked } from '../asked.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { requestOn } from '../streams.js';

/** Work on a draft that is there, and retirement. */
export class ExecuteFramework extends Command<Receipt> {
  constructor(
    readonly asked: Asked<Exclude<FrameworkCommand, { type: 'DraftFramework' | 'PublishFramework' }>>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ExecuteFramework)
export class ExecuteFrameworkHandler implements ICommandHandler<ExecuteFramework> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  async execute({ asked, context }: ExecuteFramework): Promise<Receipt> {
    const { frameworkId } = await this.facts.existingFramework(asked.data.frameworkId);
    return decideAndAppend(
      this.aggregates,
      framework,
      requestOn('framework', frameworkId, { ...asked, ...by(context) }, context),
    );
  }
}
