import { randomUUID } from 'node:crypto';
import { StoreUnavailable } from '@plumbline/event-log';
import type { KeysUsed } from '../codec/codec.js';
import { EVENT_FORMAT } from '../codec/formats.js';
import type { NotesOfKeys } from '../served/codec-for.js';
import type { LogOfKeys } from '../stored/keys-problem.js';
import { type Given, NO_STREAM, note, textOf } from './messages.js';
import type { Names } from './names.js';
import type { ServerLog } from './server-log.js';

type Note =
  | Readonly<{ type: 'KeysNoted'; data: KeysUsed }>
  /** Those noted before are lost. */
  | Readonly<{ type: 'KeysLost'; data: LossNoted }>
  /** Events of this format may be written. */
  | Readonly<{ type: 'FormatRaised'; data: Readonly<{ format: number }> }>
  /** What was noted before is void: another log is copied here. */
  | Readonly<{ type: 'CopyBegun'; data: Readonly<Record<string, never>> }>
  /** It is all there, and events of this format may be written behind it. */
  | Readonly<{ type: 'CopyFinished'; data: Readonly<{ format: number }> }>;

/** `last`: the position of the last event then. `loss`: its number, where it was copied; two starts that note one loss at once give none. */
export type LossNoted = Readonly<{ last: number; acceptedAt: string; loss?: number }>;
export type Noted = Readonly<{
  keys: KeysUsed | undefined;
  losses: readonly LossNoted[];
  format: number;
  isCopying: boolean;
}>;

const NOTHING: Noted = { keys: undefined, losses: [], format: 1, isCopying: false };

const noteIn = ({ type, data }: Given): Note => ({ type, data: JSON.parse(textOf(data)) as unknown }) as Note;

const withLoss = (losses: readonly LossNoted[], found: LossNoted): readonly LossNoted[] =>
  losses.some(({ last, loss }) => last === found.last && loss === found.loss) ? losses : [...losses, found];

const UNFINISHED =
  'The event log cannot be read: it is the copy of another log, and not whole. Run the plumbline migrate --from … --to … that was cut short again';

const folded = (noted: Noted, note: Note): Noted => {
  switch (note.type) {
    case 'KeysNoted': {
      const { keyring, made } = noted.keys ?? note.data;
      return { ...noted, keys: made === 0 ? note.data : { keyring, made: Math.max(made, note.data.made) } };
    }
    case 'KeysLost':
      return { ...noted, keys: undefined, losses: withLoss(noted.losses, note.data) };
    case 'FormatRaised':
      return { ...noted, format: Math.max(noted.format, note.data.format) };
    case 'CopyBegun':
      return { ...NOTHING, isCopying: true };
    case 'CopyFinished':
      return { ...noted, isCopying: false, format: note.data.format };
  }
};

/** What a log says of itself: in other stores, rows beside the events. */
export class LogNotes implements NotesOfKeys {
  /** How many keys are noted by this process, and how many are to be. */
  private made = 0;
  private asked = 0;
  private noting: Promise<void> = Promise.resolve();
  /** Its last revision, as far as is known. */
  private end = NO_STREAM;

  constructor(
    private readonly log: ServerLog,
    private readonly names: Names,
    /** The position of the last event; 0 where there is none. */
    private readonly last: () => Promise<number>,
  ) {}

  /** Of a log that is whole. @throws StoreUnavailable where it is a copy that was cut short */
  async all(): Promise<Noted> {
    const noted = await this.ofAnyLog();
    if (noted.isCopying) throw new StoreUnavailable(UNFINISHED);
    return noted;
  }

  /** For whoever copies. */
  async ofAnyLog(): Promise<Noted> {
    return (await this.notes()).map(noteIn).reduce(folded, NOTHING);
  }

  beginCopy(): Promise<void> {
    return this.append({ type: 'CopyBegun', data: {} });
  }

  finishCopy(): Promise<void> {
    return this.append({ type: 'CopyFinished', data: { format: EVENT_FORMAT } });
  }

  noteLoss(loss: LossNoted): Promise<void> {
    return this.append({ type: 'KeysLost', data: loss });
  }

  async read(): Promise<LogOfKeys> {
    const [{ keys }, last] = await Promise.all([this.all(), this.last()]);
    return { used: keys, isEmpty: last === 0 };
  }

  note(keys: KeysUsed): Promise<void> {
    return this.append({ type: 'KeysNoted', data: keys });
  }

  /** Before what is sealed with them is appended. Costs nothing where that was noted; those who ask at once are noted together. */
  noteMade(keys: KeysUsed): Promise<void> {
    if (keys.made <= this.made) return Promise.resolve();
    this.asked = Math.max(this.asked, keys.made);
    const noting = this.noting.then(async () => {
      if (keys.made <= this.made) return;
      const { asked } = this;
      await this.note({ ...keys, made: asked });
      this.made = asked;
    });
    this.noting = noting.catch(() => undefined);
    return noting;
  }

  async giveUp(): Promise<void> {
    await this.noteLoss({ last: await this.last(), acceptedAt: new Date().toISOString() });
  }

  async losses(): Promise<number> {
    return (await this.all()).losses.length;
  }

  /** A log that has nothing begins with what is written today: nobody who cannot read it wrote to it. */
  async begin(): Promise<Noted> {
    const noted = await this.all();
    if (noted.format >= EVENT_FORMAT || (await this.last()) !== 0) return noted;
    await this.raiseFormat();
    return this.all();
  }

  /** To what is written today. */
  async raiseFormat(): Promise<void> {
    if ((await this.all()).format < EVENT_FORMAT)
      await this.append({ type: 'FormatRaised', data: { format: EVENT_FORMAT } });
  }

  private notes(): Promise<readonly Given[]> {
    return this.log.stream(this.names.notes, 0);
  }

  private async append({ type, data }: Note): Promise<void> {
    const event = note(randomUUID(), type, data);
    for (;;) {
      const answer = await this.log.append(this.names.notes, this.end, [event]);
      this.end = answer.is === 'done' ? this.end + 1 : answer.current;
      if (answer.is === 'done') return;
    }
  }
}
