import { isPersonId } from '@plumbline/domain';
import type { PersonPage } from '@plumbline/responses';
import type { Client } from './client.js';

type Named = Readonly<{ id: string; isUnknown: boolean }>;

/** Whom an argument names: by their own id, or by that of the source that they come from. Known is, too, who is hidden from the caller. */
export const personNamed = async (client: Client, given: string): Promise<Named> => {
  const name = encodeURIComponent(given);
  const { status } = await client.send('GET', `/v1/people/${name}`);
  if (status === 200 || !isPersonId(given)) return { id: given, isUnknown: status === 404 };
  const { items } = await client.require<PersonPage>('GET', `/v1/people?sourceId=${name}`);
  const id = items[0]?.id;
  return { id: id ?? given, isUnknown: id === undefined && status === 404 };
};

/** The id of whom an argument names. What names nobody stays as it is: the command that takes it says what is wrong with it. */
export const personIdOf = async (client: Client, given: string): Promise<string> =>
  isPersonId(given) ? (await personNamed(client, given)).id : given;
