import type { CandidacyEvent, NominationOpened, PlumblineEvent, Recorded } from '@plumbline/domain';
import { candidacyIdOf, type EventStore, isReadable, type StoredEvent, UnreadableEvent } from '@plumbline/event-log';
import { LRUCache } from 'lru-cache';
import type { PublicEvent } from '../public-events/public-event.js';
import { evolve, hasState, INITIAL, type StreamState } from '../translate/state.js';
import { isNeverPublic, translate } from '../translate/translate.js';
import { StandardsOf } from './standards.js';

const MOST_STREAMS = 2_000;

type Of<Type extends PlumblineEvent['type']> = Recorded<Extract<PlumblineEvent, { type: Type }>>;
type Known = Readonly<{ state: StreamState; revision: bigint }>;

/** The event where something may be made of it; undefined where never anything is. Throws where that cannot be known. */
const readable = (event: StoredEvent): Recorded<PlumblineEvent> | undefined => {
  // Sound: the store has checked it against the schema of its type.
  if (isReadable(event)) return event as Recorded<PlumblineEvent>;
  if (isNeverPublic(event.type)) return undefined;
  throw new UnreadableEvent(
    `${event.type} at revision ${String(event.revision)} of ${event.stream} cannot be read: ${event.unreadable}`,
  );
};

/** Translates in global order. What came before, also in other streams, is read where it is not in memory, of which there is a bound. */
export class Translator {
  private readonly known = new LRUCache<string, Known>({ max: MOST_STREAMS });
  private readonly standards = new StandardsOf((stream) => this.read(stream));
  /** Undefined until somebody is erased. */
  private cycles: Set<string> | undefined;

  constructor(private readonly store: Pick<EventStore, 'replayStream' | 'streamsWith'>) {}

  async translate(stored: StoredEvent): Promise<readonly PublicEvent[]> {
    const event = readable(stored);
    if (event === undefined) return [];
    if (event.type === 'PersonErased') return this.erased(event);
    if (!hasState(event.stream)) return this.withoutState(event);
    const { state, events } = translate(await this.before(event), event);
    this.known.set(event.stream, { state, revision: event.revision });
    return events;
  }

  private withoutState(event: Recorded<PlumblineEvent>): readonly PublicEvent[] {
    if (event.type === 'CycleOpened') this.cycles?.add(event.data.cycleId);
    if (event.type === 'PolicyAmended') this.amended(event.data.cycleId);
    return translate(INITIAL, event).events;
  }

  private amended(cycleId: string): void {
    this.standards.amended(cycleId);
    for (const [stream, { state }] of this.known) if (state.nomination?.cycleId === cycleId) this.known.delete(stream);
  }

  private async erased(event: Of<'PersonErased'>): Promise<readonly PublicEvent[]> {
    this.cycles ??= new Set(
      (await this.store.streamsWith('CycleOpened')).map((stream) => stream.slice('cycle-'.length)),
    );
    const nominations: string[] = [];
    for (const cycleId of this.cycles) {
      const claims = await this.read(`candidacy-${candidacyIdOf(cycleId, event.data.personId)}`, event.position);
      for (const { data } of claims as readonly Recorded<CandidacyEvent>[]) nominations.push(data.nominationId);
    }
    for (const id of nominations) this.known.delete(`nomination-${id}`);
    return translate({ ...INITIAL, nominations }, event).events;
  }

  private async before(event: Recorded<PlumblineEvent>): Promise<StreamState> {
    const known = this.known.get(event.stream);
    if (known?.revision === event.revision - 1n) return known.state;
    const earlier = event.revision === 0n ? [] : await this.read(event.stream, event.position);
    const [first = event] = earlier;
    const initial = first.type === 'NominationOpened' ? await this.opened(first, event) : INITIAL;
    return earlier.reduce(evolve, initial);
  }

  /** Nobody is nominated who was erased: where the event is the opening itself, nobody has to look. */
  private async opened(
    { data }: Pick<NominationOpened, 'data'>,
    { position, revision }: Recorded,
  ): Promise<StreamState> {
    if (revision > 0n && (await this.isErased(data.candidateId, position))) return INITIAL;
    return { ...INITIAL, standards: await this.standards.find(data) };
  }

  private async isErased(personId: string, before: string): Promise<boolean> {
    return (await this.read(`person-${personId}`, before)).some(({ type }) => type === 'PersonErased');
  }

  /** All that may be read, or what stands before a position. */
  private async read(stream: string, before?: string): Promise<readonly Recorded<PlumblineEvent>[]> {
    const events = await this.store.replayStream(stream, 0n, 'references');
    const earlier = before === undefined ? events : events.filter(({ position }) => position < before);
    return earlier.map(readable).filter((event) => event !== undefined);
  }
}
