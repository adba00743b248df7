import { type PersonId, type RegisterPerson as Register, person } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { commandRequest } from '../streams.js';
import { Newcomers } from './newcomers.js';
import { SourceIds } from './source-ids.js';

type Registration = CommandInput<Register>;

export class RegisterPerson extends Command<Receipt> {
  constructor(
    /** Without an id of theirs it is the one that goes with the source id, or a new one. */
    readonly input: Readonly<{
      type: Registration['type'];
      data: Omit<Registration['data'], 'personId'> & Readonly<{ personId: PersonId | null }>;
    }>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(RegisterPerson)
export class RegisterPersonHandler implements ICommandHandler<RegisterPerson> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly newcomers: Newcomers,
    private readonly sourceIds: SourceIds,
  ) {}

  execute({ input, context }: RegisterPerson): Promise<Receipt> {
    return this.sourceIds.withIdFor(input.data, (personId) =>
      this.register({ ...input, data: { ...input.data, personId } }, context),
    );
  }

  private register(input: Registration, context: CommandContext): Promise<Receipt> {
    const { data } = input;
    const command = async () => {
      const facts = await this.newcomers.factsFor(data, context.now);
      return { ...input, ...issuedBy(context), facts };
    };
    const request = commandRequest('person', data.personId, command, context);
    return this.newcomers.claiming(data, () => decideAndAppend(this.aggregates, person, request));
  }
}
