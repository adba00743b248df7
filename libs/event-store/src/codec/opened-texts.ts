import { setImmediate as nextTurn } from 'node:timers/promises';
import { insideOf, type TextsOpened, UNREADABLE } from '@plumbline/event-log';
import { LRUCache } from 'lru-cache';
import type { Codec, OnTextsDamaged } from './codec.js';
import type { Stored } from './rows.js';
import { type Opened, type Place, placeIn, textAt } from './references.js';

const MOST_BYTES = 32 * 1024 * 1024;
const BYTES_BESIDE = 100;
/** Some milliseconds of work; others have their turn in between. */
const AT_ONCE = 200;

/** The stored events at these positions, in any order; one that is not there is left out. */
export type EventsAt = (positions: readonly number[]) => Promise<readonly Stored[]>;

const byPosition = (references: readonly string[]): ReadonlyMap<number, ReadonlyMap<string, Place>> => {
  const asked = new Map<number, Map<string, Place>>();
  for (const reference of references) {
    const place = placeIn(reference);
    if (place === undefined) continue;
    const of = asked.get(place.position) ?? new Map<string, Place>();
    asked.set(place.position, of.set(reference, place));
  }
  return asked;
};

/** Opens references, and keeps what they stand for in memory until a key is destroyed, here or in another process. */
export class OpenedTexts {
  private readonly kept = new LRUCache<string, string>({
    maxSize: MOST_BYTES,
    sizeCalculation: (text, reference) => BYTES_BESIDE + 2 * (text.length + reference.length),
  });
  private destroyed = 0;

  constructor(
    private readonly codec: Codec,
    private readonly eventsAt: EventsAt,
    private readonly onDamaged?: OnTextsDamaged,
  ) {}

  /** At once where all of them are kept: see `openTexts` of the port. */
  open(references: readonly string[]): TextsOpened | Promise<TextsOpened> {
    const destroyed = this.codec.destroyedByNow();
    if (destroyed instanceof Promise) return destroyed.then((times) => this.openedAfter(times, references));
    return this.openedAfter(destroyed, references);
  }

  /** `destroyed`: how often keys had been, when it was asked for. */
  private openedAfter(destroyed: number, references: readonly string[]): TextsOpened | Promise<TextsOpened> {
    this.forgetUnless(destroyed);
    const texts = references.map((reference) => this.kept.get(reference));
    return texts.includes(undefined) ? this.openMissing(references, texts) : texts;
  }

  private async openMissing(references: readonly string[], texts: TextsOpened): Promise<TextsOpened> {
    const missing = new Set(references.filter((each, at) => texts[at] === undefined && insideOf(each) !== undefined));
    const read = await this.read([...missing]);
    return texts.map((text, at) => text ?? read.get(references[at] ?? ''));
  }

  private async read(references: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { destroyed } = this;
    const asked = byPosition(references);
    const texts = new Map(references.map((reference) => [reference, UNREADABLE]));
    for await (const event of this.opened([...asked.keys()]))
      for (const [reference, place] of asked.get(event.stored.position) ?? [])
        texts.set(reference, textAt(place, event) ?? UNREADABLE);
    this.forgetUnless(this.codec.destroyed);
    if (destroyed === this.destroyed) for (const [reference, text] of texts) this.kept.set(reference, text);
    return texts;
  }

  private async *opened(positions: readonly number[]): AsyncGenerator<Opened> {
    for (let from = 0; from < positions.length; from += AT_ONCE) {
      if (from > 0) await nextTurn();
      yield* await this.codec.withTexts(await this.eventsAt(positions.slice(from, from + AT_ONCE)), this.onDamaged);
    }
  }

  private forgetUnless(destroyed: number): void {
    if (destroyed !== this.destroyed) this.kept.clear();
    this.destroyed = destroyed;
  }
}
