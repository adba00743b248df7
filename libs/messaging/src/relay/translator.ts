import type { PlumblineEvent, Recorded } from '@plumbline/domain';
import { type EventStore, isReadable, type StoredEvent, UnreadableEvent } from '@plumbline/event-log';
import { LRUCache } from 'lru-cache';
import type { PublicEvent } from '../public-events/public-event.js';
import { evolve, hasState, INITIAL, type StreamState } from '../translate/state.js';
import { isNeverPublic, translate } from '../translate/translate.js';

const MOST_STREAMS = 2_000;

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

/** Translates in global order. What came before in a stream is read where it is not in memory, of which there is a bound. */
export class Translator {
  private readonly known = new LRUCache<string, Known>({ max: MOST_STREAMS });

  constructor(private readonly store: Pick<EventStore, 'replayStream'>) {}

  async translate(stored: StoredEvent): Promise<readonly PublicEvent[]> {
    const event = readable(stored);
    if (event === undefined) return [];
    if (!hasState(event.stream)) return translate(INITIAL, event).events;
    const { state, events } = translate(await this.before(event), event);
    this.known.set(event.stream, { state, revision: event.revision });
    return events;
  }

  private async before({ stream, revision }: Recorded): Promise<StreamState> {
    const known = this.known.get(stream);
    if (known?.revision === revision - 1n) return known.state;
    if (revision === 0n) return INITIAL;
    const earlier = await this.store.replayStream(stream, 0n, 'references');
    return earlier
      .filter((event) => event.revision < revision)
      .map(readable)
      .filter((event) => event !== undefined)
      .reduce(evolve, INITIAL);
  }
}
