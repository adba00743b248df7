import { PEOPLE, ROLES } from '../../../apps/api/src/sample/people.js';
import type { Route } from './contract.js';
import type { Sample } from './sample.js';

type Page = Readonly<{ items: readonly Readonly<{ id: string }>[]; nextCursor: string | null }>;
type Framework = Readonly<{
  versions: readonly Readonly<{ version: number }>[];
  draft: Readonly<{
    levels: readonly Readonly<{ key: string }>[];
    criteria: readonly Readonly<{ key: string }>[];
    counterSignals: readonly Readonly<{ key: string }>[];
    blueprints: readonly Readonly<{ sha256: string }>[];
  }>;
}>;

/** Who between them sees all that there is. */
const OVERSEERS = [ROLES.admin, ROLES.auditor, ROLES.chair];

const idsIn = async ({ read }: Sample, list: string): Promise<readonly string[]> => {
  const pages = await Promise.all(OVERSEERS.map((persona) => read(persona, `${list}?limit=200`)));
  return [...new Set(pages.flatMap(({ text }) => (JSON.parse(text) as Page).items.map(({ id }) => id)))];
};

type Values = Readonly<Record<string, readonly string[]>>;
const NONE: Values = {};

const inFrameworks = async (sample: Sample): Promise<Values> => {
  const ids = await idsIn(sample, '/v1/frameworks');
  const texts = await Promise.all(ids.map((id) => sample.read(ROLES.admin, `/v1/frameworks/${id}`)));
  const all = texts.map(({ text }) => JSON.parse(text) as Framework);
  return {
    id: ids,
    version: all.flatMap(({ versions }) => versions.map(({ version }) => String(version))),
    key: all.flatMap(({ draft }) => [...draft.criteria, ...draft.counterSignals].map(({ key }) => key)),
    sha256: all.flatMap(({ draft }) => draft.blueprints.map(({ sha256 }) => sha256)),
    level: all.flatMap(({ draft }) => draft.levels.map(({ key }) => key)),
  };
};

/** Values of path parameters by the first part of the path, and an id that nobody has. */
const valuesOf = async (sample: Sample): Promise<Readonly<Record<string, Values>>> => {
  const frameworks = await inFrameworks(sample);
  const unknown = 'never-given';
  return {
    frameworks,
    cycles: { id: [...(await idsIn(sample, '/v1/cycles')), unknown], level: frameworks['level'] ?? [] },
    nominations: { id: [...(await idsIn(sample, '/v1/nominations')), unknown] },
    people: { id: [...PEOPLE.map(({ id }) => id), unknown] },
  };
};

const PARTS = { evidenceId: 'evidence', appealId: 'appeals' } as const;

/** Parts of packets by the parameter that names them, each in the packet that has it. */
const partsIn = async (
  sample: Sample,
  nominations: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const packets = await Promise.all(
    nominations.map(async (id) => (await sample.read(ROLES.chair, `/v1/nominations/${id}`)).text),
  );
  const read = packets.map((text) => JSON.parse(text) as Partial<Record<string, Page['items'] | null>>);
  const addresses = Object.entries(PARTS).map(([name, part]) => {
    const found = nominations.flatMap((id, at) =>
      (read[at]?.[part] ?? []).slice(0, 1).map((each) => `/v1/nominations/${id}/${part}/${each.id}`),
    );
    return [`/v1/nominations/{id}/${part}/{${name}}`, found] as const;
  });
  return new Map(addresses);
};

const filled = (path: string, values: Values): readonly string[] => {
  const name = /\{(?<name>[^}]+)\}/.exec(path)?.groups?.['name'];
  if (name === undefined) return [path];
  return (values[name] ?? []).flatMap((value) => filled(path.replace(`{${name}}`, value), values));
};

const QUERIES: Readonly<Record<string, string>> = {
  '/v1/frameworks/{id}/versions/{version}/diff': '?from=1',
};

/** Every address that a route has in the sample. */
export const addressing = async (sample: Sample): Promise<(route: Route) => readonly string[]> => {
  const values = await valuesOf(sample);
  const parts = await partsIn(sample, values['nominations']?.['id'] ?? []);
  return ({ path }) =>
    parts.get(path) ??
    filled(path, values[path.split('/')[2] ?? ''] ?? NONE).map((address) => `${address}${QUERIES[path] ?? ''}`);
};
