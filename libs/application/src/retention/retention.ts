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
  peopleInFindings,
  peopleInTexts,
  type PersonId,
} from '@plumbline/domain';
import { Inject, Injectable } from '@nestjs/common';
import { isStoreAway } from '@plumbline/event-log';
import type { CommandContext } from '../command-context.js';
import { Aggregates, decideAndAppend } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { Forgetting } from '../forgetting.js';
import { existing } from '../not-found.js';
import { commandRequest, streamOf } from '../streams.js';
import { DueTexts } from './due-texts.js';

/** Who expires texts. No person has an id with a slash. */
export const RETENTION_ACTOR = 'system/retention';

/** Of nominations and cycles that were due: how many lost their texts, how many keep them for now, and which could not be decided. */
export type RetentionRun = Readonly<{
  expired: number;
  kept: number;
  failed: readonly Readonly<{ stream: string; error: unknown }>[];
  /** Why it did not come to its end; the next run goes on. */
  cutShort?: unknown;
}>;
type RunOptions = Readonly<{ signal?: AbortSignal; correlationId?: string }>;
type Told = { expired: number; kept: number; failed: { stream: string; error: unknown }[]; cutShort?: unknown };
/** Whom texts of the cycle itself are about. */
const peopleInCycle = (state: CycleState): Iterable<PersonId> => [...state.formerMembers, ...peopleInFindings(state)];
type Expire = Readonly<{ stream: string; expire: () => Promise<number> }>;

/** So many events, and then their keys: what is said to be gone soon is. */
const AT_ONCE = 100;

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
   * First the event, decided on what holds then; then the keys, also those that an erasure could not destroy; then what was read with them.
   * Where it is cut short, the next run, or the next start, does the rest.
   */
  async run(now: Instant, { signal, correlationId = randomUUID() }: RunOptions = {}): Promise<RetentionRun> {
    const context = { actor: RETENTION_ACTOR, now, correlationId, causationId: randomUUID() };
    const told: Told = { expired: 0, kept: 0, failed: [] };
    try {
      await this.forgetting.forget([]);
      const nominations = await this.due.nominations(dayOf(now));
      const expiry = (id: NominationId) => ({
        stream: streamOf('nomination', id),
        expire: () => this.expireNomination(id, context),
      });
      await this.endAll(nominations.map(expiry), told, signal);
      const cycles = await this.due.cycles(dayOf(now));
      const closing = (id: CycleId) => ({ stream: streamOf('cycle', id), expire: () => this.expireCycle(id, context) });
      await this.endAll(cycles.map(closing), told, signal);
    } catch (error) {
      told.cutShort = error;
    }
    return told;
  }

  private async endAll(all: readonly Expire[], told: Told, signal: AbortSignal | undefined): Promise<void> {
    for (let from = 0; from < all.length; from += AT_ONCE) {
      signal?.throwIfAborted();
      const ended: string[] = [];
      for (const each of all.slice(from, from + AT_ONCE)) if (await this.isEnded(each, told)) ended.push(each.stream);
      await this.forgetting.forget(ended.map((stream) => ({ stream })));
    }
  }

  private async isEnded({ stream, expire }: Expire, told: Told): Promise<boolean> {
    try {
      const isEnded = (await expire()) > 0;
      told.expired += isEnded ? 1 : 0;
      told.kept += isEnded ? 0 : 1;
      return isEnded;
    } catch (error) {
      if (isStoreAway(error)) throw error;
      told.failed.push({ stream, error });
      return false;
    }
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
      const found = existing(state);
      const { actor, now } = context;
      const [textsLeft, held] = [await this.due.areLeftIn(cycleId), await this.isAnyHeld(peopleInCycle(found), now)];
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
