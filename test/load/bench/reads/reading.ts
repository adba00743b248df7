import { compare, type Compared } from '../compare.js';
import { drive } from '../drive.js';
import type { Viewer, World } from './world.js';

export type Reading = Readonly<{ viewer: Viewer; paths: readonly string[]; requests: number }>;
const CONNECTIONS = 8;
const ROUNDS = 6;

export const get = async ({ server, tokens }: World, viewer: Viewer, path: string): Promise<Response> =>
  fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${tokens[viewer]}` } });

export const bodyOf = async (world: World, viewer: Viewer, path: string): Promise<string> => {
  const answer = await get(world, viewer, path);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status.toString()} to the ${viewer}`);
  return answer.text();
};

/** Has the server keep what it answers; gives the address of a route that answers the same and does nothing for it. */
const servedFromObject = async (world: World, viewer: Viewer, path: string): Promise<string> => {
  const body = await bodyOf(world, viewer, path);
  const at = `/v1/bench/answers/${encodeURIComponent(`${viewer} ${path}`)}`;
  const headers = { authorization: `Bearer ${world.tokens[viewer]}`, 'content-type': 'application/json' };
  const stored = await fetch(`${world.server.url}${at}`, { method: 'PUT', headers, body });
  if (!stored.ok) throw new Error(`${at} answered ${stored.status.toString()}`);
  if ((await bodyOf(world, viewer, at)) !== body) throw new Error(`${at} answers other bytes than ${path}`);
  return at;
};

/** Reads the paths one after the other, again and again, against routes that answer the same bytes from an object. */
export const compareReads = async (world: World, { viewer, paths, requests }: Reading): Promise<Compared> => {
  const nothing = await Promise.all(paths.map((path) => servedFromObject(world, viewer, path)));
  const headers = { authorization: `Bearer ${world.tokens[viewer]}` };
  const reading = (of: readonly string[]) => () =>
    drive(world.server, {
      connections: CONNECTIONS,
      amount: requests,
      request: (n) => ({ method: 'GET', path: of[n % of.length] ?? '', headers }),
    });
  return compare(ROUNDS, { nothing: reading(nothing), ours: reading(paths) });
};
