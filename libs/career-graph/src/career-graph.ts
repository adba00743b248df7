import {
  type BlueprintEdition,
  type CriterionSource,
  type ImportedItem,
  latestEditions,
  type Level,
  type LevelKey,
} from '@plumbline/domain';

export type CareerRelation = 'feeder' | 'next' | 'adjacent';
/** A role that a blueprint describes. `level` is that of the framework which the blueprint names; null where it names none of them. */
export type CareerRole = Readonly<{
  blueprint: string;
  title: string;
  level: LevelKey | null;
  statedLevel: string | null;
}>;
export type CareerEdge = Readonly<{
  /** Digest of the blueprint whose role this leads to or from. */
  blueprint: string;
  relation: CareerRelation;
  /** As the blueprint names it. */
  role: string;
  note: string | null;
  /** Digest of the blueprint in the same framework that describes that role, if one does. */
  describedBy: string | null;
  source: CriterionSource;
}>;
export type CareerGraph = Readonly<{
  levels: readonly Level[];
  roles: readonly CareerRole[];
  edges: readonly CareerEdge[];
}>;

type Edition = Pick<BlueprintEdition, 'source' | 'document' | 'importerVersion' | 'role' | 'items'>;

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
const RELATIONS: ReadonlySet<unknown> = new Set<CareerRelation>(['feeder', 'next', 'adjacent']);

const levelOf = (stated: string | null, levels: readonly Level[]): LevelKey | null => {
  if (stated === null) return null;
  const words = fold(stated);
  const named = levels.filter(({ key, title }) => words === key || words === fold(title));
  return named[0]?.key ?? null;
};

const roleIn = ({ source, role }: Edition, levels: readonly Level[]): CareerRole => {
  const statedLevel = role.level?.value ?? null;
  return {
    blueprint: source.sha256,
    title: role.title?.value ?? source.name,
    level: levelOf(statedLevel, levels),
    statedLevel,
  };
};

const textOr = <T>(value: unknown, otherwise: T): string | T => (typeof value === 'string' ? value : otherwise);

const edgeOf = (blueprint: string, item: ImportedItem, roles: readonly CareerRole[]): CareerEdge => {
  const role = textOr(item.fields['role'], item.text);
  const described = roles.find((each) => each.blueprint !== blueprint && fold(each.title) === fold(role));
  return {
    blueprint,
    relation: item.fields['relation'] as CareerRelation,
    role,
    note: textOr(item.fields['note'], null),
    describedBy: described?.blueprint ?? null,
    source: { blueprint, item: item.key, locator: item.locator },
  };
};

const isEdge = ({ kind, fields }: ImportedItem): boolean => kind === 'career-edge' && RELATIONS.has(fields['relation']);

/** Where the roles of a track come from and lead to, as their blueprints say; roles by level, lowest first. */
export const careerGraph = (editions: Iterable<Edition>, draft: readonly Level[]): CareerGraph => {
  const levels = draft.toSorted((a, b) => a.ordinal - b.ordinal);
  const latest = latestEditions(editions).filter(({ items }) => items.some(isEdge));
  const rank = ({ level }: CareerRole): number =>
    level === null ? levels.length : levels.findIndex((l) => l.key === level);
  const roles = latest.map((edition) => roleIn(edition, levels)).toSorted((a, b) => rank(a) - rank(b));
  const edges = roles.flatMap(({ blueprint }) => {
    const items = latest.find(({ source }) => source.sha256 === blueprint)?.items ?? [];
    return items.filter(isEdge).map((item) => edgeOf(blueprint, item, roles));
  });
  return { levels, roles, edges };
};
