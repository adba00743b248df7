import { type RegisterPerson as Register, person } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { commandRequest } from '../streams.js';
import { NamedIds } from './named-ids.js';
import { Namesakes } from './namesakes.js';

export class RegisterPerson extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Register>,
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
  ) {}

  execute({ input, context }: RegisterPerson): Promise<Receipt> {
    const { personId, email, managerId, effectiveDate } = input.data;
    const command = async () => {
      const manager = await this.facts.manager(managerId, { from: effectiveDate, now: context.now });
      const facts = { ...manager, ...(await this.namesakes.of(personId, email)), namedIds: this.namedIds.rule };
      return { ...input, ...issuedBy(context), facts };
    };
    const request = commandRequest('person', personId, command, context);
    return this.namesakes.claiming(input.data, () => decideAndAppend(this.aggregates, person, request));
  }
}
