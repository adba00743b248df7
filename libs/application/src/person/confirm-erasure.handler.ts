import {
  type ConfirmErasure as Confirm,
  nomination,
  type NominationCommand,
  type NominationId,
  type NominationState,
  person,
  type PersonState,
} from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { Forgetting } from '../forgetting.js';
import { unrecorded } from '../idempotency.js';
import { existing } from '../not-found.js';
import { commandRequest } from '../streams.js';
import { OpenNominations } from './open-nominations.js';

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
    private readonly openNominations: OpenNominations,
    private readonly forgetting: Forgetting,
  ) {}

  async execute({ input, context }: ConfirmErasure): Promise<Receipt> {
    const { personId } = input.data;
    const command = (state: PersonState | null) => this.confirmation(existing(state), { input, context });
    const request = commandRequest('person', personId, command, context);
    const receipt = await decideAndAppend(this.aggregates, person, request);
    await this.forgetting.forget([{ subject: personId }]);
    return receipt;
  }

  /** The command, once everything that it says is to be withdrawn is. Throws where it would be refused, before that. */
  private async confirmation(state: PersonState, { input, context }: Asked): Promise<Confirm> {
    const facts = await this.openNominations.erasureFacts(state, context);
    const { openNominations } = facts;
    const erasure = { ...input, ...issuedBy(context), facts };
    const withdrawn = person.decide(erasure, state).flatMap(() => openNominations);
    for (const { nominationId } of withdrawn) await this.withdraw(nominationId, erasure, context);
    return { ...erasure, facts: { ...facts, openNominations: [] } };
  }

  private async withdraw(nominationId: NominationId, erasure: Confirm, context: CommandContext): Promise<void> {
    const command = (state: NominationState | null) => this.withdrawal(existing(state), erasure, context);
    const request = commandRequest('nomination', nominationId, command, unrecorded(context));
    await decideAndAppend(this.aggregates, nomination, request);
  }

  /** Decided on the person, too: nothing is withdrawn for an erasure that a hold has come before. */
  private async withdrawal(
    { nominationId, cycleId, candidateId }: NominationState,
    erasure: Confirm,
    context: CommandContext,
  ): Promise<WithdrawNomination> {
    person.decide(erasure, await this.facts.person(candidateId));
    const facts = await this.facts.nominationFacts(cycleId);
    return { type: 'WithdrawNomination', data: { nominationId, reason: REASON }, ...issuedBy(context), facts };
  }
}

type WithdrawNomination = Extract<NominationCommand, { type: 'WithdrawNomination' }>;
type Asked = Pick<ConfirmErasure, 'input' | 'context'>;
/** Sealed like any other reason of a withdrawal, and erased with the rest. */
const REASON = 'Withdrawn with the erasure of the candidate.';
