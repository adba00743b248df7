import { dayOf, type AddMember, type FormCommittee, type NameChair, type PersonId, cycle } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { by, type Asked } from '../asked.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { requestOn } from '../streams.js';

/** What brings people into a committee: they must be registered and still here. */
export class ExecuteCommittee extends Command<Receipt> {
  constructor(
    readonly asked: Asked<FormCommittee | AddMember | NameChair>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

const peopleIn = ({ data }: ExecuteCommittee['asked']): readonly PersonId[] =>
  'members' in data ? data.members : [data.personId];

@CommandHandler(ExecuteCommittee)
export class ExecuteCommitteeHandler implements ICommandHandler<ExecuteCommittee> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  async execute({ asked, context }: ExecuteCommittee): Promise<Receipt> {
    const { cycleId } = await this.facts.existingCycle(asked.data.cycleId);
    const command = async () => {
      const facts = { unknownPeople: await this.facts.unknownPeople(peopleIn(asked), dayOf(context.now)) };
      return { ...asked, ...by(context), facts };
    };
    return decideAndAppend(this.aggregates, cycle, requestOn('cycle', cycleId, command, context));
  }
}
