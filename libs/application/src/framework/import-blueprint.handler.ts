import { BlueprintReader } from '@plumbline/blueprint-import';
import { documentFor, framework, type FrameworkState, type ImportBlueprint as ImportCommand } from '@plumbline/domain';
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

/** As an edition of the document that it is one of, with its default mapping where that is asked for. */
const importedInto = (
  draft: FrameworkState,
  read: ReturnType<typeof toEdition>,
  { apply, document }: BlueprintDocument,
): Pick<ImportCommand['data'], 'edition' | 'applied'> => {
  const edition = { ...read, document: documentFor(read, document, draft.editions) };
  return { edition, applied: apply === null ? null : defaultMapping(edition, draft) };
};

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
      const data = { frameworkId, ...importedInto(existing(state), read, document) };
      return { type: 'ImportBlueprint' as const, data, ...issuedBy(context) };
    };
    return decideAndAppend(this.aggregates, framework, commandRequest('framework', frameworkId, command, context));
  }
}
