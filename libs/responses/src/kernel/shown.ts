import type { TSchema } from 'typebox';

/** What of a nomination is logged when somebody reads it. packet: anything of it; ratings: or what is made of them, such as a band. */
export type Shown = 'packet' | 'ratings' | 'votes';
/** What an answer shows, and of which nominations. */
export type Reading = Readonly<{ shows: ReadonlySet<Shown>; nominations: ReadonlySet<string> }>;

type IdsOf = (answer: never) => readonly (string | null)[];
const SHOWS = Symbol('shows');
const ABOUT = Symbol('about');
type Marked = TSchema & {
  readonly [SHOWS]?: readonly Shown[];
  readonly [ABOUT]?: IdsOf;
  readonly anyOf?: readonly Marked[];
  readonly items?: Marked;
  readonly properties?: Readonly<Record<string, Marked>>;
};

/** Marks a part of an answer as something whose reading is logged. It has to stand within something that is `about` a nomination. */
export const showing = <T extends TSchema>(shows: Shown | readonly Shown[], schema: T): T => ({
  ...schema,
  [SHOWS]: [shows].flat(),
});

/** Marks an answer, or an item of a list, as one about the nominations with these ids; about none where there are none. */
export const about = <T extends TSchema>(idsOf: IdsOf, schema: T): T => ({ ...schema, [ABOUT]: idsOf });

type Found = { readonly shows: Set<Shown>; readonly nominations: Set<string> };
type Look = (value: unknown, found: Found) => void;

const isThere = (value: unknown): boolean =>
  value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);

const inFields = (fields: Readonly<Record<string, Marked>>, within: boolean): readonly Look[] =>
  Object.entries(fields).flatMap(([name, schema]) => {
    const look = lookInto(schema, within);
    return look
      ? [
          (value, found) => {
            look((value as Readonly<Record<string, unknown>>)[name], found);
          },
        ]
      : [];
  });

const inItems = (items: Marked, within: boolean): readonly Look[] => {
  const look = lookInto(items, within);
  return look
    ? [
        (value, found) => {
          for (const item of value as readonly unknown[]) look(item, found);
        },
      ]
    : [];
};

const inside = ({ anyOf = [], items, properties = {} }: Marked, within: boolean): readonly Look[] => [
  ...anyOf.flatMap((schema) => lookInto(schema, within) ?? []),
  ...(items ? inItems(items, within) : []),
  ...inFields(properties, within),
];

const scoped =
  (idsOf: IdsOf, looks: readonly Look[]): Look =>
  (value, found) => {
    const inner: Found = { shows: new Set(), nominations: new Set() };
    for (const look of looks) look(value, inner);
    const ids = idsOf(value as never).filter((id) => id !== null);
    if (inner.shows.size === 0 || ids.length === 0) return;
    for (const shown of inner.shows) found.shows.add(shown);
    for (const id of [...ids, ...inner.nominations]) found.nominations.add(id);
  };

/** Undefined where nothing is marked. */
const lookInto = (schema: Marked, within: boolean): Look | undefined => {
  const { [SHOWS]: shows, [ABOUT]: idsOf } = schema;
  if (shows && !within && !idsOf)
    throw new Error(`Something of the kind ${shows.join(', ')} is shown, and nothing says of which nomination.`);
  const looks = [...inside(schema, within || idsOf !== undefined)];
  if (shows)
    looks.push((_, found) => {
      for (const shown of shows) found.shows.add(shown);
    });
  if (looks.length === 0) return undefined;
  const all: Look = (value, found) => {
    if (isThere(value)) for (const look of looks) look(value, found);
  };
  return idsOf
    ? (value, found) => {
        if (isThere(value)) scoped(idsOf, looks)(value, found);
      }
    : all;
};

const readers = new WeakMap<TSchema, (answer: unknown) => Reading | undefined>();

/**
 * Says what an answer of this definition shows of which nominations, undefined where nothing. Made once.
 *
 * @throws Error where a marked part stands within nothing that is about a nomination
 */
export const readingOf = (definition: TSchema): ((answer: unknown) => Reading | undefined) => {
  const existing = readers.get(definition);
  if (existing) return existing;
  const look = lookInto(definition, false);
  const read = (answer: unknown): Reading | undefined => {
    const found: Found = { shows: new Set(), nominations: new Set() };
    look?.(answer, found);
    return found.shows.size === 0 ? undefined : found;
  };
  readers.set(definition, read);
  return read;
};
