import type { PageOf } from '../paging/page.js';

/** What is open for people today, for one of them where it is named; what is open for the reader themselves is kept from them. */
export type ConcernsAsked = PageOf & Readonly<{ person?: string; reader: string; today: string }>;

/** Of people whom something concerns, but for the reader, in order of ids: those of the page, and one more. They are few. */
export const concernedOnPage = (
  people: readonly Readonly<{ personId: string }>[],
  { person, reader, after, limit }: ConcernsAsked,
): readonly string[] => {
  const [last] = after ?? [];
  return people
    .map(({ personId }) => personId)
    .filter((id) => id !== reader && (person === undefined || id === person) && (last === undefined || id > last))
    .slice(0, limit + 1);
};
