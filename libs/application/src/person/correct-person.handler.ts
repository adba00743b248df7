import { type CorrectPerson as Correct, person, type PersonId, type PersonState } from '@plumbline/domain';
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
  ) {}

  async execute(message: CorrectPerson): Promise<Receipt> {
    const given = givenIn(message);
    const former: (string | null)[] = [];
    const command = (state: PersonState | null) => this.correction(message, existing(state), former);
    const request = commandRequest('person', given.personId, command, message.context);
    const receipt = await this.claiming(given, () => decideAndAppend(this.aggregates, person, request));
    await this.sourceIds.release(given.personId, former);
    return receipt;
  }

  /** `former` gets the source id that they had. */
  private async correction(message: CorrectPerson, state: PersonState, former: (string | null)[]): Promise<Correct> {
    const given = givenIn(message);
    former.push(state.sourceId);
    const facts = { ...(await this.namesakes.of(given.personId, given.email)), ...(await this.sourceIds.of(given)) };
    return { ...message.input, ...issuedBy(message.context), facts };
  }

  private claiming<T>(given: Given, work: () => Promise<T>): Promise<T> {
    return this.namesakes.claiming(given, () => this.sourceIds.claiming(given, work));
  }
}
