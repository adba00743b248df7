import { BlueprintReader } from '@plumbline/blueprint-import';
import { documentFor, framework, type FrameworkState } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';
import { toEdition } from './mapping/blueprint-edition.js';
import { defaultMapping } from './mapping/default-mapping.js';

/** `apply`: also applies the default mapping of the document. `document`: what it is called where others have its title. */
export type BlueprintDocument = Readonly<{
  name: string;
  content: Uint8Array;
  apply: 'default' | null;
  document: string | null;
}>;

/** The document is read before its turn; its default mapping is made in the turn, from the draft at that time. */
export class ImportBlueprint extends Command<Receipt> {
  constructor(
    readonly frameworkId: string,
    readonly document: BlueprintDocument,
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
    private readonly reader: BlueprintReader,
  ) {}

  async execute({ frameworkId, document, context }: ImportBlueprint): Promise<Receipt> {
    existing(await this.facts.framework(frameworkId));
    const read = toEdition(await this.reader.inspect(document.name, document.content));
    const command = (state: FrameworkState | null) => {
      const draft = existing(state);
      const edition = { ...read, document: documentFor(read, document.document, draft.editions) };
      const applied = document.apply === null ? null : defaultMapping(edition, draft);
      return { type: 'ImportBlueprint' as const, data: { frameworkId, edition, applied }, ...issuedBy(context) };
    };
    return decideAndAppend(this.aggregates, framework, commandRequest('framework', frameworkId, command, context));
  }
}
