import { same } from '../kernel/same.js';
import type { BlueprintEdition, ImportedItem } from './events.js';
import { matchItems } from './mapping/match-items.js';
import { normalizeText } from './text.js';

type Edition = Pick<BlueprintEdition, 'source' | 'document' | 'importerVersion' | 'role'>;

const comparable = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** A career-track page and a ladder count as one document type: only a heading that may come and go tells them apart. */
const documentTypeOf = (importerVersion: string): string => {
  const [family = ''] = importerVersion.split('/');
  return family === 'career-track' ? 'ladder' : family;
};

const titleOf = ({ source, role }: Pick<Edition, 'source' | 'role'>): string =>
  comparable(role.title?.value ?? source.name);

/**
 * Editions of one document share this: its document type, the title of the role, or the file name if it states no title, and what tells it
 * from others with that title.
 */
export const documentOf = (edition: Edition): string =>
  JSON.stringify([documentTypeOf(edition.importerVersion), titleOf(edition), edition.document]);

/** The last import of each role, in the order in which roles were first imported. Bytes that were imported more than once count where they were imported last. */
export const latestEditions = <R extends Edition>(editions: Iterable<R>): readonly R[] => {
  const latest = new Map<string, R>();
  const lastImported = new Map<string, R>();
  for (const edition of editions) {
    latest.set(documentOf(edition), edition);
    lastImported.set(edition.source.sha256, edition);
  }
  return [...latest.values()].filter((edition) => lastImported.get(edition.source.sha256) === edition);
};

type Read = Omit<BlueprintEdition, 'document'>;

/** What a document says that it is about: the one level, or each of several. */
const levelsIn = ({ role, items }: Read): ReadonlySet<string> =>
  new Set([
    ...(role.level === null ? [] : [comparable(role.level.value)]),
    ...items.flatMap(({ kind, text }) => (kind === 'level' ? [comparable(text)] : [])),
  ]);

/** Two documents that name levels, and none that both name, are not one. */
const contradict = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && ![...a].some((level) => b.has(level));

