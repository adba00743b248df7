import { addCounts, checkOpened, NO_TEXTS, type TextCounts, type WhyGone } from '../codec/check-texts.js';
import type { Codec } from '../codec/codec.js';
import { hasItsBoxes, leafProblem } from '../codec/leaf.js';
import type { Stored } from '../codec/rows.js';

export type End = Readonly<{ stream: string; revision: number; position: number }>;

/** Holds the events of a log, in their order, against what was written. */
export class EventsCheck {
  /** Of the last event. */
  position = 0;
  readonly ends = new Map<string, End>();
  texts: TextCounts = NO_TEXTS;
  /** Texts whose keys are not there, and that nothing ended. */
  lacking = 0;

  constructor(
    private readonly codec: Codec,
    private readonly found: (problem: string) => void,
  ) {}

  event(event: Stored): void {
    const { position, stream, revision } = event;
    const at = `the event at position ${String(position)}`;
    if (leafProblem(event) !== undefined) this.found(`${at} is not what was written`);
    else if (!hasItsBoxes(event)) this.found(`the sealed texts of ${at} are not what was written`);
    if (revision !== (this.ends.get(stream)?.revision ?? -1) + 1)
      this.found(`an event is missing in the stream before ${at}`);
    this.ends.set(stream, { stream, revision, position });
    this.position = position;
  }

  /** `whyGone` is asked for after the keys: an erasure is recorded before its keys are destroyed. */
  async textsOf(events: readonly Stored[], whyGone: () => Promise<WhyGone>): Promise<void> {
    const sound = events.filter((event) => leafProblem(event) === undefined && hasItsBoxes(event));
    const opened = await this.codec.opened(sound);
    for (const { stored, counts, problem, lacksKey } of checkOpened(opened, await whyGone())) {
      if (lacksKey) this.lacking += 1;
      this.texts = addCounts(this.texts, counts);
      if (problem !== undefined) this.found(`position ${String(stored.position)}: ${problem}`);
    }
  }
}
