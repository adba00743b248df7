import type { NominationId, PersonId, Recorded } from '@plumbline/domain';
import type { SubjectFile } from '@plumbline/responses';
import { idOf, streamOf } from '../../streams.js';
import { ownWords } from './own-words.js';
import type { Passing } from './passing.js';

type Acts = SubjectFile['acts'];
/** What somebody did, as far as it is handed to them. */
export type Done = Pick<SubjectFile, 'words' | 'acts'>;

/** The nomination that an event is about; also a claim and a change of level name one, and a finding stands on its stream. */
export const nominationIn = ({ data, stream }: Pick<Recorded, 'data' | 'stream'>): NominationId | undefined => {
  if ('nominationId' in data && typeof data.nominationId === 'string') return data.nominationId;
  return stream.startsWith(streamOf('nomination', '')) ? idOf(stream) : undefined;
};

/** What was done on the record of an admin who reads this may be what is kept from them, such as a legal hold. */
const isGiven = (event: Recorded, { nominations, closed, admins }: Passing): boolean => {
  const nominationId = nominationIn(event);
  if (nominationId !== undefined) return nominations.get(nominationId)?.isOver === true;
  const { stream } = event;
  if (stream.startsWith(streamOf('cycle', ''))) return closed.has(idOf(stream));
  return !admins.some((admin) => stream === streamOf('person', admin));
};

const counted = (events: readonly Recorded[]): Acts =>
  [...Map.groupBy(events, ({ type }) => type)]
    .map(([type, of]) => {
      const times = of.map(({ metadata }) => metadata.recordedAt).sort();
      return { type, count: of.length, firstAt: times[0] ?? '', lastAt: times.at(-1) ?? '' };
    })
    .sort((a, b) => (a.type < b.type ? -1 : 1));

/** A text about somebody who was erased is no more. Own nominations have what was released of them. */
const wordsIn = (event: Recorded, personId: PersonId, { nominations }: Passing): Done['words'] => {
  const [words, on] = [ownWords(event), nominations.get(nominationIn(event) ?? '')];
  if (words === undefined || on === undefined || on.candidateId === personId) return [];
  return on.isErased && words.about === 'candidate' ? [] : [{ ...words, cycle: on.cycle }];
};

export const doneBy = (personId: PersonId, events: readonly Recorded[], passing: Passing): Done => {
  const given = events.filter((event) => isGiven(event, passing));
  return { words: given.flatMap((event) => wordsIn(event, personId, passing)), acts: counted(given) };
};
