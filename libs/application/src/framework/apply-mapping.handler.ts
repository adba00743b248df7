import { framework, type FrameworkMapping, type FrameworkState } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';
import { reviewedPartsOf } from './mapping/parts.js';

/** What the mapping makes of the blueprints is worked out in its turn, from the blueprints that the draft has then. */
export class ApplyMapping extends Command<Receipt> {
  constructor(
    readonly frameworkId: string,
    readonly mapping: FrameworkMapping,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ApplyMapping)
export class ApplyMappingHandler implements ICommandHandler<ApplyMapping> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ frameworkId, mapping, context }: ApplyMapping): Promise<Receipt> {
    const command = (state: FrameworkState | null) => {
      const laid = reviewedPartsOf(mapping, existing(state).blueprints);
      return { type: 'ApplyMapping' as const, data: { frameworkId, mapping, laid }, ...issuedBy(context) };
    };
    return decideAndAppend(this.aggregates, framework, commandRequest('framework', frameworkId, command, context));
  }
}
