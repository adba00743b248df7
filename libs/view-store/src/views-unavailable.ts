import { messageOf, sqliteCode } from '@plumbline/sqlite';

/** The views' file cannot be read now, or a row of it is none. Nothing is lost: it is derived from the events. */
export class ViewsUnavailable extends Error {
  override readonly name = 'ViewsUnavailable';
  /** Whether only deriving it anew helps. */
  readonly isDamage: boolean;
  constructor(detail: string, { isDamage, cause }: { isDamage: boolean; cause?: unknown }) {
    super(detail, { cause });
    this.isDamage = isDamage;
  }
}

/** The database of the views is what fails; whether there are views is not known. Told for the operator, with the variable and the fix. */
export class ViewsUnreached extends ViewsUnavailable {
  constructor(detail: string, cause?: unknown) {
    super(detail, { isDamage: false, cause });
  }
}

/** The same, where it stays so until somebody mends the settings, or the rights of a user: there is nothing to wait for. */
export class ViewsRefused extends ViewsUnreached {}

/** Reads wait for this, as long as some of the events that were there at the start are in no view yet. */
export const BEING_DERIVED = 'The views of this release are being derived for the first time.';

/** True where the file itself is damaged or is no database: only rebuilding from events helps. */
export const isDamage = (error: unknown): boolean =>
  error instanceof ViewsUnavailable ? error.isDamage : /^SQLITE_(CORRUPT|NOTADB)/.test(sqliteCode(error) ?? '');

const OF_THE_FILE = /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN|FULL|BUSY|PROTOCOL|READONLY|NOMEM)/;

/** An error of the file as `ViewsUnavailable`; anything else, such as a wrong query, as it is. */
export const asUnavailable = (error: unknown): unknown => {
  const code = sqliteCode(error) ?? '';
  if (!OF_THE_FILE.test(code)) return error;
  return new ViewsUnavailable(`views.db cannot be read: ${messageOf(error)} (${code})`, {
    isDamage: isDamage(error),
    cause: error,
  });
};
