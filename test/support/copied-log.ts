import { type EventStore, type EventToAppend } from '@plumbline/event-log';
import { memberAdded, ON_REQUEST } from '@plumbline/testing';
import { record } from '../contract/event-store/under-test.js';

let made = 0;
const about = (type: string, data: object): EventToAppend => {
  made += 1;
  return { ...memberAdded(made), type, data };
};

export const statement = (candidateId: string, text = `What ${candidateId} did.`): EventToAppend =>
  about('StatementWritten', { nominationId: 'n1', candidateId, statement: text });

/** Some events of every kind that matters to a copy: with texts, with records, ended; more than a copy takes at once. */
export const writeLog = async (store: EventStore): Promise<void> => {
  for (let n = 0; n < 12; n += 1)
    await store.append(
      `cycle-c${String(n % 5)}`,
      'any',
      Array.from({ length: 97 }, (_, m) => memberAdded(`${String(n)}.${String(m)}`)),
    );
  await store.append('nomination-n1', 'any', [statement('grace'), statement('max')], record('a'));
  await store.append('nomination-n1', 'any', [], record('b'));
  await store.append('person-grace', 'any', [about('PersonErased', { personId: 'grace', ...ON_REQUEST })]);
  await store.forget([{ subject: 'grace' }]);
};
