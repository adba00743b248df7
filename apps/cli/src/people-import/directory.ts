import type { Me, PersonItem, Projections } from '@plumbline/responses';
import { atLeast, type Client } from '../client.js';

/** A person as the server lists them. */
export type RegisteredPerson = PersonItem;
export type Directory = ReadonlyMap<string, RegisteredPerson>;

/** Everybody who is registered, with all that was committed before the call. */
export const readDirectory = async (client: Client): Promise<Directory> => {
  const { head } = await client.require<Projections>('GET', '/v1/projections');
  const people = new Map<string, RegisteredPerson>();
  for await (const page of client.pages<RegisteredPerson>('/v1/people', atLeast(head)))
    for (const person of page) people.set(person.id, person);
  return people;
};

/** Who is registered, and who asks. */
export type Known = Readonly<{ directory: Directory; importer: string }>;

export const readKnown = async (client: Client): Promise<Known> => {
  const { id: importer } = await client.require<Me>('GET', '/v1/me');
  return { directory: await readDirectory(client), importer };
};
