import type { ResolveFinding as Resolve } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type CommandInput, issuedBy } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates } from '../decide-and-append.js';
import { onFinding } from './on-finding.js';

/** On whatever the finding stands. */
export class ResolveFinding extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Resolve>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ResolveFinding)
export class ResolveFindingHandler implements ICommandHandler<ResolveFinding> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ input, context }: ResolveFinding): Promise<Receipt> {
    return onFinding(this.aggregates, { ...input, ...issuedBy(context) }, context);
  }
}
