import {
  type ConfirmErasure as Confirm,
  isOpenNomination,
  nomination,
  type NominationId,
  type NominationState,
  type OpenNominationOfPerson,
  person,
  type PersonId,
  type PersonState,
} from '@plumbline/domain';
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { unrecorded } from '../idempotency.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';
import { Candidacies } from './candidacies.js';
import { Forgetting } from './forgetting.js';

/** Ends every text about a person, in the log and in what was read from it. */
export class ConfirmErasure extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Confirm>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/**
 * In this order: the withdrawals, the erasure, the keys, the caches. Each is durable before the next one begins. Whoever repeats it after a
 * crash, with the key of the request or without, does what is missing; from the erasure on, the next start does, too.
 */
@CommandHandler(ConfirmErasure)
export class ConfirmErasureHandler implements ICommandHandler<ConfirmErasure> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
    @Inject(Candidacies) private readonly candidacies: Pick<Candidacies, 'of' | 'isRecused'>,
    private readonly forgetting: Forgetting,
  ) {}

  async execute({ input, context }: ConfirmErasure): Promise<Receipt> {
    const { personId } = input.data;
    const command = (state: PersonState | null) => this.confirmation(existing(state), { input, context });
    const receipt = await decideAndAppend(
      this.aggregates,
      person,
      commandRequest('person', personId, command, context),
    );
    await this.forgetting.forget(personId);
    return receipt;
  }

  /** The command, once everything that it says is to be withdrawn is. Throws where it would be refused, before that. */
  private async confirmation(state: PersonState, asked: Asked): Promise<Confirm> {
    const command = await this.withFacts(asked);
    const erases = person.decide(command, state).length > 0;
    if (!erases) return command;
    for (const { nominationId } of command.facts.openNominations)
      await this.withdraw(nominationId, command, asked.context);
    return { ...command, facts: { openNominations: [] } };
  }

  private async withFacts({ input, context }: Asked): Promise<Confirm> {
    const { personId } = input.data;
    const states = await Promise.all((await this.candidacies.of(personId)).map((id) => this.facts.nomination(id)));
    const open = await Promise.all(states.map((state) => state && this.openAs(state, context.actor)));
    return { ...input, ...issuedBy(context), facts: { openNominations: open.filter((each) => each !== null) } };
  }

  private async openAs(state: NominationState, actor: PersonId): Promise<OpenNominationOfPerson | null> {
    const cycle = await this.facts.cycle(state.cycleId);
    if (cycle === null || !isOpenNomination(state, cycle)) return null;
    const { nominationId, cycleId } = state;
    const conflicted =
      (await this.facts.isEligible(actor, cycle)) || (await this.candidacies.isRecused(actor, cycleId));
    return { nominationId, conflicted };
  }

  /** Decided on the person too: nothing is withdrawn for an erasure that a hold has come before. */
  private async withdraw(nominationId: NominationId, erasure: Confirm, context: CommandContext): Promise<void> {
    const command = async (state: NominationState | null) => {
      const { cycleId, candidateId } = existing(state);
      person.decide(erasure, await this.facts.person(candidateId));
      const facts = { ...(await this.facts.nominationFacts(cycleId)), readsByRole: false };
      const data = { nominationId, reason: REASON };
      return { type: 'WithdrawNomination' as const, data, ...issuedBy(context), facts };
    };
    const request = commandRequest('nomination', nominationId, command, unrecorded(context));
    await decideAndAppend(this.aggregates, nomination, request);
  }
}

type Asked = Pick<ConfirmErasure, 'input' | 'context'>;
/** Sealed like any other reason of a withdrawal, and erased with the rest. */
const REASON = 'Withdrawn with the erasure of the candidate.';
