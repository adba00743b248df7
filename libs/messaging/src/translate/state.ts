import { streamKind } from '@plumbline/event-log';
import type { FrameworkDrafted, NominationEvent, NominationState, PlumblineEvent, Recorded } from '@plumbline/domain';
import { nomination } from '@plumbline/domain';

/** What is known of one stream before an event of it, as far as a public event needs it. */
export type StreamState = Readonly<{
  drafted: Pick<FrameworkDrafted['data'], 'title' | 'track'> | null;
  nomination: NominationState | null;
}>;

export const INITIAL: StreamState = { drafted: null, nomination: null };

const isOfNomination = (event: PlumblineEvent): event is NominationEvent =>
  'nominationId' in event.data && 'candidateId' in event.data && event.type !== 'CandidacyClaimed';

export const evolve = (state: StreamState, event: Recorded<PlumblineEvent>): StreamState => {
  if (event.type === 'FrameworkDrafted')
    return { ...state, drafted: { title: event.data.title, track: event.data.track } };
  return isOfNomination(event) ? { ...state, nomination: nomination.evolve(state.nomination, event) } : state;
};

/** Whether what an event of this stream opens depends on what came before it. */
export const hasState = (stream: string): boolean => ['framework', 'nomination'].includes(streamKind(stream));
