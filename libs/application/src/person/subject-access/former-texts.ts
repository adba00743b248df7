import type { Instant, PersonId } from '@plumbline/domain';
import { type EventStore, isReadable } from '@plumbline/event-log';
import type { SubjectFile } from '@plumbline/responses';
import { streamOf } from '../../streams.js';
import { isSaying, type Saying } from '../saying.js';

type Former = SubjectFile['record']['former'];
type Field = Former[number]['field'];
/** What a field said from an event on. `text` is a reference, `opened` what it stands for. */
type Said = Readonly<{ text: string | null; opened: string | null; from: Instant }>;

const FIELDS = { name: 'displayName', email: 'email', sourceId: 'sourceId' } as const satisfies Record<
  Field,
  keyof Saying['data']
>;
const NAMES = Object.keys(FIELDS) as readonly Field[];

/** Each event says all fields: what one says again goes on. */
const changesIn = (said: readonly Said[]): readonly Said[] =>
  said.filter(({ opened }, at) => at === 0 || said[at - 1]?.opened !== opened);

const formerIn = (field: Field, said: readonly Said[]): Former => {
  const changes = changesIn(said);
  return changes.flatMap(({ text, from }, at) => {
    const until = changes[at + 1]?.from;
    return text === null || until === undefined ? [] : [{ field, text, from, until }];
  });
};

/** The names, emails and source ids that somebody had before those that they have, with references in the place of texts; oldest first. */
export const formerTexts = async (store: EventStore, personId: PersonId): Promise<Former> => {
  const events = (await store.replayStream(streamOf('person', personId), 0n, 'references'))
    .filter(isReadable)
    .filter(isSaying);
  const texts = events.flatMap(({ data }) => NAMES.flatMap((field) => data[FIELDS[field]] ?? []));
  const opened = new Map((await store.openTexts(texts)).map((text, at) => [texts[at], text]));
  const former = NAMES.flatMap((field) =>
    formerIn(
      field,
      events.map(({ data, metadata }) => {
        const text = data[FIELDS[field]];
        return { text, opened: text && (opened.get(text) ?? text), from: metadata.recordedAt };
      }),
    ),
  );
  return former.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
};
