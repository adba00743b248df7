import { foldedEmail, foldedId } from '@plumbline/domain';
import type { Directory } from './directory.js';
import type { PersonRow } from './rows.js';

/** Of a row about somebody new: why it is not sent, or what it is sent without. */
export type Namesake = Readonly<{ refusal: string | null; warning: string | null }>;

export const NONE: Namesake = { refusal: null, warning: null };

/** Who holds an id or an email, by how it is written in lower case; the first who comes keeps it. */
class Holders {
  private readonly holders = new Map<string, string>();

  constructor(private readonly folded: (text: string) => string) {}

  add(text: string | null | undefined, id: string): void {
    if (text && !this.holders.has(this.folded(text))) this.holders.set(this.folded(text), id);
  }
  other(text: string | null | undefined, id: string): string | undefined {
    const holder = text ? this.holders.get(this.folded(text)) : undefined;
    return holder === id ? undefined : holder;
  }
}

/**
 * By id, for everybody new in the file: whether their id differs by case only from one, or from a source's, that is registered or stands further up, and
 * whether their email is somebody's already. The server refuses both; an import goes on without the email.
 */
export const namesakesIn = (rows: readonly PersonRow[], directory: Directory): ReadonlyMap<string, Namesake> => {
  const [ids, emails] = [new Holders(foldedId), new Holders(foldedEmail)];
  const add = ({ id, email, sourceId }: Pick<PersonRow, 'id' | 'email'> & { sourceId?: string | null }): void => {
    ids.add(id, id);
    ids.add(sourceId, sourceId ?? id);
    emails.add(email, id);
  };
  const look = ({ id, email }: PersonRow): Namesake => {
    const like = ids.other(id, id);
    if (like !== undefined) return { ...NONE, refusal: `person-id-taken: ${id} differs from ${like} by case only` };
    const holder = emails.other(email, id);
    if (holder === undefined) return NONE;
    return { ...NONE, warning: `warning: the email is that of ${holder}; registered without it` };
  };
  for (const person of directory.values()) add(person);
  const newcomers = rows.filter(({ id }) => !directory.has(id));
  return new Map(
    newcomers.map((row) => {
      const found = look(row);
      if (found.refusal === null) add(row);
      return [row.id, found];
    }),
  );
};

/** Whether nobody else is registered with the email. */
export const isFreeEmail = ({ id, email }: Pick<PersonRow, 'id' | 'email'>, directory: Directory): boolean =>
  !email ||
  [...directory.values()].every((other) => other.id === id || foldedEmail(other.email ?? '') !== foldedEmail(email));
