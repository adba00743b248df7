import { type CorrectPerson as Correct, person, type PersonState } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';
import { Namesakes } from './namesakes.js';

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
  ) {}

  execute({ input, context }: CorrectPerson): Promise<Receipt> {
    const { personId, email = null } = input.data;
    const command = async (state: PersonState | null) => {
      existing(state);
      return { ...input, ...issuedBy(context), facts: await this.namesakes.of(personId, email) };
    };
    const request = commandRequest('person', personId, command, context);
    return this.namesakes.claiming({ personId, email }, () => decideAndAppend(this.aggregates, person, request));
  }
}
