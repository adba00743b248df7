import { dayOf, person, type PersonState, type ReleaseSubjectAccess as Release } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';
import { NO_ITEMS, SubjectFiles } from './subject-access/subject-files.js';

/** Lets two admins read what is kept about somebody, and records how much that is. */
export class ReleaseSubjectAccess extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Release>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ReleaseSubjectAccess)
export class ReleaseSubjectAccessHandler implements ICommandHandler<ReleaseSubjectAccess> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly files: SubjectFiles,
    private readonly facts: Facts,
  ) {}

  execute({ input, context }: ReleaseSubjectAccess): Promise<Receipt> {
    const command = async (state: PersonState | null): Promise<Release> => {
      const issued = { ...input, ...issuedBy(context) };
      const asked = existing(state).accessRequest;
      const admins = await this.facts.twoAdmins(context, asked && asked.adminId);
      const released = person.decide({ ...issued, facts: { ...admins, items: NO_ITEMS } }, state);
      return { ...issued, facts: { ...admins, items: await this.files.itemsFor(released, dayOf(context.now)) } };
    };
    return decideAndAppend(this.aggregates, person, commandRequest('person', input.data.personId, command, context));
  }
}
