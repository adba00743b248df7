import { framework, type FrameworkMapping, type FrameworkState, type LevelKey } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';
import { reviewedPartsOf } from './mapping/parts.js';

/** `entryLevels`: named along with it; null leaves those of the draft. */
export type ReviewedMapping = Readonly<{ mapping: FrameworkMapping; entryLevels: readonly LevelKey[] | null }>;

/** The parts that the mapping makes are worked out in the turn of the framework, from the editions that it has then. */
export class ApplyMapping extends Command<Receipt> {
  constructor(
    readonly frameworkId: string,
    readonly reviewed: ReviewedMapping,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ApplyMapping)
export class ApplyMappingHandler implements ICommandHandler<ApplyMapping> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ frameworkId, reviewed: { mapping, entryLevels }, context }: ApplyMapping): Promise<Receipt> {
    const command = (state: FrameworkState | null) => {
      const data = { frameworkId, mapping, parts: reviewedPartsOf(mapping, existing(state).editions), entryLevels };
      return { type: 'ApplyMapping' as const, data, ...issuedBy(context) };
    };
    return decideAndAppend(this.aggregates, framework, commandRequest('framework', frameworkId, command, context));
  }
}
