import type { AppendOptions, AppendResult, EventStore, EventToAppend, ExpectedRevision } from '@plumbline/event-log';
import type { Metrics } from '@plumbline/platform';

const outcomeOf = (result: AppendResult): string => {
  if (!result.ok) return result.reason;
  return result.repeated ? 'repeated' : 'appended';
};

type Append = EventStore['append'];

const measuredAppend = (store: EventStore, metrics: Metrics): Append => {
  let waiting = 0;
  metrics.watchQueue('appends', () => waiting);
  return async (
    stream: string,
    expected: ExpectedRevision,
    events: readonly EventToAppend[],
    options?: AppendOptions,
  ): Promise<AppendResult> => {
    const began = performance.now();
    waiting += 1;
    try {
      const result = await store.append(stream, expected, events, options);
      const outcome = outcomeOf(result);
      metrics.appends.inc({ outcome });
      if (outcome === 'appended') metrics.appendedEvents.inc(events.length);
      return result;
    } catch (error) {
      metrics.appends.inc({ outcome: 'failed' });
      throw error;
    } finally {
      waiting -= 1;
      metrics.appendSeconds.observe((performance.now() - began) / 1_000);
    }
  };
};

/** Counts and times the appends of a store; everything else goes straight through. */
export const measured = (store: EventStore, metrics: Metrics): EventStore => ({
  promises: store.promises,
  append: measuredAppend(store, metrics),
  readStream: (stream, from) => store.readStream(stream, from),
  replayStream: (stream, from, texts) => store.replayStream(stream, from, texts),
  readAll: (after, limit, texts) => store.readAll(after, limit, texts),
  leaves: (after, limit) => store.leaves(after, limit),
  subscribe: (after, options) => store.subscribe(after, options),
  openTexts: (references) => store.openTexts(references),
  head: () => store.head(),
  recognises: (position) => store.recognises(position),
  remaining: (after) => store.remaining(after),
  forget: (whose) => store.forget(whose),
  get textsEnded() {
    return store.textsEnded;
  },
  streamsWith: (type) => store.streamsWith(type),
  streamsLike: (stream) => store.streamsLike(stream),
  findRecord: (record, stream) => store.findRecord(record, stream),
  sourceIds: store.sourceIds,
  health: () => store.health(),
  close: () => store.close(),
});
