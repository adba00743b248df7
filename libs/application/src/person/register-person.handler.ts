import { type PersonId, type RegisterPerson as Register, person } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { commandRequest } from '../streams.js';
import { NamedIds } from './named-ids.js';
import { Namesakes } from './namesakes.js';
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
    private readonly facts: Facts,
    private readonly namesakes: Namesakes,
    private readonly namedIds: NamedIds,
    private readonly sourceIds: SourceIds,
  ) {}

  async execute({ input, context }: RegisterPerson): Promise<Receipt> {
    const data = { ...input.data, personId: await this.idOf(input.data) };
    const command = async () => ({ ...input, data, ...issuedBy(context), facts: await this.factsFor(data, context) });
    const request = commandRequest('person', data.personId, command, context);
    return this.namesakes.claiming(data, () =>
      this.sourceIds.claiming(data, () => decideAndAppend(this.aggregates, person, request)),
    );
  }

  private idOf({ personId, sourceId }: RegisterPerson['input']['data']): PersonId | Promise<PersonId> {
    if (personId !== null) return personId;
    if (sourceId === null) throw new Error('A registration has neither an id nor a source id.');
    return this.sourceIds.idFor(sourceId);
  }

  /** Ids are claimed before source ids are looked at, and the other way round, so that of two who do it at once one sees the other. */
  private async factsFor(data: Registration['data'], { now }: CommandContext): Promise<Register['facts']> {
    const { personId, email, managerId, effectiveDate } = data;
    return {
      ...(await this.facts.manager(managerId, { from: effectiveDate, now })),
      ...(await this.namesakes.of(personId, email)),
      ...(await this.sourceIds.ofNewcomer(data)),
      namedIds: this.namedIds.rule,
    };
  }
}
