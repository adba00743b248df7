import { sha256 } from '@plumbline/canonical';
import { framework, type FrameworkState, semanticForm } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';

/** The draft is hashed in its turn, so that the published draft is the hashed one, with or without an expected revision. */
export class PublishFramework extends Command<Receipt> {
  constructor(
    readonly frameworkId: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(PublishFramework)
export class PublishFrameworkHandler implements ICommandHandler<PublishFramework> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ frameworkId, context }: PublishFramework): Promise<Receipt> {
    const command = (state: FrameworkState | null) => {
      const semanticHash = sha256(semanticForm(existing(state)));
      return { type: 'PublishFramework' as const, data: { frameworkId, semanticHash }, ...issuedBy(context) };
    };
    return decideAndAppend(this.aggregates, framework, commandRequest('framework', frameworkId, command, context));
  }
}
