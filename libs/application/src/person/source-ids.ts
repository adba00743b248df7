import { randomBytes } from 'node:crypto';
import {
  DomainError,
  foldedId,
  type IdFacts,
  type PersonId,
  type PersonState,
  type SourceIdFacts,
} from '@plumbline/domain';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Aggregates } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { OutcomeUnknown, type SourceIdIndex, UnreadableEvent } from '@plumbline/event-log';
import { readingOnce } from '../read-once.js';
import { Namesakes } from './namesakes.js';
import { has, isUnreadable } from './recorded-source-id.js';
import { type InHand, SourceIdsInHand } from './source-ids-in-hand.js';

type Given = Readonly<{ personId: PersonId; sourceId: string | null }>;
/** `former`: they had it as a source id, and have another one now, or none. */
type Found = Readonly<{ personId: PersonId; as: 'registered' | 'former' | 'nobody' }>;

type Newcomer = Readonly<{ personId: PersonId | null; sourceId: string | null }>;

/** Whoever sends it is on record under another source id: they are neither a stranger nor admitted by it. */
export class FormerSourceId extends Error {
  override readonly name = 'FormerSourceId';
}

const isOfErased = (error: unknown): boolean => error instanceof DomainError && error.code === 'person-erased';

/** No id is empty. */
const NOBODY = '';
const BYTES = 8;
const MOST_FOUND = 10_000;
/** Drawn by lot, so that it says nothing of anybody. */
const newId = (): PersonId => randomBytes(BYTES).toString('hex');

/**
 * Who is meant by the id of a source of people. What somebody's record says decides; the index of the store, which is durable before the
 * record, finds it, and is where a second try of a registration finds the id of the first.
 */
@Injectable()
export class SourceIds {
  private readonly inHand = new SourceIdsInHand();
  private readonly index: SourceIdIndex;
  /** Whom source ids meant in tokens. What they mean now, a record says; emptied with the states of records. */
  private readonly found = new LRUCache<string, PersonId>({ max: MOST_FOUND });
  private foundAt = 0;

  constructor(
    @Inject(Aggregates) private readonly aggregates: Aggregates,
    @Inject(Facts) private readonly facts: Facts,
    @Inject(Namesakes) private readonly namesakes: Namesakes,
  ) {
    this.index = aggregates.store.sourceIds;
  }

  /** Who has this source id now, written in whichever case. */
  async personOf(sourceId: string): Promise<PersonId | null> {
    const holder = await this.index.holderOf(sourceId);
    return holder !== undefined && (await this.isRecorded(holder, sourceId)) ? holder : null;
  }

  /** Whom a token means by their id or source id, each in whichever case, and whether they are registered. @throws FormerSourceId */
  async signedIn(subject: PersonId): Promise<Readonly<{ personId: PersonId; isRegistered: boolean }>> {
    const { personId, as } = await this.find(subject);
    if (as === 'former') throw new FormerSourceId();
    return { personId, isRegistered: as === 'registered' };
  }

  /** A list of people as one of who has this source id, where one is asked for. */
  async filterBy(sourceId: string | undefined): Promise<Readonly<{ person?: PersonId }>> {
    return sourceId === undefined ? {} : { person: (await this.personOf(sourceId)) ?? NOBODY };
  }

  /** Under which id somebody is registered who comes without one: that of the person with the source id, of a registration that was cut short, or a new one. */
  async idFor({ personId, sourceId }: Newcomer): Promise<PersonId> {
    if (personId !== null) return personId;
    if (sourceId === null) throw new Error('A registration has neither an id nor a source id.');
    return this.inTurn(sourceId, () =>
      readingOnce(async () => {
        const id = newId();
        const holder = await this.index.claim(sourceId, id);
        if (holder === undefined || holder === id) return id;
        const isBegun = (await this.facts.person(holder)) === null;
        return isBegun || (await this.isTheirs(holder, sourceId)) ? holder : id;
      }),
    );
  }

  /**
   * Registers somebody under the id that goes with their source id. Where that is the id of somebody who is erased before it is done, the source
   * id is free: then they get another one, and nobody is told of the first.
   */
  async withIdFor<T>(newcomer: Newcomer, register: (id: PersonId) => Promise<T>): Promise<T> {
    const id = await this.idFor(newcomer);
    try {
      return await register(id);
    } catch (error) {
      if (newcomer.personId !== null || !isOfErased(error)) throw error;
      return this.withIdFor(newcomer, register);
    }
  }

  /** Claims the source id for the person, where it can be theirs. */
  async of({ personId, sourceId }: Given): Promise<SourceIdFacts> {
    if (sourceId === null) return { sourceIdIs: null, sourceIdWas: null };
    const holder = await this.claimed(personId, sourceId);
    return {
      sourceIdIs: holder ?? (await this.idLike(personId, sourceId)),
      sourceIdWas: holder === null ? await this.formerOf({ personId, sourceId }) : null,
    };
  }