/** A name that no other document of the title has. */
const freeName = (name: string, taken: ReadonlySet<string | null>): string => {
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name} (${String(n)})`;
  return free;
};

/** The document that is called so; the one with no name but its title, where its file is. */
const namedAmong = (named: string, alike: readonly BlueprintEdition[]): string | null => {
  const isTaken = alike.some(({ document }) => document === named);
  return !isTaken && alike.some(({ source, document }) => document === null && source.name === named) ? null : named;
};

/** The latest edition of each document of which it may be one, as each names a level that it names, or none does. */
const followedBy = (read: Read, alike: readonly BlueprintEdition[]): BlueprintEdition | undefined => {
  const levels = levelsIn(read);
  const able = alike.filter((one) => !contradict(levelsIn(one), levels));
  return (
    able.find(({ source }) => source.name === read.source.name) ??
    able.find(({ document }) => document === null) ??
    (able.length === 1 ? able[0] : undefined)
  );
};

/**
 * Of which document a reading is an edition: of the one with its title, unless they name other levels each. `named`: what whoever imports
 * it calls a document that shares its title with others; that one it is, whatever else has the title.
 */
export const documentFor = (read: Read, named: string | null, editions: readonly BlueprintEdition[]): string | null => {
  const alike = latestEditions(editions).filter(
    (one) =>
      titleOf(one) === titleOf(read) && documentTypeOf(one.importerVersion) === documentTypeOf(read.importerVersion),
  );
  if (named !== null) return namedAmong(named, alike);
  const followed = followedBy(read, alike);
  if (followed !== undefined) return followed.document;
  const taken = new Set(alike.map(({ document }) => document));
  return alike.length === 0 ? null : freeName(read.source.name, taken);
};

/** The previous import of the same role; `edition` may be one of `editions` or not imported yet. Undefined for the first. */
export const editionBefore = <R extends Edition>(editions: Iterable<R>, edition: R): R | undefined => {
  const all = [...editions];
  const at = all.indexOf(edition);
  return all.slice(0, at < 0 ? all.length : at).findLast((other) => documentOf(other) === documentOf(edition));
};

/**
 * The last import of each document, in the order in which their roles were first imported, so that a later edition stands where the
 * first one stood.
 */
export const inOrderOfDocuments = <R extends Edition>(editions: Iterable<R>): readonly R[] => {
  const all = [...editions];
  const roles = [...new Set(all.map(documentOf))];
  const ordered = all.toSorted((a, b) => roles.indexOf(documentOf(a)) - roles.indexOf(documentOf(b)));
  return [...new Map(ordered.map((edition) => [edition.source.sha256, edition])).values()];
};

type Item = Pick<ImportedItem, 'kind' | 'key' | 'text' | 'section' | 'group' | 'locator' | 'fields'>;
type Named = Pick<Item, 'kind' | 'key' | 'text' | 'section' | 'locator'>;
export type EditionDiff = Readonly<{
  added: readonly Named[];
  removed: readonly Named[];
  /** `key` is that of the later edition. */
  reworded: readonly Readonly<{ kind: string; key: string; from: string; to: string; locator: string }>[];
  /** Put into another area or group, by its title where it has one; null stands for none. Not where a heading was renamed. */
  moved: readonly Readonly<{
    kind: string;
    key: string;
    text: string;
    from: string | null;
    to: string | null;
    locator: string;
  }>[];
  /** Same text, other fields, such as the target of a KPI; `fields` names them. */
  revised: readonly (Named & Readonly<{ fields: readonly string[] }>)[];
}>;

const named = ({ kind, key, text, section, locator }: Item): Named => ({ kind, key, text, section, locator });
/** Every text in a field as it is read. */
const normalizedField = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value ?? null), (_, part: unknown) =>
    typeof part === 'string' ? normalizeText(part) : part,
  );
const fieldsBetween = (from: Item, to: Item): readonly string[] =>
  Object.keys({ ...from.fields, ...to.fields }).filter(
    (name) => !same(normalizedField(from.fields[name]), normalizedField(to.fields[name])),
  );

const groupsIn = (items: readonly Item[]): ReadonlySet<string> =>
  new Set(items.flatMap(({ kind, key, group }) => (kind === 'area' ? [key] : group === null ? [] : [group])));
const titleOfGroup = (items: readonly Item[], group: string | null): string | null =>
  items.find(({ kind, key }) => kind === 'area' && key === group)?.text ?? group;

/**
 * Whether a group is the same under another name: one is in the earlier edition alone, the other in the later. Where both are in
 * both, or one came up beside it, an item moved.
 */
export const groupRenames = (
  from: readonly Item[],
  to: readonly Item[],
): ((before: string | null, after: string | null) => boolean) => {
  const [earlier, later] = [groupsIn(from), groupsIn(to)];
  return (before, after) => before !== null && after !== null && !later.has(before) && !earlier.has(after);
};

/** What a later edition changes, in the order of the documents. `matchItems` tells which items are the same. */
export const diffEditions = (from: readonly Item[], to: readonly Item[]): EditionDiff => {
  const earlier = matchItems(from, to);
  const isRename = groupRenames(from, to);
  const matched = new Set(earlier.values());
  const both = to.flatMap((item) => {
    const held = earlier.get(item);
    return held === undefined ? [] : [{ held, item }];
  });
  return {
    added: to.filter((item) => !earlier.has(item)).map(named),
    removed: from.filter((item) => !matched.has(item)).map(named),
    reworded: both
      .filter(({ held, item }) => normalizeText(held.text) !== normalizeText(item.text))
      .map(({ held, item: { kind, key, text, locator } }) => ({ kind, key, from: held.text, to: text, locator })),
    moved: both
      .filter(({ held, item }) => held.group !== item.group && !isRename(held.group, item.group))
      .map(({ held, item: { kind, key, text, group, locator } }) => {
        return { kind, key, text, from: titleOfGroup(from, held.group), to: titleOfGroup(to, group), locator };
      }),
    revised: both
      .filter(({ held, item }) => normalizeText(held.text) === normalizeText(item.text))
      .map(({ held, item }) => ({ ...named(item), fields: fieldsBetween(held, item) }))
      .filter(({ fields }) => fields.length > 0),
  };
};
