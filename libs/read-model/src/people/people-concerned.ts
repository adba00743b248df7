import type { PageOf } from '../paging/page.js';

/** What is open for people today, for one of them where it is named. */
export type ConcernsAsked = PageOf & Readonly<{ person?: string; today: string }>;

/** Of people whom something concerns, in order of ids: those of the page, and one more. They are few. */
export const concernedOnPage = (
  people: readonly Readonly<{ personId: string }>[],
  { person, after, limit }: ConcernsAsked,
): readonly string[] => {
  const [last] = after ?? [];
  return people
    .map(({ personId }) => personId)
    .filter((id) => (person === undefined || id === person) && (last === undefined || id > last))
    .slice(0, limit + 1);
};
