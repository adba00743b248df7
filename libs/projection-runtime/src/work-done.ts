import { type StoredEvent, streamKind } from '@plumbline/event-log';

/** A unit of work that is over, as whoever traces it wants to know. Names and counts; nothing of people. */
export type WorkDone = Readonly<{
  name: string;
  attributes: Readonly<Record<string, string | number>>;
  /** What it came of: the request that has this correlation id, and the append of the event with this id. */
  cause?: Readonly<{ correlationId: string; id: string }>;
  failed?: boolean;
  beganAtMs: number;
  endedAtMs: number;
}>;
export type OnWork = (done: readonly WorkDone[]) => void;

type Times = Pick<WorkDone, 'beganAtMs' | 'endedAtMs'>;

/** Older ones are caught up with, after a pause or on a new copy: nobody looks for them in a trace any more. */
const RECENT_MS = 10 * 60_000;

type Found = { cause: { id: string; correlationId: string }; stream: string; events: number };

const isRecent = ({ metadata }: StoredEvent, nowMs: number): boolean =>
  nowMs - Date.parse(metadata.recordedAt) < RECENT_MS;

/** One for each run of events of a stream under one correlation id: events of an append follow one another. */
const projectedAppends = (events: readonly StoredEvent[], times: Times): readonly WorkDone[] => {
  const found: Found[] = [];
  for (const event of events.filter((each) => isRecent(each, times.endedAtMs))) {
    const { id, stream } = event;
    const { correlationId } = event.metadata;
    const last = found.at(-1);
    if (last?.stream === stream && last.cause.correlationId === correlationId) last.events += 1;
    else found.push({ cause: { id, correlationId }, stream, events: 1 });
  }
  return found.map(({ cause, stream, events: count }) => {
    const kind = streamKind(stream);
    return {
      name: `project ${kind}`,
      attributes: { 'plumbline.stream.kind': kind, 'plumbline.events': count },
      cause,
      ...times,
    };
  });
};

/** The events of one commit, and of them what each recent append had. */
export const projectedSlice = (events: readonly StoredEvent[], times: Times): readonly WorkDone[] => [
  { name: 'project slice', attributes: { 'plumbline.events': events.length }, ...times },
  ...projectedAppends(events, times),
];

export const rebuilt = (
  { views, events, failed }: Readonly<{ views: number; events: number; failed: boolean }>,
  times: Times,
): WorkDone => ({
  name: 'rebuild views',
  attributes: { 'plumbline.views': views, 'plumbline.events': events },
  failed,
  ...times,
});
