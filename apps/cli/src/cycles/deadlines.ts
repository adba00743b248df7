import { CliError, EXIT } from '../exit-codes.js';

export const DEADLINES = ['nominations', 'reviews', 'votes', 'decisions'] as const;
export type DeadlineName = (typeof DEADLINES)[number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

const isOfCalendar = (day: string): boolean =>
  !Number.isNaN(Date.parse(day)) && new Date(Date.parse(day)).toISOString().startsWith(day);

/** A day stands for its end, UTC. Throws `CliError` for what is neither a day nor an instant. */
export const deadlineOf = (name: DeadlineName, text: string): string => {
  const day = text.slice(0, 10);
  const instant = DAY.test(text) ? `${text}T23:59:59.999Z` : text;
  if (!INSTANT.test(instant) || !isOfCalendar(day) || Number.isNaN(Date.parse(instant)))
    throw new CliError(
      EXIT.usage,
      `--${name} ${text}: write a day, such as 2026-03-31, for its end in UTC, or an instant, such as 2026-03-31T17:00:00Z.`,
    );
  return new Date(Date.parse(instant)).toISOString();
};
