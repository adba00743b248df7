import { candidacy, dayOf, type OpenNomination as Open, nomination } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { findReceipt } from '../idempotency.js';
import { commandRequest } from '../streams.js';
import { candidacyIdOf } from './nomination-id.js';

export class OpenNomination extends Command<Receipt> {
  constructor(
    readonly input: CommandInput<Open>,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/**
 * Two steps: the claim on the candidacy, then the nomination. Whoever opens sees every claim before, and guards it and what became of
 * it; so of two that claim before either opens, the later one to open meets the other. A claim that no opening follows holds nobody up.
 */
@CommandHandler(OpenNomination)
export class OpenNominationHandler implements ICommandHandler<OpenNomination> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  async execute({ input, context }: OpenNomination): Promise<Receipt> {
    await this.claim(input, context);
    const command = () => this.opening(input, context);
    return decideAndAppend(
      this.aggregates,
      nomination,
      commandRequest('nomination', input.data.nominationId, command, context),
    );
  }

  /** Nothing where the opening is refused, was answered before, or changes nothing. The record is that of the opening. */
  private async claim(input: CommandInput<Open>, { record, ...context }: CommandContext): Promise<void> {
    const { nominationId, cycleId, candidateId } = input.data;
    const isAnswered = async () =>
      record !== undefined && (await findReceipt(this.aggregates.store, record)) !== undefined;
    const opens = async () =>
      nomination.decide(await this.opening(input, context), await this.facts.nomination(nominationId)).length > 0;
    const command = async () => ({
      type: 'ClaimCandidacy' as const,
      data: { cycleId, candidateId, nominationId },
      ...issuedBy(context),
      facts: { opens: !(await isAnswered()) && (await opens()) },
    });
    const id = candidacyIdOf(cycleId, candidateId);
    await decideAndAppend(this.aggregates, candidacy, commandRequest('candidacy', id, command, context));
  }

  private async opening(input: CommandInput<Open>, context: CommandContext): Promise<Open> {
    const { cycleId, candidateId } = input.data;
    const candidate = await this.facts.candidate(candidateId, dayOf(context.now));
    const rivals = await this.facts.rivals(input.data);
    return {
      ...input,
      ...issuedBy(context),
      facts: { ...(await this.facts.nominationFacts(cycleId)), rivals, candidate },
    };
  }
}
