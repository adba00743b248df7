import { candidacyIdOf } from '@plumbline/event-log';
import { candidacy, type ClaimCandidacy, dayOf, type OpenNomination as Open, nomination } from '@plumbline/domain';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { issuedBy, type CommandInput } from '../command-input.js';
import type { CommandContext, Receipt } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { isAnswered, unrecorded } from '../idempotency.js';
import { commandRequest, streamOf } from '../streams.js';

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
 * it; so of two that claim before either opens, the later one to open meets the other. A claim that no opening follows holds nobody up. The record
 * of the request is that of the opening.
 */
@CommandHandler(OpenNomination)
export class OpenNominationHandler implements ICommandHandler<OpenNomination> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: Facts,
  ) {}

  async execute({ input, context }: OpenNomination): Promise<Receipt> {
    const { nominationId, cycleId, candidateId } = input.data;
    const claim = () => this.claim(input, context);
    const claiming = commandRequest('candidacy', candidacyIdOf(cycleId, candidateId), claim, unrecorded(context));
    await decideAndAppend(this.aggregates, candidacy, claiming);
    const opening = commandRequest('nomination', nominationId, () => this.opening(input, context), context);
    return decideAndAppend(this.aggregates, nomination, opening);
  }

  private async claim(input: CommandInput<Open>, context: CommandContext): Promise<ClaimCandidacy> {
    const { nominationId, cycleId, candidateId } = input.data;
    const facts = { opens: await this.opens(input, context) };
    return { type: 'ClaimCandidacy', data: { cycleId, candidateId, nominationId }, ...issuedBy(context), facts };
  }

  /** Not where the request was answered before, or the nomination is open. Throws where the opening is refused. */
  private async opens(input: CommandInput<Open>, context: CommandContext): Promise<boolean> {
    const { nominationId } = input.data;
    const state = await this.facts.nomination(nominationId);
    const isNew = !(await isAnswered(this.aggregates.store, context, streamOf('nomination', nominationId)));
    return isNew && nomination.decide(await this.opening(input, context), state).length > 0;
  }

  private async opening(input: CommandInput<Open>, context: CommandContext): Promise<Open> {
    const candidate = await this.facts.candidate(input.data.candidateId, dayOf(context.now));
    const rivals = await this.facts.rivals(input.data);
    const facts = { ...(await this.facts.nominationFacts(input.data.cycleId)), rivals, candidate };
    return { ...input, ...issuedBy(context), facts };
  }
}
