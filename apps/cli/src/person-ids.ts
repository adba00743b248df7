import { isPersonId } from '@plumbline/domain';
import type { PersonPage } from '@plumbline/responses';
import type { Client } from './client.js';

/**
 * The id of whom an argument names: by their own id, or by that of the source that they come from. What is neither, or is hidden from the
 * caller, stays as it is: the command that takes it says what is wrong with it.
 */
export const personIdOf = async (client: Client, given: string): Promise<string> => {
  if (!isPersonId(given)) return given;
  const name = encodeURIComponent(given);
  if ((await client.send('GET', `/v1/people/${name}`)).status === 200) return given;
  const { items } = await client.require<PersonPage>('GET', `/v1/people?sourceId=${name}`);
  return items[0]?.id ?? given;
};
