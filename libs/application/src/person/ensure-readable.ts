import { type CorrectPerson, type PersonState, UNREADABLE } from '@plumbline/domain';
import { UnreadableEvent } from '@plumbline/event-log';

const TEXTS = ['displayName', 'email', 'sourceId'] as const;

/**
 * A correction writes all texts of a record anew, those that it leaves out as they are.
 * @throws UnreadableEvent where one of these is damaged: it may still be mended
 */
export const ensureReadable = (state: PersonState, data: CorrectPerson['data']): void => {
  if (TEXTS.some((text) => data[text] === undefined && state[text] === UNREADABLE))
    throw new UnreadableEvent('the record holds a text that is damaged; all of its texts can be given anew');
};
