import {
  dayOf,
  person,
  type PersonState,
  type ReleaseSubjectAccess as Release,
  type SubjectAccessItems,
} from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';
import { handsOf, itemsIn, SubjectFiles } from './subject-access/subject-files.js';

/** Lets two admins read what is kept about somebody, and records how much that is. */
export class ReleaseSubjectAccess extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Release>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

const NOTHING: SubjectAccessItems = { timeline: 0, nominations: 0, words: 0, acts: 0 };

@CommandHandler(ReleaseSubjectAccess)
export class ReleaseSubjectAccessHandler implements ICommandHandler<ReleaseSubjectAccess> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly files: SubjectFiles,
  ) {}

  execute({ input, context }: ReleaseSubjectAccess): Promise<Receipt> {
    const command = async (state: PersonState | null): Promise<Release> => {
      const issued = { ...input, ...issuedBy(context) };
      const [released] = person.decide({ ...issued, facts: { items: NOTHING } }, existing(state));
      return { ...issued, facts: { items: await this.itemsOf(released, context) } };
    };
    return decideAndAppend(this.aggregates, person, commandRequest('person', input.data.personId, command, context));
  }

  private async itemsOf(
    released: ReturnType<typeof person.decide>[number] | undefined,
    { now }: CommandContext,
  ): Promise<SubjectAccessItems> {
    if (released?.type !== 'SubjectAccessReleased') return NOTHING;
    return itemsIn(await this.files.of(released.data.personId, handsOf(released.data, dayOf(now))));
  }
}
