import { StoreUnavailable } from '@plumbline/event-log';
import { ViewsUnavailable } from '@plumbline/view-store';
import { EventsMissing, ViewsOfAnotherLog, ViewsOfBeforeMove } from './restore.js';

export const isOfTheLog = (error: unknown): boolean =>
  [EventsMissing, ViewsOfAnotherLog, ViewsOfBeforeMove].some((each) => error instanceof each);

/** Says all in a sentence; where in the program it came up tells nobody more. */
const isInWords = (error: unknown): error is Error =>
  error instanceof ViewsUnavailable || error instanceof StoreUnavailable || isOfTheLog(error);

/** Why projections stand still, for whoever reads their health. */
export const whyOf = (error: unknown): string => (isInWords(error) ? error.message : String(error));

/** The same for the log. */
const fieldsOf = (error: unknown): object => (isInWords(error) ? { reason: error.message } : { err: error });

/** What went away may be told in other words with each try. */
const kindOf = (error: unknown): string => (isInWords(error) ? error.name : String(error));

type Log = Readonly<{
  error: (fields: object, message: string) => void;
  info: (fields: object, message: string) => void;
}>;

/** Logs once that projections stand still, and why, and once that they go on. */
export class StandingStill {
  #kind: string | undefined;

  constructor(private readonly log: Log) {}

  because(error: unknown): void {
    if (kindOf(error) !== this.#kind) this.log.error(fieldsOf(error), 'projections stand still');
    this.#kind = kindOf(error);
  }

  over(): void {
    if (this.#kind !== undefined) this.log.info({}, 'projections go on');
    this.#kind = undefined;
  }
}
