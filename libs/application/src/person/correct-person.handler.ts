import { type CorrectPerson as Correct, person, type PersonState } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';
import { Namesakes } from './namesakes.js';
import { SourceIds } from './source-ids.js';

export class CorrectPerson extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Correct>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(CorrectPerson)
export class CorrectPersonHandler implements ICommandHandler<CorrectPerson> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly namesakes: Namesakes,
    private readonly sourceIds: SourceIds,
  ) {}

  async execute({ input, context }: CorrectPerson): Promise<Receipt> {
    const { personId, email = null, sourceId = null } = input.data;
    let former: string | null = null;
    const command = async (state: PersonState | null) => {
      former = existing(state).sourceId;
      const facts = {
        ...(await this.namesakes.of(personId, email)),
        ...(await this.sourceIds.of({ personId, sourceId })),
      };
      return { ...input, ...issuedBy(context), facts };
    };
    const request = commandRequest('person', personId, command, context);
    const receipt = await this.namesakes.claiming({ personId, email }, () =>
      this.sourceIds.claiming({ personId, sourceId }, () => decideAndAppend(this.aggregates, person, request)),
    );
    await this.sourceIds.release({ personId, sourceId: former });
    return receipt;
  }
}
