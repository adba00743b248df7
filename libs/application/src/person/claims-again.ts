import { ERASED, foldedId, type PersonId } from '@plumbline/domain';
import { type EventStore, isReadable, type StoredEvent } from '@plumbline/event-log';
import { isSaying } from './saying.js';

/** The source ids that somebody has, and had, as far as their texts open. */
type Had = Readonly<{ personId: PersonId; now: string | null; former: readonly string[] }>;

const hadBy = (events: readonly StoredEvent[]): readonly Had[] => {
  const said = events
    .filter(isReadable)
    .filter(isSaying)
    .map(({ data }) => data);
  const [first] = said;
  if (first === undefined) return [];
  const sourceIds = said.map(({ sourceId }) => (sourceId === ERASED ? null : sourceId));
  const former = sourceIds.slice(0, -1).filter((each) => each !== null);
  return [{ personId: first.personId, now: sourceIds.at(-1) ?? null, former }];
};

const holdersAmong = (people: readonly Had[]): ReadonlyMap<string, PersonId> => {
  const holders = new Map<string, PersonId>();
  for (const { personId, now } of people)
    if (now !== null && !holders.has(foldedId(now))) holders.set(foldedId(now), personId);
  return holders;
};

/**
 * Claims every source id that a record says, and then those that people had before, where they are nobody's: an older copy of the keys lacks
 * some, and has others as they were. Reads all people. Of two records with one source id it is that of one.
 */
export const claimSourceIdsAgain = async (store: EventStore): Promise<void> => {
  const people: Had[] = [];
  for (const stream of await store.streamsWith('PersonRegistered'))
    people.push(...hadBy(await store.replayStream(stream)));
  for (const [sourceId, personId] of holdersAmong(people)) {
    const holder = await store.sourceIds.claim(sourceId, personId);
    if (holder !== personId) await store.sourceIds.claim(sourceId, personId, holder);
  }
  for (const { personId, former } of people)
    for (const sourceId of former) await store.sourceIds.claim(sourceId, personId);
  await store.sourceIds.claimedAgain();
};
