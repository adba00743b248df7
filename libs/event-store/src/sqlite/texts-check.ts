import { setTimeout as sleep } from 'node:timers/promises';
import { checkTexts, goneFor, type TextsChecked, type WhyGone } from '../codec/check-texts.js';
import type { Codec } from '../codec/codec.js';
import { endedIn, whyEnded } from '../codec/ended.js';
import type { Stored } from '../codec/rows.js';
import { leafProblem } from '../codec/leaf.js';
import type { OnCheckEnded } from '../stored/check-ended.js';
import type { StoredEvents } from './stored-events.js';

const SLICE = 50;
/** A slice takes a millisecond or two of the thread that serves. */
const PAUSE_MS = 20;

/** Which texts may be gone, as the log has it. */
const whyGoneIn = (events: StoredEvents): WhyGone =>
  goneFor(whyEnded(endedIn((type) => events.streamsWith(type))), events.lostUpTo());

/** The texts of the events after a position, slice by slice, up to the last event of now. Events that are damaged themselves are left out. */
export async function* textsAfter(codec: Codec, events: StoredEvents): AsyncGenerator<readonly TextsChecked[], void> {
  const head = events.lastPosition();
  for (let position = 0; position < head;) {
    const rows: readonly Stored[] = events.after(position, SLICE, 'with');
    position = rows.at(-1)?.position ?? head;
    const sound = rows.filter((row) => leafProblem(row) === undefined);
    yield await checkTexts(codec, sound, () => whyGoneIn(events));
  }
}

type Tell = (problem: string, stored: Stored) => void;
/** Begins it. */
export type CheckTexts = (tell: Tell) => TextsCheck;

/** Checks the texts of all that was stored before the start, while it is served. */
export class TextsCheck {
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private isSound = true;

  constructor(
    codec: Codec,
    events: StoredEvents,
    private readonly onDamage: Tell,
    private readonly onCheckEnded?: OnCheckEnded,
  ) {
    this.running = this.run(codec, events);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(codec: Codec, events: StoredEvents): Promise<void> {
    const { signal } = this.stopping;
    const beganAtMs = Date.now();
    let own: StoredEvents | undefined;
    try {
      own = events.another();
      for await (const slice of textsAfter(codec, own)) {
        slice.forEach(this.tell);
        await sleep(PAUSE_MS, undefined, { signal, ref: false });
      }
      this.onCheckEnded?.({ what: 'texts', isSound: this.isSound, beganAtMs, endedAtMs: Date.now() });
    } catch {
      // It was stopped; or the events themselves cannot be read, which is for the reads that serve to say.
    } finally {
      own?.close();
    }
  }

  private readonly tell = ({ stored, problem }: TextsChecked): void => {
    if (problem === undefined) return;
    this.isSound = false;
    this.onDamage(problem, stored);
  };
}
