import { type Capacity, seesIn } from '@plumbline/access';
import type { EventType, NominationState, PlumblineEvent, Recorded } from '@plumbline/domain';
import type { Definition, ShownBy } from '../public-events/define.js';
import { PUBLIC_EVENTS, type PublicType } from '../public-events/definitions.js';
import type { PublicEvent } from '../public-events/public-event.js';
import { TOPICS } from '../public-events/topics.js';
import { evolve, type StreamState } from './state.js';
import { type Said, TABLE } from './table.js';

type Translation = Readonly<{ state: StreamState; events: readonly PublicEvent[] }>;

const MANAGER: readonly Capacity[] = ['line-manager'];

const isEventType = (type: string): type is EventType => Object.hasOwn(TABLE, type);

/** Whether nothing is ever made of events of this type, whatever is in them. */
export const isNeverPublic = (type: string): boolean => isEventType(type) && typeof TABLE[type] !== 'function';

/** Whether the manager of the candidate may read it, and every field of it, at this moment. */
const mayLeave = (definition: Definition, after: NominationState | null): boolean => {
  const isShown = (by: ShownBy): boolean => by === 'everybody' || (after !== null && seesIn(MANAGER, by, after.status));
  return isShown(definition.shownBy) && Object.values(definition.fields).every(([, shownBy]) => isShown(shownBy));
};

export const definitionOf = (type: PublicType): Definition => PUBLIC_EVENTS[type];

/** The events that a stored one opens to others. `state` is that of its stream before it. Pure: a replay gives the same. */
export const translate = (state: StreamState, event: Recorded<PlumblineEvent>): Translation => {
  const after = evolve(state, event);
  const translated = TABLE[event.type];
  if (typeof translated !== 'function') return { state: after, events: [] };
  // Sound: the table is keyed by the types that its functions take.
  const said = (translated as (...args: readonly unknown[]) => readonly Said[])(event, state, after);
  const events = said
    .filter(({ type }) => mayLeave(definitionOf(type), after.nomination))
    .map((one, ordinal) => {
      const { key } = TOPICS[definitionOf(one.type).topic];
      return {
        id: `${event.id}-${String(ordinal)}`,
        ...one,
        key: (one.data as Readonly<Record<string, unknown>>)[key] as string,
        time: event.metadata.recordedAt,
      };
    });
  return { state: after, events };
};
