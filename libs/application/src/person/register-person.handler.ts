import { type RegisterPerson as Register, person } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { by, type Asked } from '../asked.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { requestOn } from '../streams.js';
import { REPORTING_LINES } from './reporting-lines.js';

export class RegisterPerson extends Command<Receipt> {
  constructor(
    readonly asked: Asked<Register>,
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
  ) {}

  execute({ asked, context }: RegisterPerson): Promise<Receipt> {
    const { personId, managerId, effectiveDate } = asked.data;
    const command = async () => {
      const facts = await this.facts.manager(managerId, effectiveDate, context.now);
      return { ...asked, ...by(context), facts };
    };
    const request = requestOn('person', personId, command, context);
    return this.aggregates.inTurn(REPORTING_LINES, () => decideAndAppend(this.aggregates, person, request));
  }
}
