import type { NominationItem, Packet } from '@plumbline/responses';
import type { Client } from '../client.js';

/** What you may see of the nomination does not include this. */
export const HIDDEN: readonly number[] = [403, 404];

/** How many nominations are read at once. */
export const WIDTH = 8;

/** By when they were opened: an order in which nothing that changes meanwhile moves from one page to another. */
export const nominations = async function* (client: Client, query: string): AsyncGenerator<NominationItem> {
  const path = `/v1/nominations${query === '' ? '?' : `${query}&`}sort=openedAt`;
  for await (const page of client.pages<NominationItem>(path)) yield* page;
};

/** A packet with all that you may see of it; undefined where that is nothing, or no longer anything. */
export const packetOf = async (client: Client, id: string): Promise<Packet | undefined> => {
  const answer = await client.send('GET', `/v1/nominations/${encodeURIComponent(id)}`);
  if (HIDDEN.includes(answer.status)) return undefined;
  return client.accept(answer, `Reading nomination ${id}`) as Packet;
};
