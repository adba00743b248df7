import { createHash } from 'node:crypto';
import { semanticForm, framework } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { by } from '../asked.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { requestOn } from '../streams.js';

/** The context pins a revision, so the draft that is hashed is the draft that is published. */
export class PublishFramework extends Command<Receipt> {
  constructor(
    readonly frameworkId: string,
    readonly context: CommandContext,
  ) {
    super();
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

@CommandHandler(PublishFramework)
export class PublishFrameworkHandler implements ICommandHandler<PublishFramework> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  async execute({ frameworkId, context }: PublishFramework): Promise<Receipt> {
    const semanticHash = sha256(semanticForm(await this.facts.existingFramework(frameworkId)));
    const command = { type: 'PublishFramework' as const, data: { frameworkId, semanticHash }, ...by(context) };
    return decideAndAppend(this.aggregates, framework, requestOn('framework', frameworkId, command, context));
  }
}
