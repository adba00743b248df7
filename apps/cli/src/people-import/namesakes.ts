import type { Directory } from './directory.js';
import type { PersonRow } from './rows.js';

/** Of a row about somebody new: why it is not sent, or what it is sent without. */
export type Namesake = Readonly<{ refusal: string | null; warning: string | null }>;

const NONE: Namesake = { refusal: null, warning: null };
const folded = (text: string): string => text.trim().normalize('NFC').toLowerCase();

/**
 * By id, for everybody new in the file: whether their id differs by case only from one that is registered or stands further up, and
 * whether their email is somebody's already. The server refuses both; an import goes on without the email.
 */
export const namesakesIn = (rows: readonly PersonRow[], directory: Directory): ReadonlyMap<string, Namesake> => {
  const [ids, emails] = [new Map<string, string>(), new Map<string, string>()];
  const add = (id: string, email: string | null | undefined): void => {
    if (!ids.has(folded(id))) ids.set(folded(id), id);
    if (email && !emails.has(folded(email))) emails.set(folded(email), id);
  };
  for (const { id, email } of directory.values()) add(id, email);
  const found = new Map<string, Namesake>();
  for (const { id, email } of rows) {
    if (directory.has(id)) continue;
    const [like, holder] = [ids.get(folded(id)), email ? emails.get(folded(email)) : undefined];
    if (like !== undefined && like !== id) {
      found.set(id, { ...NONE, refusal: `person-id-taken: ${id} differs from ${like} by case only` });
      continue;
    }
    if (holder !== undefined && holder !== id)
      found.set(id, { ...NONE, warning: `warning: the email is that of ${holder}; registered without it` });
    add(id, email);
  }
  return found;
};
