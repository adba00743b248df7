import type { SubjectFile } from '@plumbline/responses';

type Counts = Readonly<{ nominations: number; texts: number; words: number; former: number }>;

/** How much of each kind a file holds: `texts` of what was released and appealed, `words` of what they wrote in rounds. */
export const countsIn = ({ record, nominations, words }: SubjectFile): Counts => {
  const texts = nominations.flatMap(({ releases, appeals }) => [
    ...releases.flatMap(({ conditions, feedback }) => [...conditions, feedback.text]),
    ...appeals.flatMap(({ grounds, rationale }) => [grounds, ...(rationale === null ? [] : [rationale])]),
  ]);
  return {
    ...{ nominations: nominations.length, texts: texts.length, former: record.former.length },
    words: words.flatMap((each) => each.texts).length,
  };
};

/** Texts that are damaged where they are stored, see `UNREADABLE` of the domain. */
export const unreadableIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return value === 'unreadable' ? 1 : 0;
  return Object.values(value).reduce<number>((sum, part) => sum + unreadableIn(part), 0);
};

const some = (count: number, one: string, many = `${one}s`): string =>
  `${count.toString()} ${count === 1 ? one : many}`;

export const counted = ({ nominations, texts, words, former }: Counts): string =>
  `${some(nominations, 'nomination')} with ${some(texts, 'text')}, ${some(words, 'text')} that they wrote in rounds, and ${some(former, 'former name, email or source id', 'former names, emails or source ids')}`;
