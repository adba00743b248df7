import { type DraftFramework as Draft, framework } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { by, type Asked } from '../asked.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { requestOn } from '../streams.js';

export class DraftFramework extends Command<Receipt> {
  constructor(
    readonly asked: Asked<Draft>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(DraftFramework)
export class DraftFrameworkHandler implements ICommandHandler<DraftFramework> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ asked, context }: DraftFramework): Promise<Receipt> {
    return decideAndAppend(
      this.aggregates,
      framework,
      requestOn('framework', asked.data.frameworkId, { ...asked, ...by(context) }, context),
    );
  }
}
