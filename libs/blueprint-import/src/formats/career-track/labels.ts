import { fold } from '../../source/text.js';

export type ListKind = 'responsibility' | 'example' | 'anti-pattern' | 'resource';

const LABELS: ReadonlyMap<string, ListKind> = new Map([
  ['responsibilities', 'responsibility'],
  ['examples', 'example'],
  ['anti-patterns', 'anti-pattern'],
  ['antipatterns', 'anti-pattern'],
  ['anti patterns', 'anti-pattern'],
]);
const RESOURCES: ReadonlySet<string> = new Set([
  'resourcing',
  'resources',
  'reading',
  'further reading',
  'recommended reading',
  'references',
  'links',
  'books',
]);

const bare = (text: string): string => {
  const folded = fold(text).toLowerCase();
  return (folded.endsWith(':') ? folded.slice(0, -1) : folded).trim();
};

/** What the list after a label or heading holds; null where the words are not among the known ones. */
export const kindOf = (text: string): ListKind | null => {
  const label = bare(text);
  return RESOURCES.has(label) ? 'resource' : (LABELS.get(label) ?? null);
};

const MARKS = '#*_ \t:';
const withoutMarks = (line: string): string => {
  let from = 0;
  let to = line.length;
  while (from < to && MARKS.includes(line.charAt(from))) from += 1;
  while (to > from && MARKS.includes(line.charAt(to - 1))) to -= 1;
  return line.slice(from, to);
};

/** True of a document with a line that says "Responsibilities" and nothing else but marks around it. */
export const hasResponsibilities = (text: string): boolean =>
  text.split('\n').some((line) => line.length < 100 && kindOf(withoutMarks(line)) === 'responsibility');
