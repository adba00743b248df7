import type { Me, ServerSettings } from '@plumbline/responses';
import type { Client } from '../client.js';
import { CalledIds } from './called-ids.js';
import { type Directory, readDirectory, readLevels } from './directory.js';

/** Who is registered, who asks, the levels of published frameworks, and what the server refuses. */
export type Known = Readonly<{
  directory: Directory;
  ids: CalledIds;
  importer: string;
  levels: ReadonlySet<string>;
  namedIds: ServerSettings['namedIds'];
}>;

export const readKnown = async (client: Client): Promise<Known> => {
  const { id: importer } = await client.require<Me>('GET', '/v1/me');
  const { namedIds } = await client.require<ServerSettings>('GET', '/v1/settings');
  const directory = await readDirectory(client);
  return { directory, ids: new CalledIds(directory), importer, levels: await readLevels(client), namedIds };
};
