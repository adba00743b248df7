import type { Framework, Receipt } from '@plumbline/responses';
import { addressOf, asRead, find } from '../find.js';
import type { Session } from '../session.js';

export type PublishOptions = Readonly<{ framework: string; revision?: string }>;

/** Publishes the draft as it is now, or only if it still is as it was reviewed. */
export const publish = async ({ framework: id, revision }: PublishOptions, { client, out }: Session): Promise<void> => {
  const draft = await find(client, 'framework', id);
  const headers = revision === undefined ? asRead(draft) : { 'if-match': `"${revision}"` };
  const receipt = await client.require<Receipt>('POST', `${addressOf('framework', id)}/publications`, { headers });
  const version = (draft.body as Framework).newestVersion + 1;
  out.result(
    { ...receipt, version },
    () => `Published version ${version.toString()} of ${id}. Open a cycle on it with "plumbline cycle open".`,
  );
};
