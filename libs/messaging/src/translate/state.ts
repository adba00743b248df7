import { streamKind } from '@plumbline/event-log';
import {
  type FrameworkDrafted,
  nomination,
  type NominationEvent,
  type NominationId,
  type NominationState,
  type PlumblineEvent,
  type Recorded,
} from '@plumbline/domain';
import { NO_READINESS, readinessAfter, type ReadinessState, type Standards } from './readiness.js';

/** What is known of one stream before an event of it, as far as a public event needs it. */
export type StreamState = Readonly<{
  drafted: Pick<FrameworkDrafted['data'], 'title' | 'track'> | null;
  nomination: NominationState | null;
  readiness: ReadinessState;
  /** Those of its nomination; null where it is of none, or of one whose candidate was erased: nothing is said of readiness then. */
  standards: Standards | null;
  /** Of the person whose stream it is, as far as they claimed a candidacy. Read where they are erased, and nowhere else. */
  nominations: readonly NominationId[];
}>;

export const INITIAL: StreamState = {
  ...{ drafted: null, nomination: null, readiness: NO_READINESS, standards: null, nominations: [] },
};

const isOfNomination = (event: PlumblineEvent): event is NominationEvent =>
  'nominationId' in event.data && 'candidateId' in event.data && event.type !== 'CandidacyClaimed';

const afterNomination = (state: StreamState, event: NominationEvent): StreamState => {
  const after = nomination.evolve(state.nomination, event);
  const { standards } = state;
  if (after === null || standards === null) return { ...state, nomination: after };
  return { ...state, nomination: after, readiness: readinessAfter(state, after, standards) };
};

export const evolve = (state: StreamState, event: Recorded<PlumblineEvent>): StreamState => {
  if (event.type === 'FrameworkDrafted')
    return { ...state, drafted: { title: event.data.title, track: event.data.track } };
  return isOfNomination(event) ? afterNomination(state, event) : state;
};

/** Whether what an event of this stream opens depends on what came before it. */
export const hasState = (stream: string): boolean => ['framework', 'nomination'].includes(streamKind(stream));
