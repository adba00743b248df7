import { randomBytes } from 'node:crypto';
import type { IdFacts, PersonId, SourceIdFacts } from '@plumbline/domain';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Aggregates } from '../decide-and-append.js';
import { Facts } from '../facts.js';
import { OutcomeUnknown, type SourceIdIndex } from '../ports/event-store.port.js';
import { readingOnce } from '../read-once.js';
import { Namesakes } from './namesakes.js';

type Given = Readonly<{ personId: PersonId; sourceId: string | null }>;
type InHand = { readonly personId: PersonId; works: number };

type Newcomer = Readonly<{ personId: PersonId | null; sourceId: string | null }>;

/** No id is empty. */
const NOBODY = '';
const BYTES = 8;
const MOST_FOUND = 10_000;
/** Drawn by lot, so that it says nothing of anybody. */
const newId = (): PersonId => randomBytes(BYTES).toString('hex');
const folded = (sourceId: string): string => sourceId.toLowerCase();

/**
 * Who is meant by the id of a source of people. What somebody's record says decides; the index of the store, which is durable before the
 * record, finds it, and is where a second try of a registration finds the id of the first.
 */
@Injectable()
export class SourceIds {
  /** Of commands that are running in this process: whose a source id is about to be, though no record says so yet. */
  private readonly inHand = new Map<string, InHand>();
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

  /** Who has this source id, written exactly so. */
  async personOf(sourceId: string): Promise<PersonId | null> {
    const holder = await this.index.holderOf(sourceId);
    if (holder === undefined) return null;
    return (await this.isExactly(holder, sourceId)) ? holder : null;
  }

  /** The person of that id; else the one whose source id it is; else the id itself, which is nobody's. */
  async meant(id: PersonId): Promise<PersonId> {
    const lately = this.lately(id);
    if (lately !== undefined && (await this.isExactly(lately, id))) return lately;
    if ((await this.facts.person(id)) !== null) return id;
    const holder = await this.personOf(id);
    if (holder !== null) this.found.set(id, holder);
    return holder ?? id;
  }

  /** A list of people as one of who has this source id, where one is asked for. */
  async filterBy(sourceId: string | undefined): Promise<Readonly<{ person?: PersonId }>> {
    return sourceId === undefined ? {} : { person: (await this.personOf(sourceId)) ?? NOBODY };
  }

  /** Under which id somebody is registered who comes without one: that of the person with the source id, of a registration that was cut short, or a new one. */
  async idFor({ personId, sourceId }: Newcomer): Promise<PersonId> {
    if (personId !== null) return personId;
    if (sourceId === null) throw new Error('A registration has neither an id nor a source id.');
    const id = newId();
    const holder = await this.index.claim(sourceId, id);
    if (holder === undefined || holder === id) return id;
    const isBegun = (await this.facts.person(holder)) === null;
    return isBegun || (await this.isTheirs(holder, sourceId)) ? holder : id;
  }

  /** Claims the source id for the person, where it can be theirs. */
  async of({ personId, sourceId }: Given): Promise<SourceIdFacts> {
    if (sourceId === null) return { sourceIdIs: null };
    return { sourceIdIs: (await this.claimed(personId, sourceId)) ?? (await this.idLike(personId, sourceId)) };
  }

  async ofNewcomer(given: Given): Promise<IdFacts> {
    const { personId } = given;
    const holder = await this.index.holderOf(personId);
    const isOther = holder !== undefined && holder !== personId && (await this.isTheirs(holder, personId));
    return { ...(await this.of(given)), idIsSourceIdOf: isOther ? holder : null };
  }

  /** What the work claims is free again if it fails, unless nobody knows whether it did. */
  async claiming<T>({ personId, sourceId }: Given, work: () => Promise<T>): Promise<T> {
    if (sourceId === null) return work();
    const done = this.take(personId, sourceId);
    try {
      return await work();
    } catch (error) {
      done();
      if (!(error instanceof OutcomeUnknown)) await this.release(personId, [sourceId]);
      throw error;
    } finally {
      done();
    }
  }

  /** Frees those that the person's record does not say, and that no running command is about to put there. */
  async release(personId: PersonId, sourceIds: Iterable<string | null>): Promise<void> {
    for (const sourceId of new Set(sourceIds)) {
      if (sourceId === null || this.inHand.get(folded(sourceId))?.personId === personId) continue;
      if (!(await readingOnce(() => this.isRecorded(personId, sourceId)))) await this.index.release(sourceId, personId);
    }
  }

  /** Whose it is instead of the person's. What is claimed, and neither recorded nor in hand, is left over from a crash. */
  private async claimed(personId: PersonId, sourceId: string): Promise<PersonId | null> {
    const holder = await this.index.claim(sourceId, personId);
    if (holder === undefined || holder === personId) return null;
    if (await this.isTheirs(holder, sourceId)) return holder;
    const now = await this.index.claim(sourceId, personId, holder);
    return now === undefined || now === personId ? null : now;
  }

  private async idLike(personId: PersonId, sourceId: string): Promise<PersonId | null> {
    if (sourceId !== personId && (await this.facts.person(sourceId)) !== null) return sourceId;
    return this.namesakes.holderOf(sourceId, personId);
  }

  private async isTheirs(holder: PersonId, sourceId: string): Promise<boolean> {
    return this.inHand.get(folded(sourceId))?.personId === holder || (await this.isRecorded(holder, sourceId));
  }

  private async isExactly(personId: PersonId, sourceId: string): Promise<boolean> {
    return (await this.facts.person(personId))?.sourceId === sourceId;
  }

  /** Whom it meant when it was last asked for. */
  private lately(sourceId: string): PersonId | undefined {
    const { timesForgotten } = this.aggregates;
    if (timesForgotten !== this.foundAt) this.found.clear();
    this.foundAt = timesForgotten;
    return this.found.get(sourceId);
  }

  private async isRecorded(personId: PersonId, sourceId: string): Promise<boolean> {
    const recorded = (await this.facts.person(personId))?.sourceId ?? null;
    return recorded !== null && folded(recorded) === folded(sourceId);
  }

  /** Whoever comes second for another person has nothing in hand, and is refused. */
  private take(personId: PersonId, sourceId: string): () => void {
    const key = folded(sourceId);
    const held = this.inHand.get(key) ?? { personId, works: 0 };
    if (held.personId !== personId) return () => undefined;
    held.works += 1;
    this.inHand.set(key, held);
    let isDone = false;
    return () => {
      if (isDone) return;
      isDone = true;
      held.works -= 1;
      if (held.works === 0) this.inHand.delete(key);
    };
  }
}
