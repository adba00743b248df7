import { isTextEnding } from '@plumbline/event-log';
import { type Given, idNamed, note, textOf } from './messages.js';
import type { Names } from './names.js';
import type { ServerLog } from './server-log.js';

const nameIn = ({ data }: Given): string => (JSON.parse(textOf(data)) as { stream: string }).stream;

/** The streams that list a stream with such events: its own name, whichever way it is spelled, and what it ends. */
export const listsOf = (
  { stream, events }: Readonly<{ stream: string; events: readonly Readonly<{ type: string }>[] }>,
  isNew: boolean,
): readonly string[] => [
  ...(isNew ? [`like-${stream.toLowerCase()}`] : []),
  ...new Set(
    events
      .map(({ type }) => type)
      .filter(isTextEnding)
      .map((type) => `ended-${type}`),
  ),
];

/**
 * Names of streams in a stream: what other stores look up in an index. A name is listed before what it is listed for is written, so it may be
 * there for nothing, and is never missing.
 */
export class Lists {
  constructor(
    private readonly log: ServerLog,
    private readonly names: Names,
  ) {}

  async in(list: string): Promise<readonly string[]> {
    return (await this.log.stream(this.names.list(list), 0)).map(nameIn);
  }

  /** Those that are there already stay. */
  async add(list: string, streams: readonly string[]): Promise<void> {
    for (;;) {
      const listed = await this.in(list);
      const known = new Set(listed);
      const events = streams
        .filter((stream) => !known.has(stream))
        .map((stream) => note(idNamed(`${list} ${stream}`), 'StreamListed', { stream }));
      if (events.length === 0) return;
      const answer = await this.log.append(this.names.list(list), listed.length - 1, events);
      if (answer.is === 'done') return;
    }
  }
}
