import type { EventsAfter } from '@plumbline/application';
import { EVENT_VERSIONS } from '@plumbline/domain';
import { InstantField, Line, OneOf, PersonIdField, QueryIntField } from '../http/dto-decorators.js';

export class EventsQueryDto {
  @QueryIntField({ min: 1, max: 200, optional: true, description: 'Items on a page; 50 when absent.' })
  limit?: number;

  @Line({
    max: 128,
    optional: true,
    description: 'The nextCursor of the page before, or the position of an event to begin after.',
  })
  cursor?: string;

  @Line({ max: 200, optional: true, description: 'Events of this stream only, such as person-ada.okafor.' })
  stream?: string;

  @OneOf(Object.keys(EVENT_VERSIONS), { optional: true, description: 'Events of this type only.' })
  type?: string;

  @PersonIdField({ optional: true, description: 'Events that this person caused only.' })
  actor?: string;

  @InstantField({ optional: true, description: 'Events that were recorded then or later.' })
  from?: string;

  @InstantField({ optional: true, description: 'Events that were recorded before.' })
  until?: string;
}

/** As events have their time: in UTC, with milliseconds. */
const instantOf = (text: string | undefined): string | undefined => text && new Date(text).toISOString();

export const toEventsAfter = ({ cursor, limit = 50, from, until, ...same }: EventsQueryDto): EventsAfter => {
  const asked = { ...same, from: instantOf(from), until: instantOf(until) };
  const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const page = { after: cursor ?? null, limit };
  return Object.keys(filter).length === 0 ? page : { ...page, filter };
};
