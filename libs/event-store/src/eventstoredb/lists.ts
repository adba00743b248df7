import { type Given, idNamed, note, textOf } from './messages.js';
import type { Names } from './names.js';
import type { ServerLog } from './server-log.js';

const nameIn = ({ data }: Given): string => (JSON.parse(textOf(data)) as { stream: string }).stream;

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

  /** Changes nothing where it is there. */
  async add(list: string, stream: string): Promise<void> {
    for (;;) {
      const listed = await this.in(list);
      if (listed.includes(stream)) return;
      const event = note(idNamed(`${list} ${stream}`), 'StreamListed', { stream });
      const answer = await this.log.append(this.names.list(list), listed.length - 1, [event]);
      if (answer.is === 'done') return;
    }
  }
}
