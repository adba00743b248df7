import {
  type BlueprintReading,
  framework,
  type FrameworkMapping,
  type FrameworkState,
  type Laid,
} from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { by } from '../asked.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { requestOn } from '../streams.js';

/** What a mapping makes of blueprints; pure, and throws on a mapping that makes nothing of them. */
export type LayMapping = (
  mapping: FrameworkMapping,
  draft: Pick<FrameworkState, 'scale'> & Readonly<{ blueprints: readonly BlueprintReading[] }>,
) => Laid;

/** Carries the function, because what a mapping makes follows from the blueprints that the draft was given. */
export class ApplyMapping extends Command<Receipt> {
  constructor(
    readonly frameworkId: string,
    readonly reviewed: Readonly<{ mapping: FrameworkMapping; lay: LayMapping }>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ApplyMapping)
export class ApplyMappingHandler implements ICommandHandler<ApplyMapping> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  async execute({ frameworkId, reviewed: { mapping, lay }, context }: ApplyMapping): Promise<Receipt> {
    await this.facts.existingFramework(frameworkId);
    const command = async () => {
      const { scale, blueprints } = await this.facts.existingFramework(frameworkId);
      const laid = lay(mapping, { scale, blueprints });
      return { type: 'ApplyMapping' as const, data: { frameworkId, mapping, laid }, ...by(context) };
    };
    return decideAndAppend(this.aggregates, framework, requestOn('framework', frameworkId, command, context));
  }
}
