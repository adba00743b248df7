import type { PlumblineEvent, Recorded } from '@plumbline/domain';
import { type PublicEvent, Translator } from '@plumbline/messaging';

type Events = readonly Recorded<PlumblineEvent>[];
export type Opened = Readonly<{ stored: Recorded<PlumblineEvent>; events: readonly PublicEvent[] }>;

const logOf = (events: Events) => ({
  replayStream: (stream: string) => Promise.resolve(events.filter((each) => each.stream === stream)),
  streamsWith: (type: string) =>
    Promise.resolve([...new Set(events.filter((each) => each.type === type).map(({ stream }) => stream))]),
});

/**
 * What each event opens to others: to a translator that goes on as the log grows, or `forgetting`, to one that finds the log whole and remembers
 * nothing of the events before.
 */
export const translated = async (events: Events, { forgetting = false } = {}): Promise<readonly Opened[]> => {
  const grown: Recorded<PlumblineEvent>[] = [];
  const goesOn = new Translator(logOf(grown));
  const opened: Opened[] = [];
  for (const stored of events) {
    grown.push(stored);
    const translator = forgetting ? new Translator(logOf(events)) : goesOn;
    opened.push({ stored, events: await translator.translate(stored) });
  }
  return opened;
};
