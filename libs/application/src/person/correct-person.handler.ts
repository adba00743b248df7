import { type CorrectPerson as Correct, person, type PersonId, type PersonState } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { existing } from '../not-found.js';
import { ensureReadable } from './ensure-readable.js';
import { commandRequest } from '../streams.js';
import { NamedIds } from './named-ids.js';
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

type Given = Readonly<{ personId: PersonId; email: string | null; sourceId: string | null }>;

const givenIn = ({ input }: CorrectPerson): Given => {
  const { personId, email = null, sourceId = null } = input.data;
  return { personId, email, sourceId };
};

@CommandHandler(CorrectPerson)
export class CorrectPersonHandler implements ICommandHandler<CorrectPerson> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly namesakes: Namesakes,
    private readonly sourceIds: SourceIds,
    private readonly namedIds: NamedIds,
  ) {}

  async execute(message: CorrectPerson): Promise<Receipt> {
    const given = givenIn(message);
    const command = (state: PersonState | null): Promise<Correct> => {
      ensureReadable(existing(state), message.input.data);
      return this.correction(message);
    };
    const request = commandRequest('person', given.personId, command, message.context);
    return this.claiming(given, () => decideAndAppend(this.aggregates, person, request));
  }

  private async correction(message: CorrectPerson): Promise<Correct> {
    const given = givenIn(message);
    const facts = {
      ...(await this.namesakes.of(given.personId, given.email)),
      ...(await this.sourceIds.of(given)),
      namedIds: this.namedIds.rule,
    };
    return { ...message.input, ...issuedBy(message.context), facts };
  }

  private claiming<T>(given: Given, work: () => Promise<T>): Promise<T> {
    return this.namesakes.claiming(given, () => this.sourceIds.claiming(given, work));
  }
}
