import { StoreUnavailable } from '@plumbline/event-log';
import { Codec, type KeysUsed } from '../codec/codec.js';
import { type HowToOpen, lastingKeys, type OpenKeys } from '../keys-at.js';
import { keysProblem, type LogOfKeys, toNote } from '../stored/keys-problem.js';

/** What a log has noted of the keys that its texts are sealed with. */
export interface NotesOfKeys {
  read(): Promise<LogOfKeys>;
  note(keys: KeysUsed): Promise<void>;
  /** Its keys are lost: others are noted from now on. */
  giveUp(): Promise<void>;
  /** How often keys were lost. */
  losses(): Promise<number>;
  /** See `databaseOf`; undefined where events are in no database. */
  readonly eventsIn?: () => Promise<string>;
}

export type KeysGiven = Readonly<{
  keys: OpenKeys;
  codec?: Codec | undefined;
  acceptLostKeys: boolean;
  onReach?: HowToOpen['onReach'];
}>;

/** Before a text is sealed with them, so that keys that are made from now on are known to be of this log. */
const note = async (notes: NotesOfKeys, given: KeysUsed | null): Promise<void> => {
  const noted = toNote(await notes.read(), given);
  if (noted !== undefined) await notes.note(noted);
};

/** Another copy that starts on a new log may have noted them meanwhile, and made some. */
const isNotedNow = async (notes: NotesOfKeys, { isEmpty }: LogOfKeys, given: KeysUsed | null): Promise<boolean> =>
  isEmpty && given !== null && (await notes.read()).used?.keyring === given.keyring;

/** These are not the keys of the log: throws, unless that is accepted. */
const ensureKeys = async (notes: NotesOfKeys, problem: string, acceptLostKeys: boolean): Promise<void> => {
  if (!acceptLostKeys) throw new StoreUnavailable(`The event log cannot be read: ${problem}.`);
  await notes.giveUp();
};

/**
 * The codec with the keys of this log. What the log has noted is read before the keys are: another process may make more at any time, and
 * notes them after that.
 */
export const codecFor = async (notes: NotesOfKeys, given: KeysGiven): Promise<Codec> => {
  const { keys, acceptLostKeys: acceptLost, onReach } = given;
  const log = await notes.read();
  const mustExist = !acceptLost && (log.used?.made ?? 0) > 0;
  const { eventsIn } = notes;
  const opened = () => lastingKeys('The event log', () => keys({ mustExist, acceptLost, eventsIn, onReach }));
  const codec = given.codec ?? new Codec(await opened());
  try {
    const problem = keysProblem(log, codec.keys);
    if (problem !== undefined && !(await isNotedNow(notes, log, codec.keys)))
      await ensureKeys(notes, problem, acceptLost);
    await note(notes, codec.keys);
    codec.afterLosses(await notes.losses());
    return codec;
  } catch (error) {
    await codec.close();
    throw error;
  }
};
