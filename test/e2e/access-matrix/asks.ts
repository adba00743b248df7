import { randomUUID } from 'node:crypto';
import { sha256 } from '@plumbline/canonical';
import { PAGE } from './company.js';
import { WRITES, type Body } from '../support/write-routes.js';
import { type NominationKey, type PersonaName, personaOf } from './personas.js';
import type { Row } from './table.js';

export type Ask = Readonly<{ method: string; path: string; body?: Body; raw?: string }>;
export type Nominations = Readonly<Record<NominationKey, string>>;

const PARTS: Readonly<Record<string, string>> = {
  key: 'design',
  personId: 'member',
  evidenceId: 'on-design',
  appealId: 'none',
  version: '1',
  level: 'staff',
  date: '2999-01-01',
  caseNumber: '12',
  sha256: sha256(PAGE),
};
const QUERIES = [
  ['/blueprints', '?name=page.md'],
  ['/diff', '?from=1'],
] as const;
const NOWHERE = 'no-such-thing';

/** A sound body for a route, from the table of write routes. */
const bodyFor = (method: string, path: string): Body | undefined => {
  const pattern = new RegExp(`^${path.replace(/^\/v1/, '').replaceAll(/:[a-zA-Z]+/g, '[^/]+')}$`);
  return WRITES.find((route) => route.method === method && pattern.test(route.path.replace(':n', '/nominations/n')))
    ?.body;
};

/** What an address names, for a persona: a resource that is there, or an id of the same kind that was never given. */
export type Named = Readonly<{ nomination: string; cycle: string; person: string; framework: string }>;
export const namedBy = (name: PersonaName, { of }: Row, nominations: Nominations): Named => {
  const { nomination = 'kim-open', person = 'kim' } = personaOf(name);
  return {
    nomination: nominations[nomination],
    cycle: nomination === 'kim-released' ? 'autumn' : 'spring',
    person,
    framework: of === undefined ? 'eng' : 'sketch',
  };
};
export const nothing = (): Named => ({
  nomination: randomUUID(),
  cycle: NOWHERE,
  person: NOWHERE,
  framework: NOWHERE,
});

const idIn = (path: string, named: Named): string => {
  if (path.startsWith('/v1/nominations')) return named.nomination;
  if (path.startsWith('/v1/cycles')) return named.cycle;
  return path.startsWith('/v1/people') ? named.person : named.framework;
};

const SPECIAL: Readonly<Record<string, (named: Named) => Partial<Ask>>> = {
  'POST /v1/nominations': ({ person, cycle }) => ({
    body: { cycle: cycle, candidate: person, targetLevel: 'staff' },
  }),
  'POST /v1/frameworks/:id/mapping/preview': () => {
    const body = bodyFor('PUT', '/v1/frameworks/:id/mapping');
    return body === undefined ? {} : { body };
  },
  'POST /v1/frameworks/:id/blueprints': () => ({ raw: '# A page\n' }),
  'POST /v1/projections/rebuild': () => ({ body: { view: NOWHERE } }),
  'POST /v1/projections/parked/retry': () => ({ body: { view: 'people', stream: `person-${NOWHERE}` } }),
};

/** One request of a route: the same for everybody who names the same. */
export const askOf = ({ route }: Pick<Row, 'route'>, named: Named): Ask => {
  const [method = '', template = ''] = route.split(' ');
  const path = template.replaceAll(/:(\w+)/g, (_, part: string) =>
    part === 'id' ? idIn(template, named) : (PARTS[part] ?? NOWHERE),
  );
  const query = QUERIES.find(([end]) => template.endsWith(end))?.[1] ?? '';
  const body = bodyFor(method, template);
  return { method, path: path + query, ...(body && { body }), ...SPECIAL[route]?.(named) };
};
