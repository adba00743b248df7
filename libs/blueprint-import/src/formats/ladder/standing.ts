import { headingWords } from '../../document/headings.js';
import { bare } from '../../document/phrase.js';
import type { Heading, Unit } from '../../document/unit.js';
import { kindOf, type ListKind } from '../career-track/labels.js';
import { namesLevel } from '../seniority.js';

/** Words that say what the page consists of, not what it asks for. */
const STRUCTURE =
  /^(?:levels?|ladder|areas?|dimensions?|competenc(?:y|ies)|criteria|expectations|tracks?|roles?|career (?:path|ladder|levels|framework)|matrix)$/u;

const isStructure = (text: string): boolean => STRUCTURE.test(headingWords(text));

/** Where in a ladder a list stands: for which level, in which area, and what it holds. */
export type Where = Readonly<{ level: string | null; area: string | null; kind: ListKind }>;

const isArea = (text: string): boolean => !namesLevel(text) && kindOf(text) === null && !isStructure(text);

const labelOf = ({ standing }: Unit): string | null => (standing.label === null ? null : bare(standing.label.text));

const MAX_AREA = 80;
const areaIn = (label: string | null, path: readonly Heading[], root: Heading | null): string | null => {
  if (label !== null && kindOf(label) === null && label.length <= MAX_AREA) return label;
  return path.findLast((heading) => heading !== root && isArea(heading.text))?.text ?? null;
};

/** What the nearest of the words above says that the list holds. */
const kindIn = (label: string | null, path: readonly Heading[]): ListKind => {
  const words = [...path.map(({ text }) => text), label ?? ''];
  return words.map(kindOf).findLast((kind) => kind !== null) ?? 'responsibility';
};

/** `root` is the heading that names the page, and so no area. */
export const whereOf = (unit: Unit, root: Heading | null): Where => {
  const { path } = unit.standing;
  const label = labelOf(unit);
  const level = path.findLast(({ text }) => namesLevel(text));
  return { level: level?.text ?? null, area: areaIn(label, path, root), kind: kindIn(label, path) };
};

/** True where the page itself says that the list holds responsibilities. */
export const saysResponsibilities = (unit: Unit): boolean =>
  [labelOf(unit) ?? '', ...unit.standing.path.map(({ text }) => text)].some(
    (text) => kindOf(text) === 'responsibility',
  );
