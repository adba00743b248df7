import { type Forgotten, forgottenBy, TEXT_ENDING_TYPES, type TextEnding } from '@plumbline/event-log';
import type { KeyName } from '@plumbline/sealing';

/** Why texts are gone for ever: whoever they are about was erased, or the retention of their stream ended. */
export type Ending = 'erased' | 'expired';
export type WhyEnded = (name: KeyName) => Ending | undefined;

/** Everything whose texts the log says are gone. */
export const endedIn = (streamsWith: (type: TextEnding) => readonly string[]): readonly Forgotten[] =>
  TEXT_ENDING_TYPES.flatMap((type) => streamsWith(type).map((stream) => forgottenBy(type, stream)));

export const whyEnded = (ended: readonly Forgotten[]): WhyEnded => {
  const erased = new Set(ended.flatMap((each) => ('subject' in each ? [each.subject] : [])));
  const expired = new Set(ended.flatMap((each) => ('stream' in each ? [each.stream] : [])));
  return ({ subject, stream }) => {
    if (erased.has(subject)) return 'erased';
    return expired.has(stream) ? 'expired' : undefined;
  };
};
