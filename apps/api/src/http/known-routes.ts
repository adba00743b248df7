import type { FastifyInstance } from 'fastify';

type Route = Readonly<{ method: string; segments: readonly string[] }>;

const isParameter = (segment: string): boolean => segment.startsWith(':');

const fits = ({ segments }: Route, asked: readonly string[]): boolean =>
  segments.length === asked.length &&
  segments.every((segment, at) => segment === asked[at] || (isParameter(segment) && asked[at] !== ''));

const literal = ({ segments }: Route): number => segments.filter((segment) => !isParameter(segment)).length;

/** Every route of the server, to tell an address that is not there from one that is there for other methods. */
export class KnownRoutes {
  private readonly routes: Route[] = [];

  /** Call before the routes are made. */
  constructor(server: FastifyInstance) {
    server.addHook('onRoute', ({ method, url }) => {
      if (url.includes('*')) return;
      for (const each of [method].flat()) this.routes.push({ method: each, segments: url.split('/') });
    });
  }

  /** The methods of the address, none where there is no such address. Where it could be read as two, the more literal one counts. */
  methodsOf(path: string): readonly string[] {
    const asked = path.split('/');
    const fitting = this.routes.filter((route) => fits(route, asked));
    const most = Math.max(...fitting.map(literal));
    return [...new Set(fitting.filter((route) => literal(route) === most).map(({ method }) => method))].sort();
  }
}
