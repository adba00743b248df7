import { type AdvancePhase, type CloseCycle, cycle, type CycleState, type MovePhaseBack } from '@plumbline/domain';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';
import { RoundNominations } from './round-nominations.js';

/** Commands that move a cycle between phases: what they leave behind and what they would undo is in its nominations. */
export class ConductCycle extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<AdvancePhase | MovePhaseBack | CloseCycle>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ConductCycle)
export class ConductCycleHandler implements ICommandHandler<ConductCycle> {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(RoundNominations) private readonly nominations: Pick<RoundNominations, 'of'>,
  ) {}

  execute({ input, context }: ConductCycle): Promise<Receipt> {
    const { cycleId } = input.data;
    const command = async (state: CycleState | null) => {
      existing(state);
      const facts = { nominations: await this.nominations.of(cycleId, context.actor) };
      return { ...input, ...issuedBy(context), facts };
    };
    return decideAndAppend(this.aggregates, cycle, commandRequest('cycle', cycleId, command, context));
  }
}
