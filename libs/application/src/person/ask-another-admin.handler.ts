import { type PersonState, person, type RequestErasure, type RequestSubjectAccess } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';

type Request = RequestErasure | RequestSubjectAccess;

/** What one admin asks for, and another confirms. */
export class AskAnotherAdmin extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Request>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(AskAnotherAdmin)
export class AskAnotherAdminHandler implements ICommandHandler<AskAnotherAdmin> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  execute({ input, context }: AskAnotherAdmin): Promise<Receipt> {
    const command = async (state: PersonState | null): Promise<Request> => {
      existing(state);
      return { ...input, ...issuedBy(context), facts: await this.facts.twoAdmins(context, null) };
    };
    return decideAndAppend(this.aggregates, person, commandRequest('person', input.data.personId, command, context));
  }
}
