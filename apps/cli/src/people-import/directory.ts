import type { FrameworkItem, FrameworkVersion, PersonItem, Projections } from '@plumbline/responses';
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

/** Every level that the newest version of a framework has, or names as an entry level. */
export const readLevels = async (client: Client): Promise<ReadonlySet<string>> => {
  const levels = new Set<string>();
  for await (const page of client.pages<FrameworkItem>('/v1/frameworks'))
    for (const { id, newestVersion } of page.filter((framework) => framework.newestVersion > 0)) {
      const at = `/v1/frameworks/${encodeURIComponent(id)}/versions/${newestVersion.toString()}`;
      const version = await client.require<FrameworkVersion>('GET', at);
      for (const key of [...version.entryLevels, ...version.levels.map((level) => level.key)]) levels.add(key);
    }
  return levels;
};
