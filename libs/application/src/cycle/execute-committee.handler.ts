import {
  dayOf,
  type AddMember,
  type FormCommittee,
  type NameChair,
  type PersonId,
  cycle,
  type CycleState,
} from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';

/** Commands that name people for a committee: they must be registered and not have left. */
export class ExecuteCommittee extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<FormCommittee | AddMember | NameChair>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

const peopleIn = ({ data }: ExecuteCommittee['input']): readonly PersonId[] =>
  'members' in data ? data.members : [data.personId];

@CommandHandler(ExecuteCommittee)
export class ExecuteCommitteeHandler implements ICommandHandler<ExecuteCommittee> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  execute({ input, context }: ExecuteCommittee): Promise<Receipt> {
    const command = async (state: CycleState | null) => {
      existing(state);
      const facts = { unknownPeople: await this.facts.unknownPeople(peopleIn(input), dayOf(context.now)) };
      return { ...input, ...issuedBy(context), facts };
    };
    return decideAndAppend(this.aggregates, cycle, commandRequest('cycle', input.data.cycleId, command, context));
  }
}
