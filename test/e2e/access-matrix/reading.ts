import type { Server } from '../support/server.js';
import { declaredRoutes } from './served.js';

/** What one address answered. */
export type Read = Readonly<{ path: string; status: number; text: string }>;
/** What somebody can put into an address. */
export type Ids = Readonly<{ nominations: readonly string[]; cycles: readonly string[]; people: readonly string[] }>;

const PAGES = ['', '?limit=1', '?limit=200'];
const VARIANTS: Readonly<Record<string, (ids: Ids) => readonly string[]>> = {
  '/v1/nominations': ({ cycles, people }) => [
    ...PAGES,
    '?sort=candidate',
    '?sort=-openedAt',
    '?state=voting',
    '?targetLevel=staff',
    '?orgUnit=platform',
    ...cycles.map((cycle) => `?cycle=${cycle}`),
    ...people.map((person) => `?manager=${person}`),
  ],
  '/v1/decisions': ({ cycles }) => [...PAGES, '?outcome=promoted', ...cycles.map((cycle) => `?cycle=${cycle}`)],
  '/v1/findings': () => [...PAGES, '?state=open'],
  '/v1/people': () => PAGES,
  '/v1/events': () => ['?limit=200'],
  '/v1/cycles/:id/readiness': () => ['', '?orgUnit=platform'],
  '/v1/cycles/:id/levels/:level/heat-map': () => PAGES,
  '/v1/frameworks/:id/versions/:version/diff': () => ['?from=1'],
  '/v1/frameworks/:id/versions/:version/nominations': () => PAGES,
  '/v1/nominations/:id/gaps': () => ['', '?level=senior', '?level=staff'],
};

const idsFor = (template: string, { nominations, cycles, people }: Ids): readonly string[] => {
  if (!template.includes(':id')) return [''];
  if (template.startsWith('/v1/nominations')) return nominations;
  if (template.startsWith('/v1/people')) return people;
  return template.startsWith('/v1/cycles') ? cycles : ['eng'];
};

/** Each address that a GET route of this API can be read at, with every filter. */
export const addresses = (ids: Ids): readonly string[] =>
  declaredRoutes()
    .filter((route) => route.startsWith('GET /v1'))
    .map((route) => route.slice('GET '.length))
    .flatMap((template) =>
      idsFor(template, ids).flatMap((id) => {
        const path = template
          .replace(':id', id)
          .replace(':level', 'staff')
          .replace(':version', '1')
          .replace(':key', 'design');
        return (VARIANTS[template]?.(ids) ?? ['']).map((query) => path + query);
      }),
    );

/** Everything that somebody is answered, by views that hold all that was acknowledged; `late` takes them as they are. */
export const readAll = async (
  server: Server,
  token: string | null,
  paths: readonly string[],
  late = false,
): Promise<readonly Read[]> => {
  const headers = { authorization: `Bearer ${token ?? ''}`, ...(!late && (await server.latest())) };
  return Promise.all(
    paths.map(async (path) => {
      const response = await fetch(new URL(path, server.base), { headers });
      return { path, status: response.status, text: await response.text() };
    }),
  );
};
