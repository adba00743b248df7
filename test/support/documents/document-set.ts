export type Document = Readonly<{ name: string; bytes: () => Buffer }>;

/** A role blueprint as a post of its publisher, and what a reader counts in it. */
export type Role = Document &
  Readonly<{
    level: string;
    horizon: string;
    /** Each fact of the role with its basis: "title stated". */
    facts: readonly string[];
    /** Items by kind, and by "kind/group"; groups of deliverables apart. */
    counts: Readonly<Record<string, number>>;
    ambiguities: Readonly<Record<string, number>>;
    /** Placeholders among the targets of its figures. */
    placeholders: number;
    /** What the weights of its scorecard sum to; null where it has none. */
    weight: number | null;
    /** Labels of its rating scale. */
    labels: number;
  }>;

/** A career-track page with what stands in each of its areas. */
export type Page = Document &
  Readonly<{
    areas: Readonly<Record<string, Readonly<{ responsibilities: number; examples: number; antiPatterns: number }>>>;
    resources: number;
  }>;

/** Documents that make one track of the levels senior, staff and principal. The first role is one at Staff. */
export type DocumentSet = Readonly<{
  roles: readonly [Role, ...Role[]];
  page: Page;
  /** How many criteria the proposed mapping gives each level. */
  asked: Readonly<{ senior: number; staff: number; principal: number }>;
  /** Must-have skills that are called critical without a condition. */
  critical: number;
}>;

export const documentsOf = ({ roles, page }: DocumentSet): readonly Document[] => [...roles, page];

export type Post = Readonly<{ title: { rendered: string }; content: { rendered: string } }>;
export const postOf = ({ bytes }: Document): Post => JSON.parse(bytes().toString('utf8')) as Post;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
export const criteriaOf = ({ asked }: DocumentSet): number => sum(Object.values(asked));
export const careerEdgesOf = ({ roles }: DocumentSet): number =>
  sum(roles.map(({ counts }) => counts['career-edge'] ?? 0));
/** Anti-patterns and red flags. */
export const counterSignalsOf = ({ roles, page }: DocumentSet): number =>
  sum(roles.flatMap(({ counts }) => [counts['anti-pattern'] ?? 0, counts['red-flag'] ?? 0])) +
  sum(Object.values(page.areas).map(({ antiPatterns }) => antiPatterns));

/** A table with a column of counts for each document, as one of its columns. */
export const columnOf = (
  table: readonly (readonly [string, ...number[]])[],
  column: number,
): Readonly<Record<string, number>> =>
  Object.fromEntries(table.map(([kind, ...counts]) => [kind, counts[column] ?? Number.NaN]));

/** Reads once, and not before it is asked for: a suite that is skipped reads nothing. */
export const lazily = <T>(read: () => T): (() => T) => {
  let cached: { value: T } | undefined;
  return () => (cached ??= { value: read() }).value;
};
