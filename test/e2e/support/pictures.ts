import type { Role } from '@plumbline/access';
import type { Server } from './server.js';

type Viewer = readonly [person: string, roles: readonly Role[], paths: readonly string[]];

/** What each kind of user opens after a round. */
const viewersOf = (at: string, cycle: string): readonly Viewer[] => [
  [
    'ops',
    ['admin'],
    [
      '/frameworks/eng',
      '/frameworks/eng/versions/1',
      `/cycles/${cycle}`,
      `/cycles/${cycle}/progress`,
      `/cycles/${cycle}/readiness?orgUnit=platform`,
      `/cycles/${cycle}/levels/staff/heat-map`,
      '/people/kim/timeline',
      at,
    ],
  ],
  ['chair', [], [at, `${at}/readiness`, `${at}/gaps?level=staff`, `${at}/reviews`, `${at}/votes`]],
  ['chair', [], [`/nominations?cycle=${cycle}`, `/decisions?cycle=${cycle}`]],
  ['boss', [], [at, '/nominations', '/people', '/decisions']],
  ['mia', [], [at, `${at}/votes`, '/me/votes']],
  ['ria', [], [at, `${at}/reviews`, '/me/reviews']],
  ['kim', [], [at]],
  ['auditor', ['auditor'], [at, `${at}/history`]],
];

/** Every answer, by viewer and path, no older than the last event of the store. */
export const picturesOf = async (server: Server, at: string, cycle: string): Promise<Map<string, unknown>> => {
  const latest = await server.latest();
  const pictures = new Map<string, unknown>();
  for (const [person, roles, paths] of viewersOf(at, cycle)) {
    const client = await server.as(person, ...roles);
    for (const path of paths) {
      const { status, body, etag } = await client.get(path, latest);
      pictures.set(`${person} ${path.replace(at, '')}`, { status, body, etag });
    }
  }
  return pictures;
};