  async ofNewcomer(given: Given): Promise<IdFacts> {
    const { personId } = given;
    const holder = await this.index.holderOf(personId);
    const isOther = holder !== undefined && holder !== personId && (await this.isOrWasTheirs(holder, personId));
    return { ...(await this.of(given)), idIsSourceIdOf: isOther ? holder : null };
  }

  /** What the work claims goes back to whose it was if it fails, unless nobody knows whether it did. */
  async claiming<T>({ personId, sourceId }: Given, work: () => Promise<T>): Promise<T> {
    if (sourceId === null) return work();
    const held = this.inHand.take(personId, sourceId);
    try {
      return await work();
    } catch (error) {
      held.done();
      if (!(error instanceof OutcomeUnknown)) await this.giveBack({ personId, sourceId }, held.inHand);
      throw error;
    } finally {
      held.done();
    }
  }

  /**
   * Nothing where the person's record says it, or a running command is about to put it there. Whoever is registered keeps a source id that
   * they had before: a token that still says it must not become a stranger's.
   */
  private async giveBack(
    { personId, sourceId }: Readonly<{ personId: PersonId; sourceId: string }>,
    { before }: InHand,
  ) {
    // What nothing claimed here is theirs from before.
    const former = before === undefined ? personId : before.holder;
    await this.inTurn(sourceId, () =>
      readingOnce(async () => {
        if (await this.isTheirs(personId, sourceId)) return;
        const isKept = former !== undefined && (await this.facts.isRegistered(former));
        if (isKept && (former === personId || (await this.index.claim(sourceId, former, personId)) === former)) return;
        await this.index.release(sourceId, personId);
      }),
    );
  }

  /** Whose it is instead of the person's. What is claimed, and neither recorded nor in hand, is a former one, or left over from a crash. */
  private claimed(personId: PersonId, sourceId: string): Promise<PersonId | null> {
    return this.inTurn(sourceId, async () => {
      const before = await this.index.holderOf(sourceId);
      const isOthers = before !== undefined && before !== personId;
      if (isOthers && (await this.isTheirs(before, sourceId))) return before;
      const holder = await this.index.claim(sourceId, personId, isOthers ? before : undefined);
      if (holder !== undefined && holder !== personId) return holder;
      this.inHand.rememberBefore({ personId, sourceId }, before);
      return null;
    });
  }

  /** Who had it, and has another one now, or none. */
  private async formerOf({ personId, sourceId }: Given & { sourceId: string }): Promise<PersonId | null> {
    const holder = this.inHand.of({ personId, sourceId })?.before?.holder;
    if (holder === undefined || holder === personId) return null;
    const state = await this.facts.person(holder);
    return state === null || state.erased ? null : holder;
  }

  private async find(id: PersonId): Promise<Found> {
    const lately = this.lately(id);
    if (lately !== undefined && (await this.isRecorded(lately, id))) return { personId: lately, as: 'registered' };
    const spelled = await this.facts.registeredAs(id);
    if (spelled !== undefined) return { personId: spelled, as: 'registered' };
    const holder = await this.index.holderOf(id);
    if (holder === undefined) return { personId: id, as: 'nobody' };
    const state = await this.readable(holder);
    if (has(state, id)) {
      this.found.set(id, holder);
      return { personId: holder, as: 'registered' };
    }
    return state === null || state.erased ? { personId: id, as: 'nobody' } : { personId: holder, as: 'former' };
  }

  private async readable(holder: PersonId): Promise<PersonState | null> {
    const state = await this.facts.person(holder);
    if (isUnreadable(state)) throw new UnreadableEvent('whom a source id means rests on a text that is damaged');
    return state;
  }

  private async idLike(personId: PersonId, sourceId: string): Promise<PersonId | null> {
    if (sourceId !== personId && (await this.facts.person(sourceId)) !== null) return sourceId;
    return this.namesakes.holderOf(sourceId, personId);
  }

  /** Of nobody who was erased, whatever commands for them are running. */
  private async isTheirs(holder: PersonId, sourceId: string): Promise<boolean> {
    const state = await this.facts.person(holder);
    if (state?.erased === true) return false;
    return has(state, sourceId) || isUnreadable(state) || this.inHand.of({ personId: holder, sourceId }) !== undefined;
  }

  private async isOrWasTheirs(holder: PersonId, sourceId: string): Promise<boolean> {
    return (await this.facts.isRegistered(holder)) || (await this.isTheirs(holder, sourceId));
  }

  private async isRecorded(personId: PersonId, sourceId: string): Promise<boolean> {
    return has(await this.facts.person(personId), sourceId);
  }

  /** One after the other for one source id: what is looked at while it is claimed, or given back, holds until that is done. */
  private inTurn<T>(sourceId: string, work: () => Promise<T>): Promise<T> {
    return this.aggregates.inTurn(`source id ${foldedId(sourceId)}`, work);
  }

  /** Whom it meant when it was last asked for. */
  private lately(sourceId: string): PersonId | undefined {
    const { timesForgotten } = this.aggregates;
    if (timesForgotten !== this.foundAt) this.found.clear();
    this.foundAt = timesForgotten;
    return this.found.get(sourceId);
  }
}
