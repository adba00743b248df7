import { foldedId, type PersonId, type Recorded } from '@plumbline/domain';
import { ERASED, type EventStore } from '../ports/event-store.port.js';

/** The source ids that somebody has, and had, as far as their texts open. */
type Had = Readonly<{ personId: PersonId; now: string | null; former: readonly string[] }>;

const saidIn = ({ type, data }: Recorded): readonly (string | null)[] =>
  type === 'PersonRegistered' || type === 'PersonCorrected' ? [(data as { sourceId: string | null }).sourceId] : [];

const hadBy = (events: readonly Recorded[]): Had => {
  const said = events.flatMap(saidIn).map((sourceId) => (sourceId === ERASED ? null : sourceId));
  const { personId } = events[0]?.data as Readonly<{ personId: PersonId }>;
  return { personId, now: said.at(-1) ?? null, former: said.slice(0, -1).filter((each) => each !== null) };
};

/**
 * Claims every source id that a record says, and then those that people had before, where they are nobody's: an older copy of the keys lacks
 * some, and has others as they were. Reads all people. Of two records with one source id the first keeps it.
 */
export const claimSourceIdsAgain = async (store: EventStore): Promise<void> => {
  const people: Had[] = [];
  for (const stream of await store.streamsWith('PersonRegistered')) people.push(hadBy(await store.readStream(stream)));
  const holders = new Map<string, PersonId>();
  for (const { personId, now } of people)
    if (now !== null && !holders.has(foldedId(now))) holders.set(foldedId(now), personId);
  const { sourceIds } = store;
  for (const [sourceId, personId] of holders)
    await sourceIds.claim(sourceId, personId, await sourceIds.holderOf(sourceId));
  for (const { personId, former } of people) for (const each of former) await sourceIds.claim(each, personId);
};
