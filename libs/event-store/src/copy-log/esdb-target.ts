import type { Stored } from '../codec/rows.js';
import { inTurn } from '../eventstoredb/event-log.js';
import { inOneAppend } from '../eventstoredb/large-parts.js';
import { listsOf } from '../eventstoredb/lists.js';
import { sentEvent } from '../eventstoredb/stored-event.js';
import type { StoredCommand } from '../stored/command-row.js';
import { type EsdbLogHeld, EsdbSource, withPosition } from './esdb-source.js';
import { CopyRefused, type KeysNoted, type LogTarget } from './sides.js';

/** Events that follow one another in one stream, as many as go into one append. */
const runsOf = (events: readonly Stored[]): readonly (readonly Stored[])[] => {
  const runs: (readonly Stored[])[] = [];
  for (let from = 0; from < events.length;) {
    const stream = events[from]?.stream;
    const others = events.findIndex((event, at) => at > from && event.stream !== stream);
    const together = events.slice(from, others === -1 ? undefined : others);
    const run = together.slice(0, inOneAppend(together));
    runs.push(run);
    from += run.length;
  }
  return runs;
};

/**
 * The log says of itself that it is a copy, and nobody opens it before it says that it is whole. One append after the other: the order of the server
 * is the order of the log. What a run before this one has sent, and was never told of, is known by its ids.
 */
export class EsdbTarget extends EsdbSource implements LogTarget {
  constructor(at: EsdbLogHeld) {
    super(at, false);
  }

  append(events: readonly Stored[]): Promise<void> {
    return this.inWords(async () => {
      await this.listed(events);
      for (const run of runsOf(events)) await this.send(run);
    });
  }

  addCommands(commands: readonly StoredCommand[]): Promise<void> {
    return this.inWords(async () => {
      await this.head();
      await this.ensureHeld();
      const rows = commands.map((row) => withPosition(row, (number) => this.numbers.placeOf(number)));
      await inTurn(rows, (row) => this.at.parts.records.put(row));
    });
  }

  noteKeys({ used, losses }: KeysNoted): Promise<void> {
    return this.inWords(async () => {
      const { notes } = this.at.parts;
      await this.ensureHeld();
      const known = new Set((await notes.ofAnyLog()).losses.map(({ loss }) => loss));
      for (const { loss, acceptedAt, lastPosition } of losses)
        if (!known.has(loss))
          await notes.noteLoss({ loss, acceptedAt, last: this.numbers.placeOf(lastPosition) ?? lastPosition });
      if (used !== null) await notes.note(used);
    });
  }

  finish(): Promise<void> {
    return this.inWords(async () => {
      await this.ensureHeld();
      await this.at.parts.notes.finishCopy();
    });
  }

  private async ensureHeld(): Promise<void> {
    if (!(await this.at.isHeld()))
      throw new CopyRefused(
        `${this.name}: the lock of the copy in PostgreSQL was lost. What was copied stays: run the command again.`,
      );
  }

  /** Before there is anything to find. */
  private async listed(events: readonly Stored[]): Promise<void> {
    const lists = new Map<string, Set<string>>();
    for (const event of events)
      for (const list of listsOf({ stream: event.stream, events: [event] }, event.revision === 0))
        lists.set(list, (lists.get(list) ?? new Set()).add(event.stream));
    await this.ensureHeld();
    await inTurn([...lists], ([list, streams]) => this.at.parts.lists.add(list, [...streams]));
  }

  private async send(run: readonly Stored[]): Promise<void> {
    const [first] = run;
    if (first === undefined) return;
    const { large, log, names } = this.at.parts;
    const apart = await large.stored(run);
    await this.ensureHeld();
    const sent = run.map((event, at) => sentEvent(event, event.stream, event.revision, apart[at]));
    const answer = await log.append(names.of(first.stream), first.revision - 1, sent, this.at.isHeld);
    if (answer.is === 'conflict') await this.send(await this.notThere(run, answer.current));
  }

  /** What is left to send, where an append that was given up has arrived. */
  private async notThere(run: readonly Stored[], current: number): Promise<readonly Stored[]> {
    const [first] = run;
    const { log, names } = this.at.parts;
    const there = first === undefined ? [] : await log.stream(names.of(first.stream), first.revision);
    const isOurs = there.length > 0 && there.every(({ id }, at) => id === run[at]?.id);
    if (first === undefined || current < first.revision || !isOurs)
      throw new CopyRefused(`${this.name}: somebody else writes there. Name another prefix, and copy again.`);
    return run.slice(there.length);
  }
}
