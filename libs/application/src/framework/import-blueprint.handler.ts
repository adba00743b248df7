import { framework, type FrameworkState, type ImportBlueprint as Import } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { by } from '../asked.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { requestOn } from '../streams.js';

/** What a document says for one draft; pure, throws on a document that it does not take, and may be asked more than once. */
export type ReadBlueprint = (
  draft: Pick<FrameworkState, 'scale' | 'levels' | 'blueprints' | 'applied'>,
) => Omit<Import['data'], 'frameworkId'>;

/** Carries the reader with the document in it, because what a document proposes depends on the scale of the draft. */
export class ImportBlueprint extends Command<Receipt> {
  constructor(
    readonly frameworkId: string,
    readonly read: ReadBlueprint,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ImportBlueprint)
export class ImportBlueprintHandler implements ICommandHandler<ImportBlueprint> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  async execute({ frameworkId, read, context }: ImportBlueprint): Promise<Receipt> {
    await this.facts.existingFramework(frameworkId);
    const command = async () => {
      const data = { frameworkId, ...read(await this.facts.existingFramework(frameworkId)) };
      return { type: 'ImportBlueprint' as const, data, ...by(context) };
    };
    return decideAndAppend(this.aggregates, framework, requestOn('framework', frameworkId, command, context));
  }
}
