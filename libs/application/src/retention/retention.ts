import { randomUUID } from 'node:crypto';
import {
  cycle,
  type CycleId,
  type CycleState,
  dayOf,
  type Instant,
  isHeld,
  nomination,
  type NominationId,
  type NominationState,
  peopleInTexts,
  type PersonId,
} from '@plumbline/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { Forgetting } from '../forgetting.js';
import { existing } from '../not-found.js';
import { commandRequest, streamOf } from '../streams.js';
import { DueTexts } from './due-texts.js';

/** Who expires texts. No person has an id with a slash. */
export const RETENTION_ACTOR = 'system/retention';

/** Of nominations and cycles that were due: how many lost their texts, how many keep them for a legal hold, and which could not be decided. */
export type RetentionRun = Readonly<{
  expired: number;
  kept: number;
  failed: readonly Readonly<{ stream: string; error: unknown }>[];
}>;

/** Ends the texts whose retention has ended: of nominations, and of cycles once none of theirs are left. */
@Injectable()
export class Retention {
  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Facts) private readonly facts: Facts,
    @Inject(Forgetting) private readonly forgetting: Forgetting,
    @Inject(DueTexts) private readonly due: DueTexts,
  ) {}

  /**
   * First the events, each decided on what holds then; then the keys, also those that an erasure could not destroy; then what was read with them.
   * Where it is cut short, the next run, or the next start, does the rest.
   *
   * @throws ViewsBehind
   */
  async run(now: Instant): Promise<RetentionRun> {
    const context = { actor: RETENTION_ACTOR, now, correlationId: randomUUID(), causationId: randomUUID() };
    const [ended, failed]: [string[], { stream: string; error: unknown }[]] = [[], []];
    let tried = 0;
    const end = async (stream: string, expire: () => Promise<number>): Promise<void> => {
      tried += 1;
      try {
        if ((await expire()) > 0) ended.push(stream);
      } catch (error) {
        failed.push({ stream, error });
      }
    };
    for (const id of await this.due.nominations(dayOf(now)))
      await end(streamOf('nomination', id), () => this.expireNomination(id, context));
    await this.forgetting.forget(ended.map((stream) => ({ stream })));
    const nominations = ended.length;
    for (const id of await this.due.cycles(dayOf(now)))
      await end(streamOf('cycle', id), () => this.expireCycle(id, context));
    await this.forgetting.forget(ended.slice(nominations).map((stream) => ({ stream })));
    return { expired: ended.length, kept: tried - ended.length - failed.length, failed };
  }

  private async expireNomination(nominationId: NominationId, context: CommandContext): Promise<number> {
    const command = async (state: NominationState | null) => {
      const found = existing(state);
      const { actor, now } = context;
      const ofCycle = existing(await this.facts.cycle(found.cycleId));
      const facts = { cycle: ofCycle, held: await this.isAnyHeld(peopleInTexts(found), now) };
      return { type: 'ExpireTexts' as const, data: { nominationId }, actor, now, facts };
    };
    const request = commandRequest('nomination', nominationId, command, context);
    return (await decideAndAppend(this.aggregates, nomination, request)).appended;
  }

  private async expireCycle(cycleId: CycleId, context: CommandContext): Promise<number> {
    const command = async (state: CycleState | null) => {
      const { formerMembers } = existing(state);
      const { actor, now } = context;
      const [textsLeft, held] = [await this.due.areLeftIn(cycleId), await this.isAnyHeld(formerMembers, now)];
      return { type: 'ExpireCycleTexts' as const, data: { cycleId }, actor, now, facts: { textsLeft, held } };
    };
    const request = commandRequest('cycle', cycleId, command, context);
    return (await decideAndAppend(this.aggregates, cycle, request)).appended;
  }

  /** Read in the turn of whoever decides on it, so that a hold that is placed meanwhile comes first. */
  private async isAnyHeld(people: Iterable<PersonId>, now: Instant): Promise<boolean> {
    const states = await Promise.all([...people].map((id) => this.facts.person(id)));
    return states.some((state) => isHeld(state, now));
  }
}
